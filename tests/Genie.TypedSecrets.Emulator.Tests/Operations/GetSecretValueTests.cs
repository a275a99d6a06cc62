using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class GetSecretValueTests : EmulatorTest
{
    [Fact]
    public async Task Get_Text_HasEverythingAWSSends()
    {
        var versionId = Emulator.Put("genie-dev/api-keys", """{"github_token":"fake-ü"}""");

        var response = await Client.CallAsync("GetSecretValue", """{"SecretId":"genie-dev/api-keys"}""");

        response.ContentType.ShouldBe("application/x-amz-json-1.1");
        var json = response.Json;
        json.GetProperty("Name").GetString().ShouldBe("genie-dev/api-keys");
        json.GetProperty("ARN").GetString()!.ShouldMatch("^arn:aws:secretsmanager:us-east-1:000000000000:secret:genie-dev/api-keys-[A-Za-z0-9]{6}$");
        json.GetProperty("VersionId").GetString().ShouldBe(versionId);
        json.GetProperty("SecretString").GetString().ShouldBe("""{"github_token":"fake-ü"}""");
        json.GetProperty("VersionStages").ToString().ShouldBe("""["AWSCURRENT"]""");
        json.GetProperty("CreatedDate").GetRawText().ShouldBe("1767323045.678");
        json.TryGetProperty("SecretBinary", out _).ShouldBeFalse();
    }
}
