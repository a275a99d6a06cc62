using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Registration;

/// <summary>Tests that a project that references the package can select the stores by name without code.</summary>
public sealed class RegistrationTests
{
    private static SecretStoreContext Context(params (string Name, string Value)[] variables) =>
        new() { EnvironmentVariableReader = name => variables.FirstOrDefault(variable => variable.Name == name).Value };

    [Fact]
    public void Names_ProjectReferencesThePackage_ContainsBothStores()
    {
        SecretStores.Names.ShouldContain("aws");
        SecretStores.Names.ShouldContain("aws-agent");
    }

    [Fact]
    public void Create_RegionsVariable_KeepsTheOrder()
    {
        var store = SecretStores.Create("AWS", Context(("GENIE_SECRETS_AWS_REGIONS", "eu-central-1, eu-west-1")));

        store.ShouldBeOfType<AwsSecretStore>().ToString().ShouldBe("aws (eu-central-1, eu-west-1)");
    }

    [Fact]
    public void Create_ManifestRegions_UsesThem()
    {
        SecretStoreContext context = new() { EnvironmentVariableReader = static _ => null, Regions = ["eu-central-1", "eu-west-1"] };

        SecretStores.Create("aws", context).ToString().ShouldBe("aws (eu-central-1, eu-west-1)");
    }

    [Fact]
    public void Create_RegionsVariableAndManifest_UsesTheVariable()
    {
        SecretStoreContext context = new() { EnvironmentVariableReader = static name => name == "GENIE_SECRETS_AWS_REGIONS" ? "us-west-2" : null, Regions = ["eu-central-1"] };

        SecretStores.Create("aws", context).ToString().ShouldBe("aws (us-west-2)");
    }

    [Fact]
    public void Create_NoRegion_NamesTheSettings()
    {
        var error = Should.Throw<SecretsConfigurationException>(() => SecretStores.Create("aws", Context()));

        error.Message.ShouldContain("AWS_REGION");
    }

    [Theory]
    [InlineData("Frankfurt")]
    [InlineData("us-east-1;us-west-2")]
    public void Create_InvalidRegion_NamesAnExample(string regions) =>
        Should.Throw<SecretsConfigurationException>(() => SecretStores.Create("aws", Context(("GENIE_SECRETS_AWS_REGIONS", regions)))).Message.ShouldContain("us-east-1");

    [Fact]
    public async Task Get_NoCredentials_NamesTheCredentialSources()
    {
        await using ScriptedEndpoint endpoint = new(200, "{}");
        using AwsSecretStore store = new(new AwsSecretStoreOptions { Regions = { "us-east-1" }, ServiceUrl = endpoint.Uri });

        var error = await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new("genie-dev/api-keys"), TestContext.Current.CancellationToken));

        error.Message.ShouldContain("found no usable credentials");
        error.Message.ShouldContain("AWS_PROFILE");
        endpoint.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Create_MaxAttemptsOutOfRange_NamesTheRange() =>
        Should.Throw<SecretsConfigurationException>(() => new AwsSecretStore(new AwsSecretStoreOptions { MaxAttempts = 0 })).Message.ShouldContain("from 1 to 10");

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("relative")]
    public void Create_InvalidServiceUrl_IsRejected(string url) =>
        Should.Throw<SecretsConfigurationException>(() => new AwsSecretStore(new AwsSecretStoreOptions { ServiceUrl = new(url, UriKind.RelativeOrAbsolute) }))
            .Message.ShouldContain("http");
}
