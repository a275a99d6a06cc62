using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Naming;

public sealed class SecretNamesTests
{
    private static readonly SecretNames s_names = SchemaSet.Load(
    [
        new SchemaText("secrets.json", """{ "project": "genie", "environments": ["dev", "dev-eu", "prod"] }"""),
        new SchemaText("api-keys.schema.json", """{ "properties": { "token": { "type": "string" } } }"""),
        new SchemaText("billing.schema.json", """{ "x-environments": ["prod"], "properties": { "token": { "type": "string" } } }"""),
    ]).Names!;

    [Theory]
    [InlineData("genie-dev/api-keys", "dev", "api-keys")]
    [InlineData("genie-dev-eu/api-keys", "dev-eu", "api-keys")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:genie-prod/billing-AbCdEf", "prod", "billing")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:123456789012:secret:genie-prod/billing", "prod", "billing")]
    public void Match_SecretOfTheProject_IsKnown(string name, string environment, string category) =>
        s_names.Match(name).ShouldBe(new SecretNameMatch(SecretNameKind.Known, environment, category, Suggestion: null));

    [Theory]
    [InlineData("genie-prd/api-keys", SecretNameKind.UnknownEnvironment, "genie-prod/api-keys")]
    [InlineData("genie-Dev/api-keys", SecretNameKind.UnknownEnvironment, "genie-dev/api-keys")]
    [InlineData("genie-prd/api-kyes", SecretNameKind.UnknownEnvironment, "genie-prod/api-keys")]
    [InlineData("genie-sandbox/api-keys", SecretNameKind.UnknownEnvironment, null)]
    [InlineData("genie-dev/api-key", SecretNameKind.UnknownCategory, "genie-dev/api-keys")]
    [InlineData("genie-dev/zebra", SecretNameKind.UnknownCategory, null)]
    [InlineData("genie-dev/api-keys/more", SecretNameKind.UnknownCategory, "genie-dev/api-keys")]
    [InlineData("genie-dev/billing", SecretNameKind.NotInEnvironment, "genie-prod/billing")]
    [InlineData("genie-deb/billing", SecretNameKind.UnknownEnvironment, "genie-prod/billing")]
    public void Match_NameOfTheProjectsForm_SuggestsTheSecretThatWasMeant(string name, SecretNameKind kind, string? suggestion)
    {
        var match = s_names.Match(name);

        (match.Kind, match.Suggestion).ShouldBe((kind, suggestion));
        match.IsMistake.ShouldBeTrue();
    }

    [Theory]
    [InlineData("other-dev/api-keys")]
    [InlineData("genie-tools-dev/api-keys")]
    [InlineData("genie")]
    [InlineData("genie-dev")]
    [InlineData("genie-/x")]
    [InlineData("/genie-dev/api-keys/")]
    [InlineData("")]
    [InlineData("rds!cluster-1a96")]
    public void Match_AnotherName_IsForeign(string name)
    {
        s_names.Match(name).Kind.ShouldBe(SecretNameKind.Foreign);
        s_names.Match(name).IsMistake.ShouldBeFalse();
    }

    [Fact]
    public void Match_NameThatDiffersInCaseOnly_IsForeignWithASuggestion() =>
        s_names.Match("Genie-dev/api-keys").ShouldBe(new SecretNameMatch(SecretNameKind.Foreign, null, null, "genie-dev/api-keys"));

    [Fact]
    public void Match_HugeName_IsForeignAndCheap() => s_names.Match("genie-" + new string('x', 1_000_000)).Kind.ShouldBe(SecretNameKind.Foreign);

    [Fact]
    public void Match_CategoriesNotKnown_TakesEveryCategory()
    {
        var names = SecretNames.Of(SchemaSet.Load([new SchemaText("secrets.json", """{ "project": "p", "environments": ["dev"] }""")], TestContext.Current.CancellationToken).Manifest!);

        names.Match("p-dev/any").ShouldBe(new SecretNameMatch(SecretNameKind.Known, "dev", "any", null));
        names.Match("p-prod/any").Kind.ShouldBe(SecretNameKind.UnknownEnvironment);
    }

    [Fact]
    public void All_OfAProject_AreTheNamesItsCategoriesHave() =>
        s_names.All.Order(StringComparer.Ordinal).ShouldBe(["genie-dev-eu/api-keys", "genie-dev/api-keys", "genie-prod/api-keys", "genie-prod/billing"]);

    [Fact]
    public void Format_EnvironmentAndCategory_GivesTheSecretsName() => s_names.Format("dev", "api-keys").ShouldBe("genie-dev/api-keys");
}
