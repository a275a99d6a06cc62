using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>Against the emulator.</summary>
public sealed class EmulatorClientTests(EmulatorFixture fixture) : ClientConformance, IClassFixture<EmulatorFixture>
{
    private protected override Uri Endpoint => fixture.Emulator.Endpoint;

    private protected override AWSCredentials Credentials => EmulatorFixture.Credentials;

    // Not in the suite for all: an account would have to have the function.
    [Fact]
    public async Task Rotate_FunctionAndRules_AreKeptAndAVersionIsPending()
    {
        const string Function = "arn:aws:lambda:us-east-1:000000000000:function:rotate";
        var created = await CreateAsync("genie-dev/rotated", "\"fake-one\"");

        var rotated = await Client.RotateSecretAsync(
            new() { SecretId = "genie-dev/rotated", RotationLambdaARN = Function, RotationRules = new() { AutomaticallyAfterDays = 30 } }, Ct);

        var known = await Client.DescribeSecretAsync(new() { SecretId = "genie-dev/rotated" }, Ct);
        known.RotationEnabled.ShouldBe(true);
        known.RotationLambdaARN.ShouldBe(Function);
        known.RotationRules.ShouldNotBeNull().AutomaticallyAfterDays.ShouldBe(30);
        known.VersionIdsToStages.ShouldNotBeNull()[rotated.VersionId!].ShouldContain("AWSPENDING");
        known.VersionIdsToStages[created.VersionId!].ShouldBe(["AWSCURRENT"]);
    }
}
