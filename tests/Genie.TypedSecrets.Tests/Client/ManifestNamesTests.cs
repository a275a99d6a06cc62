using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Tests.Client;

/// <summary>Which environment a text selects, and which environments may be read.</summary>
public sealed class ManifestNamesTests
{
    private static readonly SecretsManifest s_manifest = new("genie", ["dev", "prod"], "dev", "ENVIRONMENT", [["a"], ["b"], ["c"]])
    {
        Aliases = [["Development", "Local"], ["Production"]],
        Previews = ["pr-*"],
        SecretName = "{category}/{environment}",
    };

    [Theory]
    [InlineData("prod", "prod")]
    [InlineData("PROD", "prod")]
    [InlineData("production", "prod")]
    [InlineData("LOCAL", "dev")]
    [InlineData("PR-1", "pr-1")]
    [InlineData("pr-", null)]
    [InlineData("pr-*", null)]
    [InlineData("pr-ä", null)]
    [InlineData("Staging", null)]
    public void FindEnvironment_NameAliasOrPreview_IgnoresCase(string name, string? environment) => s_manifest.FindEnvironment(name).ShouldBe(environment);

    [Fact]
    public void GetRegions_PreviewEnvironment_AreThoseOfItsPattern() => s_manifest.GetRegions("pr-12").ShouldBe(["c"]);

    [Theory]
    [InlineData("x/prod", "prod")]
    [InlineData("x/PROD", "prod")]
    [InlineData("x/y/pr-7", "pr-7")]
    public void Authorize_EnvironmentAtTheEnd_IsRecognized(string name, string environment) =>
        Should.Throw<SecretEnvironmentException>(() => Policy().Authorize(name, static text => text, [s_manifest])).RequestedEnvironment.ShouldBe(environment);

    [Theory]
    [InlineData("pr-*", "x/pr-7")]
    [InlineData("PR-7", "x/pr-7")]
    [InlineData("Production", "x/prod")]
    public void Authorize_AllowedByPatternOrAlias_IsFine(string allowed, string name) =>
        Policy(options => options.AllowedEnvironments.Add(allowed)).Authorize(name, static text => text, [s_manifest]).Name.ShouldBe("dev");

    [Fact]
    public void Authorize_PatternWithoutEnvironment_BelongsToAll()
    {
        SecretsManifest manifest = new("genie", ["dev", "prod"], "dev", "ENVIRONMENT") { SecretName = "our_product/{category}" };

        Policy().Authorize("our_product/x", static text => text, [manifest]).Name.ShouldBe("dev");
    }

    [Theory]
    [InlineData("DOTNET_ENVIRONMENT", "Production", "ASPNETCORE_ENVIRONMENT", "Development")]
    [InlineData("DOTNET_ENVIRONMENT", "Production", "ASPNETCORE_ENVIRONMENT", "Staging")]
    public void CurrentOf_HostVariablesThatContradictEachOther_IsRefused(string one, string its, string other, string others)
    {
        EnvironmentPolicy policy = new(new() { EnvironmentVariableReader = name => name == one ? its : name == other ? others : null });

        Should.Throw<SecretsConfigurationException>(() => policy.CurrentOf(s_manifest)).Message.ShouldContain("Set ENVIRONMENT to one of: dev, prod, pr-*.");
    }

    [Fact]
    public void CurrentOf_HostOption_SelectsByAlias() =>
        Policy(options => options.HostEnvironment = "Production").CurrentOf(s_manifest).ShouldBe("prod");

    [Fact]
    public void CurrentOf_UnknownName_ListsPreviewsToo() =>
        Should.Throw<SecretsConfigurationException>(() => Policy(options => options.Environment = "test").CurrentOf(s_manifest)).Message
            .ShouldBe("The project 'genie' has no environment 'test'. It has: dev, prod, pr-*. The name comes from the option Environment.");

    [Theory]
    [InlineData("genie-dev/api-keys", "genie-dev/api-keys")]
    [InlineData("rds!cluster-1a96", "'rds!cluster-1a96'")]
    [InlineData("a b'c", "'a b'\\''c'")]
    public void Quote_NameThatAShellWouldChange_IsQuoted(string name, string argument) => CommandArgument.Quote(name).ShouldBe(argument);

    private static EnvironmentPolicy Policy(Action<SecretsOptions>? configure = null)
    {
        SecretsOptions options = new() { EnvironmentVariableReader = static _ => null };
        configure?.Invoke(options);
        return new(options);
    }

    [Fact]
    public void FormatDefault_Parts_AreFormattedAsByTheDefaultPattern() =>
        SecretNamePattern.FormatDefault("genie", "dev", "api-keys").ShouldBe(SecretNamePattern.Default.Format("genie", "dev", "api-keys"));
}
