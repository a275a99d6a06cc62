using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Client;

/// <summary>Tests that the regions of the manifest reach the store.</summary>
public sealed class ManifestRegionsTests
{
    private const string StoreName = "manifest-regions-test";

    // Names of their own, because the manifests of a process are shared by all tests.
    private static readonly SecretsContext s_context = new(new SecretsManifest(
        "regional", ["regional-dev", "regional-prod"], "regional-dev", "ENVIRONMENT", [[], ["eu-central-1", "eu-west-1"]]));

    [Theory]
    [InlineData("regional-dev", new string[0])]
    [InlineData("regional-prod", new[] { "eu-central-1", "eu-west-1" })]
    [InlineData("regional-unknown", new string[0])]
    public void Get_EnvironmentOfTheManifest_PassesItsRegionsToTheStore(string environment, string[] expected)
    {
        SecretStoreContext? context = null;
        SecretStores.Register(StoreName, created =>
        {
            context = created;
            return new InMemorySecretStore();
        });

        new StoreSelection(new SecretsOptions { StoreName = StoreName }).Get(environment, "regional-dev");

        context.ShouldNotBeNull().Regions.ShouldBe(expected);
        s_context.Manifest.GetRegions(environment).ShouldBe(expected);
    }
}
