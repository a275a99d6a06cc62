using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Client;

/// <summary>Tests that the regions of the manifest reach the store.</summary>
public sealed class ManifestRegionsTests
{
    private const string StoreName = "manifest-regions-test";

    // Not registered, because the manifests of a process are shared by all tests.
    private static readonly SecretsManifest s_manifest = new("genie", ["dev", "prod"], "dev", "ENVIRONMENT", [[], ["eu-central-1", "eu-west-1"]]);

    [Theory]
    [InlineData("dev", new string[0])]
    [InlineData("prod", new[] { "eu-central-1", "eu-west-1" })]
    [InlineData("unknown", new string[0])]
    public void Get_EnvironmentOfTheManifest_PassesItsRegionsToTheStore(string environment, string[] expected)
    {
        SecretStoreContext? context = null;
        SecretStores.Register(StoreName, created =>
        {
            context = created;
            return new InMemorySecretStore();
        });

        new StoreSelection(new SecretsOptions { StoreName = StoreName }, name => s_manifest.GetRegions(name!)).Get(environment, "dev");

        context.ShouldNotBeNull().Regions.ShouldBe(expected);
    }

    [Fact]
    public void GetRegions_ManifestWithoutRegions_IsEmpty() => new SecretsManifest("genie", ["dev"], "dev", "ENVIRONMENT").GetRegions("dev").ShouldBeEmpty();
}
