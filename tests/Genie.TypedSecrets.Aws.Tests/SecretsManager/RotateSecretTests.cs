using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Aws.Tests.Support;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>Tests rotation against the emulator only, because an account would need the rotation function.</summary>
public sealed class RotateSecretTests(EmulatorFixture fixture) : IClassFixture<EmulatorFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rotate_FunctionAndRules_AreStoredAndAVersionIsPending()
    {
        const string Id = "genie-dev/rotated";
        const string Function = "arn:aws:lambda:us-east-1:000000000000:function:rotate";
        using var client = Clients.Create(fixture.Emulator.Endpoint, credentials: EmulatorFixture.Credentials);
        var created = await client.CreateSecretAsync(new() { Name = Id, SecretString = SecretBytes.CopyOf("\"fake-one\""u8) }, Ct);

        var rotated = await client.RotateSecretAsync(new() { SecretId = Id, RotationLambdaARN = Function, RotationRules = new() { AutomaticallyAfterDays = 30 } }, Ct);

        var description = await client.DescribeSecretAsync(new() { SecretId = Id }, Ct);
        description.RotationEnabled.ShouldBe(true);
        description.RotationLambdaARN.ShouldBe(Function);
        description.RotationRules.ShouldNotBeNull().AutomaticallyAfterDays.ShouldBe(30);
        description.VersionIdsToStages.ShouldNotBeNull()[rotated.VersionId!].ShouldContain("AWSPENDING");
        description.VersionIdsToStages[created.VersionId!].ShouldBe(["AWSCURRENT"]);
    }
}
