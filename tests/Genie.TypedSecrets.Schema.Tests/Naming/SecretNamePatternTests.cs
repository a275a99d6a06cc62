using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Naming;

/// <summary>Secrets whose names follow another convention than the default.</summary>
public sealed class SecretNamePatternTests
{
    private const string Keys = """{ "properties": { "password": { "type": "string" } } }""";

    [Theory]
    [InlineData("{project}-{environment}/{category}", "genie-prod/admin")]
    [InlineData("/{environment}/our_product/postgres/{category}", "/prod/our_product/postgres/admin")]
    [InlineData("{category}@{environment}", "admin@prod")]
    [InlineData("{environment}+{category}={project}", "prod+admin=genie")]
    public void Format_AnyPattern_RoundTrips(string pattern, string name)
    {
        var names = Load(pattern, ("admin", Keys)).Names!;

        names.Format("prod", "admin").ShouldBe(name);
        names.Match(name).ShouldBe(new SecretNameMatch(SecretNameKind.Known, "prod", "admin", null));
        names.All.ShouldContain(name);
    }

    [Theory]
    [InlineData("/prd/our_product/postgres/admin", SecretNameKind.UnknownEnvironment, "/prod/our_product/postgres/admin")]
    [InlineData("/prod/our_product/postgres/admni", SecretNameKind.UnknownCategory, "/prod/our_product/postgres/admin")]
    [InlineData("prod/our_product/postgres/admin", SecretNameKind.Foreign, "/prod/our_product/postgres/admin")]
    [InlineData("/elsewhere/our_product/postgres/other", SecretNameKind.Foreign, null)]
    [InlineData("genie-prod/admin", SecretNameKind.Foreign, null)]
    public void Match_NearAPattern_SuggestsTheSecretThatWasMeant(string name, SecretNameKind kind, string? suggestion)
    {
        var match = Load("/{environment}/our_product/postgres/{category}", ("admin", Keys)).Names!.Match(name);

        (match.Kind, match.Suggestion).ShouldBe((kind, suggestion));
    }

    [Theory]
    [InlineData("rds!cluster-1a96", "dev")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-1a96-AbCdEf", "dev")]
    [InlineData("arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-77fe-GhIjKl", "prod")]
    [InlineData("rds!cluster-77fe", "prod")]
    [InlineData("pr-12/aurora", "pr-12")]
    public void Match_NameOfOneEnvironment_IsKnownByNameAndByArn(string id, string environment) => Aurora().Names!.Match(id)
        .ShouldBe(new SecretNameMatch(SecretNameKind.Known, environment, "aurora", null));

    [Fact]
    public void Format_NameOfOneEnvironment_IsThatNameOrArn()
    {
        var names = Aurora().Names!;

        names.Format("dev", "aurora").ShouldBe("rds!cluster-1a96");
        names.Format("prod", "aurora").ShouldBe("arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-77fe-GhIjKl");
        names.Format("pr-7", "aurora").ShouldBe("pr-7/aurora");
        names.Format("test", "aurora").ShouldBe("genie-test/aurora");
    }

    [Fact]
    public void Match_DefaultNameOfACategoryWithItsOwn_SuggestsItsOwn()
    {
        var match = Aurora().Names!.Match("genie-dev/aurora");

        (match.Kind, match.Suggestion).ShouldBe((SecretNameKind.UnknownCategory, "rds!cluster-1a96"));
    }

    [Fact]
    public void Match_SameNameInSeveralEnvironments_IsKnownWithoutAnEnvironment() => Load("our_product/{category}", ("admin", Keys)).Names!
        .Match("our_product/admin").ShouldBe(new SecretNameMatch(SecretNameKind.Known, null, "admin", null));

    [Fact]
    public void Match_PreviewEnvironment_IsKnownWhereTheCategoryExists()
    {
        var names = Load(null, ("admin", Keys), ("billing", """{ "x-environments": ["prod"], "properties": { "password": { "type": "string" } } }""")).Names!;

        names.Match("genie-pr-12/admin").ShouldBe(new SecretNameMatch(SecretNameKind.Known, "pr-12", "admin", null));
        names.Match("genie-pr-12/billing").Kind.ShouldBe(SecretNameKind.NotInEnvironment);
        names.Match("genie-pr-/admin").Kind.ShouldBe(SecretNameKind.UnknownEnvironment);
        names.All.ShouldNotContain(name => name.Contains('*'));
    }

    [Fact]
    public void Load_PatternThatMixesUpTwoSecrets_Warns()
    {
        var set = SchemaSet.Load(
        [
            new SchemaText("secrets.json", """{ "project": "genie", "environments": ["dev", "dev-eu"], "secretName": "{environment}-{category}" }"""),
            new SchemaText("db.schema.json", Keys),
            new SchemaText("eu-db.schema.json", Keys),
        ], TestContext.Current.CancellationToken);

        set.Diagnostics.Select(diagnostic => (diagnostic.Location.Path, diagnostic.Rule.Id, diagnostic.Rule.Severity))
            .ShouldBe([("eu-db.schema.json", "GTS0606", SchemaSeverity.Warning)]);
    }

    [Fact]
    public void Load_AliasesAndPreviews_AreInTheModel()
    {
        var manifest = Load(null).Manifest!;

        manifest.Environments.Select(environment => environment.Name).ShouldBe(["dev", "test", "prod"]);
        manifest.Environments[2].Aliases.ShouldBe(["Production"]);
        manifest.Previews.Select(preview => preview.Pattern).ShouldBe(["pr-*"]);
        manifest.Previews[0].Regions.ShouldBe(["eu-west-1"]);
    }

    private static SchemaSet Aurora() => Load(null, ("aurora", """
        {
          "x-secret-name": {
            "dev": "rds!cluster-1a96",
            "prod": "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-77fe-GhIjKl",
            "pr-*": "{environment}/{category}"
          },
          "properties": { "password": { "type": "string" } }
        }
        """));

    private static SchemaSet Load(string? pattern, params (string Category, string Schema)[] categories)
    {
        var name = pattern is null ? string.Empty : $", \"secretName\": \"{pattern}\"";
        var set = SchemaSet.Load(
        [
            new SchemaText("secrets.json", $$"""{ "project": "genie", "environments": ["dev", "test", { "name": "prod", "aliases": ["Production"] }, { "name": "pr-*", "regions": ["eu-west-1"] }]{{name}} }"""),
            .. categories.Select(category => new SchemaText(category.Category + ".schema.json", category.Schema)),
        ]);
        set.HasErrors.ShouldBeFalse(string.Join('\n', set.Diagnostics));
        return set;
    }
}
