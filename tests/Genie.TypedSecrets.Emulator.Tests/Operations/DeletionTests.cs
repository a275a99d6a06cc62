using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class DeletionTests : EmulatorTest
{
    private const string Marked = "You can't perform this operation on the secret because it was marked for deletion.";

    [Theory]
    [InlineData("", 30)]
    [InlineData(""","RecoveryWindowInDays":7""", 7)]
    [InlineData(""","RecoveryWindowInDays":30,"ForceDeleteWithoutRecovery":false""", 30)]
    public async Task Delete_WithRecoveryWindow_EndsByTheClock(string parameters, int days)
    {
        Emulator.Put("s", "v");

        var json = await Client.OkAsync("DeleteSecret", $$"""{"SecretId":"s"{{parameters}}}""");

        json.GetProperty("DeletionDate").GetDecimal().ShouldBe(1767323045.678m + (days * 86_400));
        Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(1));
        (await Client.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).TryGetProperty("DeletedDate", out _).ShouldBeTrue();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Client.FailAsync("DescribeSecret", """{"SecretId":"s"}""", "ResourceNotFoundException");
    }

    [Theory]
    [InlineData("GetSecretValue", "")]
    [InlineData("PutSecretValue", ""","SecretString":"v","ClientRequestToken":"00000000-0000-0000-0000-000000000001" """)]
    [InlineData("UpdateSecret", ""","Description":"d" """)]
    [InlineData("UpdateSecretVersionStage", ""","VersionStage":"X" """)]
    [InlineData("TagResource", ""","Tags":[] """)]
    [InlineData("UntagResource", ""","TagKeys":[] """)]
    [InlineData("RotateSecret", ""","ClientRequestToken":"00000000-0000-0000-0000-000000000001" """)]
    [InlineData("CancelRotateSecret", "")]
    [InlineData("DeleteSecret", "")]
    public async Task Call_DeletedSecret_IsRejectedUntilRestored(string operation, string parameters)
    {
        Emulator.Put("s", "v");
        await Client.OkAsync("DeleteSecret", """{"SecretId":"s"}""");
        (await Client.FailAsync(operation, $$"""{"SecretId":"s"{{parameters}}}""", "InvalidRequestException")).ShouldBe(Marked);

        await Client.OkAsync("RestoreSecret", """{"SecretId":"s"}""");

        (await Client.CallAsync(operation, $$"""{"SecretId":"s"{{parameters}}}""")).Text.ShouldNotContain(Marked);
        (await Client.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).TryGetProperty("DeletedDate", out _).ShouldBe(operation == "DeleteSecret");
    }

    [Fact]
    public async Task Create_NameInRecoveryWindow_IsRejected()
    {
        Emulator.Put("s", "v");
        await Client.OkAsync("DeleteSecret", """{"SecretId":"s"}""");

        (await Client.FailAsync("CreateSecret", $$"""{"Name":"s","SecretString":"v","ClientRequestToken":"{{Token(1)}}"}""", "InvalidRequestException"))
            .ShouldBe("You can't create this secret because a secret with this name is already scheduled for deletion.");
    }

    [Fact]
    public async Task Delete_Forced_IsImmediateAndANewSecretHasAnotherArn()
    {
        Emulator.Put("s", "v");
        var arn = (await GetAsync("s")).GetProperty("ARN").GetString();
        await Client.OkAsync("DeleteSecret", """{"SecretId":"s"}""");

        await Client.OkAsync("DeleteSecret", """{"SecretId":"s","ForceDeleteWithoutRecovery":true}""");

        await Client.FailAsync("GetSecretValue", """{"SecretId":"s"}""", "ResourceNotFoundException");
        Emulator.Put("s", "v");
        (await GetAsync("s")).GetProperty("ARN").GetString().ShouldNotBe(arn);
        (await Client.OkAsync("DeleteSecret", """{"SecretId":"never-there","ForceDeleteWithoutRecovery":true}""")).GetProperty("Name").GetString().ShouldBe("never-there");
        await Client.FailAsync("DeleteSecret", """{"SecretId":"never-there"}""", "ResourceNotFoundException");
    }

    [Theory]
    [InlineData(""","RecoveryWindowInDays":6""")]
    [InlineData(""","RecoveryWindowInDays":31""")]
    [InlineData(""","RecoveryWindowInDays":7,"ForceDeleteWithoutRecovery":true""")]
    public async Task Delete_InvalidWindow_IsRejected(string parameters)
    {
        Emulator.Put("s", "v");

        await Client.FailAsync("DeleteSecret", $$"""{"SecretId":"s"{{parameters}}}""", "InvalidParameterException");

        (await GetAsync("s")).GetProperty("SecretString").GetString().ShouldBe("v");
    }
}
