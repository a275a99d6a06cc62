using Amazon;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>Tests the endpoints of regions: docs.aws.amazon.com/general/latest/gr/asm.html.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "https://secretsmanager.us-east-1.amazonaws.com")]
    [InlineData("eu-central-1", false, false, "https://secretsmanager.eu-central-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "https://secretsmanager-fips.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", false, true, "https://secretsmanager.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "https://secretsmanager-fips.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://secretsmanager.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", true, false, "https://secretsmanager-fips.us-gov-west-1.amazonaws.com")]
    public void Resolve_Region_ReturnsTheEndpointOfTheService(string region, bool isFips, bool isDualStack, string expected) =>
        Resolve(new() { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = isFips, UseDualstackEndpoint = isDualStack }).ShouldBe(expected);

    [Fact]
    public void Resolve_CustomEndpoint_ReturnsIt() => Resolve(new() { ServiceURL = "http://127.0.0.1:4566/" }).ShouldBe("http://127.0.0.1:4566/");

    [Fact]
    public void Resolve_CustomEndpointWithFips_IsRejected() =>
        Should.Throw<AmazonClientException>(() => Resolve(new() { ServiceURL = "http://127.0.0.1:4566/", UseFIPSEndpoint = true })).Message.ShouldContain("FIPS");

    private static string Resolve(AmazonSecretsManagerConfig config) => config.DetermineServiceOperationEndpoint(new(request: null)).URL;
}
