using Amazon;
using Genie.TypedSecrets.Aws.Regions;

namespace Genie.TypedSecrets.Aws.Tests.Regions;

public sealed class KnownRegionsTests
{
    [Theory]
    [InlineData("us-east1", "us-east-1")]
    [InlineData("useast1", "us-east-1")]
    [InlineData("eu-central-1a", "eu-central-1")]
    [InlineData("eu-central", "eu-central-1")]
    [InlineData("us-east-1", null)]
    [InlineData("xx-moon-1", null)]
    public void FindMeant_Name_IsTheRegionItIsAVariantOf(string name, string? expected)
    {
        // As the client does that cannot reach the region.
        RegionEndpoint.GetBySystemName(name);

        KnownRegions.FindMeant(name).ShouldBe(expected);
    }
}
