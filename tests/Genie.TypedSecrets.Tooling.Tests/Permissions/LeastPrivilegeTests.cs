using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Tooling.Permissions;
using Genie.TypedSecrets.Tooling.Tests.Usage;

namespace Genie.TypedSecrets.Tooling.Tests.Permissions;

/// <summary>A job runs on the emulator with only its generated policy, and fails as soon as any resource is taken away.</summary>
public sealed class LeastPrivilegeTests
{
    public static TheoryData<string> Jobs =>
    [
        "public static object Run(SecretsClient client) => Secrets.For(client).Prod.ApiKeys.GithubToken;",
        "public static object Run(SecretsClient client) { var s = Secrets.For(client).Current; return (s.ApiKeys.GithubToken, s.Database.Host); }",
        "public static object Run(SecretsClient client) => LoadAsync(client).GetAwaiter().GetResult(); static async Task<object> LoadAsync(SecretsClient client) { var db = await Secrets.For(client).Prod.Database.GetAsync(); return await Secrets.For(client).Prod.Streaming.UseAsync((s, _) => Task.FromResult(db.Host), e => false); }",
        "public static object Run(SecretsClient client) { Secrets.For(client).PreloadAsync().GetAwaiter().GetResult(); return 1; }",
        "public static object Run(SecretsClient client) => client.GetSecretValueAsync(\"billing/db\", \"password\").AsTask().GetAwaiter().GetResult();",
    ];

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Run_WithItsPolicyOnly_SucceedsAndNeedsAllOfIt(string job)
    {
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        emulator.Put("genie-prod/api-keys", """{ "github_token": "fake-token" }""");
        emulator.Put("genie-prod/database", """{ "host": "db.example.com", "password": "fake-password" }""");
        emulator.Put("genie-prod/streaming", """{ "api_key": "fake-key" }""");
        emulator.Put("billing/db", """{ "password": "fake-password" }""");
        using var compiled = CompiledJob.Of(job);
        var policy = IamPolicy.Create(new() { Usage = [compiled.Analyze()], Environment = "prod", Account = "000000000000", Regions = ["us-east-1"] });

        Run(compiled, emulator, policy.Documents[0]).ShouldBeNull();

        foreach (var resource in policy.Resources)
        {
            var without = policy.Documents[0].Replace(resource, resource + "-other", StringComparison.Ordinal);

            var failure = Run(compiled, emulator, without).ShouldBeOfType<SecretAccessDeniedException>($"without {resource}");
            failure.Permission.ShouldBe("secretsmanager:GetSecretValue");
            failure.Resource.ShouldContain(resource[(resource.LastIndexOf(':') + 1)..^"-??????".Length]);
        }
    }

    // Runs the job with a policy, and returns why it failed.
    private static Exception? Run(CompiledJob compiled, SecretsManagerEmulator emulator, string policy)
    {
        JsonNode.Parse(policy).ShouldNotBeNull();
        emulator.AccessKeys.Set("job", "fake-secret-access-key", [policy]);
        using AwsSecretStore store = new(new() { Regions = { "us-east-1" }, ServiceUrl = emulator.Endpoint, Credentials = new BasicAWSCredentials("job", "fake-secret-access-key"), MaxAttempts = 1 });
        using SecretsClient client = new(new() { Store = store, Environment = "prod" });
        AssemblyLoadContext context = new(name: null, isCollectible: true);
        try
        {
            using var image = File.OpenRead(Path.Combine(compiled.Folder, "Job.dll"));
            context.LoadFromStream(image).GetType("IngestJob.Job", throwOnError: true)!.GetMethod("Run")!.Invoke(null, [client]);
            return null;
        }
        catch (TargetInvocationException e)
        {
            var failure = e.InnerException;
            return failure is SecretsPreloadException { InnerException: AggregateException { InnerExceptions: [var only] } } ? only : failure;
        }
        finally
        {
            context.Unload();
        }
    }
}
