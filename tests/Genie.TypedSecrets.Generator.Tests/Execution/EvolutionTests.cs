using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Checks what the compiler reports to users of a schema that has changed.</summary>
public sealed class EvolutionTests
{
    [Theory]
    [InlineData("return secret.OldToken.Reveal();", "OldToken", "Token")]
    [InlineData("return secret.OlderToken.Reveal();", "OlderToken", "Token")]
    [InlineData("return Secrets.Current.Moved.OldToken.Reveal();", "OldToken", "Token")]
    [InlineData("return secret.Endpoint.Address;", "Address", "Url")]
    public void Use_RenamedKey_IsAnErrorThatNamesTheNewOne(string statement, string old, string current)
    {
        var error = Probe.Compile("moved", Schemas.Moved, "#pragma warning disable CS0618\n" + statement).ShouldHaveSingleItem();

        error.ShouldStartWith("CS0619");
        error.ShouldContain($"'{old}' was renamed to '{current}'. Use {current}.");
    }

    [Theory]
    [InlineData("return secret.Password.Reveal();")]
    [InlineData("return Secrets.Dev.Moved.Password.Reveal();")]
    public void Use_DeprecatedKey_WarnsWithTheSchemasWords(string statement) =>
        Probe.Compile("moved", Schemas.Moved, statement)
            .ShouldContain(warning => warning.StartsWith("CS0618", StringComparison.Ordinal)
                && warning.EndsWith("'password' is deprecated. Use token. Really. Owner: identity.'", StringComparison.Ordinal));

    [Fact]
    public void Use_DeprecatedCategory_WarnsAtTheRoot() =>
        Probe.Compile("moved", Schemas.Moved, "return Secrets.Prod.Moved.SecretName;")
            .ShouldHaveSingleItem().ShouldContain("The category 'moved' is deprecated. Use api-keys.");

    [Fact]
    public void Use_CategoryOfAnotherEnvironment_DoesNotCompile()
    {
        Probe.Compile("license", Schemas.License, "return Secrets.Prod.License.Value.Reveal();").ShouldBeEmpty();
        Probe.Compile("license", Schemas.License, "return Secrets.Dev.License.Value.Reveal();").ShouldHaveSingleItem().ShouldStartWith("CS1061");
        Probe.Compile("license", Schemas.License, "return Secrets.Current.License.Value.Reveal();").ShouldHaveSingleItem().ShouldStartWith("CS1061");
    }

    [Fact]
    public void Create_ByHandWithoutARequiredKey_DoesNotCompile()
    {
        Probe.Compile("api-keys", Schemas.ApiKeys, "return new ApiKeysSecret { GithubToken = new(\"fake\") }.ToString();").ShouldBeEmpty();
        Probe.Compile("api-keys", Schemas.ApiKeys, "return new ApiKeysSecret().ToString();").ShouldHaveSingleItem().ShouldStartWith("CS9035");
    }
}
