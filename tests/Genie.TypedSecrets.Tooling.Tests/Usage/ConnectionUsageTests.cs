using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Tooling.Tests.Usage;

/// <summary>Tests that the reads of HTTP handlers and data sources count, with the keys that they read.</summary>
public sealed class ConnectionUsageTests
{
    private static readonly (string, string)[] s_schemas =
    [
        ("api-keys", """{ "type": "object", "description": "Keys.", "properties": { "github_token": { "type": "string" }, "slack_webhook": { "type": "string" } }, "required": ["github_token"] }"""),
        ("database", """
            {
              "type": "object",
              "description": "Login.",
              "properties": {
                "engine": { "type": "string" }, "host": { "type": "string" }, "port": { "type": "integer" }, "dbname": { "type": "string" },
                "username": { "type": "string" }, "password": { "type": "string" }, "masterarn": { "type": "string" }
              },
              "required": ["username", "password"]
            }
            """),
    ];

    public static TheoryData<string, string> Reads => new()
    {
        { "static object A(System.Data.Common.DbProviderFactory f) => Secrets.Prod.Database.CreateDataSource(f);", "database prod host,port,dbname,username,password" },
        { "static object A(System.Data.Common.DbProviderFactory f) => Secrets.Dev.Database.CreateDataSource(f, builder => builder[\"Pooling\"] = false);", "database dev host,port,dbname,username,password" },
        { "static object A(System.Data.Common.DbProviderFactory f) => Secrets.Dev.Database.CreateDataSource(f, (db, builder) => builder[\"Password\"] = db.Password.Reveal());", "database dev password" },
        { "static object A(System.Data.Common.DbProviderFactory f) { return Secrets.Dev.Database.CreateDataSource(f, Map); static void Map(DatabaseSecret db, System.Data.Common.DbConnectionStringBuilder b) => b[\"User\"] = db.Username.Reveal(); }", "database dev username" },
        { "static object A(System.Data.Common.DbProviderFactory f) { var db = Secrets.Current.Database; return db.CreateDataSource(f); }", "database $current host,port,dbname,username,password" },
        { "static object A() => new SecretAuthenticationHandler<ApiKeysSecret>(Secrets.Prod.ApiKeys, keys => new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", keys.GithubToken.Reveal()));", "api-keys prod github_token" },
        { "static object A() => new SecretAuthenticationHandler<ApiKeysSecret>(Secrets.Prod.ApiKeys, (request, keys) => request.Headers.Add(\"X\", keys.GithubToken.Reveal()));", "api-keys prod github_token" },
        { "static object A() => SecretAuthenticationHandler.Create(Secrets.Prod.ApiKeys, (request, keys) => request.Headers.Add(\"X\", keys.GithubToken.Reveal()));", "api-keys prod github_token" },

        // Through the interface, all keys can be read.
        { "static object A() => Read(Secrets.Dev.Database.Get()); static object Read(IDatabaseCredentials login) => login.Host!;", "database dev engine,host,port,dbname,username,password,masterarn" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void Run_AConnection_ReportsTheKeysThatItReads(string members, string expected)
    {
        foreach (var optimization in new[] { OptimizationLevel.Release, OptimizationLevel.Debug })
        {
            using var job = CompiledJob.Of("""{ "project": "genie", "environments": ["dev", "prod"] }""", s_schemas, members, optimization);

            job.Analyze().Secrets.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                secret => $"{secret.Category} {string.Join(',', secret.Environments)} {string.Join(',', secret.Keys)}".ShouldBe(expected, $"{optimization}: {members}"),
                secret => secret.Reads.ShouldNotBeEmpty());
        }
    }
}
