using System.Net;
using System.Text.Json;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Persistence;

/// <summary>Tests that a change which is acknowledged is stored, and one that isn't stored isn't visible.</summary>
public sealed class DurabilityTests : DataDirectoryTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Create_DiskFull_FailsAndTheRetryWithTheSameTokenIsStored(int writesLeft)
    {
        var request = $$"""{"Name":"s","SecretString":"CANARY","ClientRequestToken":"{{Token(1)}}"}""";
        await using (var emulator = await StartAsync())
        {
            using var client = ClientOf(emulator);
            Files.IsFull = true;
            Files.WritesLeft = writesLeft;
            var failed = await client.CallAsync("CreateSecret", request);
            var again = await client.CallAsync("CreateSecret", request);
            emulator.Contains("s").ShouldBeFalse();
            Files.IsFull = false;
            await client.OkAsync("CreateSecret", request);

            failed.Status.ShouldBe(HttpStatusCode.InternalServerError);
            failed.ErrorCode.ShouldBe("InternalServiceError");
            failed.Message.ShouldContain("cannot store the change");
            failed.Message.ShouldNotContain("CANARY");
            again.ErrorCode.ShouldBe("InternalServiceError");
        }

        await using var restarted = await StartAsync();
        using var reader = ClientOf(restarted);
        (await reader.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("VersionId").GetString().ShouldBe(Token(1));
    }

    [Theory]
    [InlineData("PutSecretValue", "\"SecretString\":\"two\",\"ClientRequestToken\":\"00000002-0000-0000-0000-000000000000\"")]
    [InlineData("UpdateSecret", "\"Description\":\"changed\"")]
    [InlineData("TagResource", "\"Tags\":[{\"Key\":\"a\",\"Value\":\"b\"}]")]
    [InlineData("DeleteSecret", "\"RecoveryWindowInDays\":7")]
    [InlineData("RotateSecret", "\"RotationLambdaARN\":\"arn:aws:lambda:us-east-1:000000000000:function:f\",\"ClientRequestToken\":\"00000002-0000-0000-0000-000000000000\"")]
    [InlineData("UpdateSecretVersionStage", "\"VersionStage\":\"MINE\",\"MoveToVersionId\":\"00000001-0000-0000-0000-000000000000\"")]
    [InlineData("ReplicateSecretToRegions", "\"AddReplicaRegions\":[{\"Region\":\"eu-west-1\"}]")]
    public async Task Change_DiskFull_ChangesNothing(string operation, string parameters)
    {
        await using var emulator = await StartAsync();
        using var client = ClientOf(emulator);
        await client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"one","ClientRequestToken":"{{Token(1)}}"}""");
        var before = (await client.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).ToString();

        Files.IsFull = true;
        (await client.CallAsync(operation, $$"""{"SecretId":"s",{{parameters}}}""")).ErrorCode.ShouldBe("InternalServiceError");

        (await client.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).ToString().ShouldBe(before);
        Files.IsFull = false;
        await client.OkAsync(operation, $$"""{"SecretId":"s",{{parameters}}}""");
    }

    [Fact]
    public async Task Delete_ForcedOnAFailingDisk_FailsAndTheSecretStays()
    {
        await using (var emulator = await StartAsync())
        {
            using var client = ClientOf(emulator);
            emulator.Put("s", "v");
            emulator.Put("gone", "v");
            Files.IsFull = true;
            (await client.CallAsync("DeleteSecret", """{"SecretId":"s","ForceDeleteWithoutRecovery":true}""")).ErrorCode.ShouldBe("InternalServiceError");
            Should.Throw<SecretsException>(() => emulator.Remove("s"));
            Files.IsFull = false;
            await client.OkAsync("GetSecretValue", """{"SecretId":"s"}""");
            await client.OkAsync("DeleteSecret", """{"SecretId":"gone","ForceDeleteWithoutRecovery":true}""");
        }

        await using var restarted = await StartAsync();
        restarted.Contains("s").ShouldBeTrue();
        restarted.Contains("gone").ShouldBeFalse();
    }

    [Fact]
    public async Task Put_InCodeOnAFullDisk_ThrowsAndChangesNothing()
    {
        await using var emulator = await StartAsync();
        var first = emulator.Put("s", "one");
        Files.IsFull = true;

        Should.Throw<SecretStoreUnavailableException>(() => emulator.Put("s", "CANARY")).Message.ShouldNotContain("CANARY");

        using var client = ClientOf(emulator);
        (await client.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("VersionId").GetString().ShouldBe(first);
    }

    [Fact]
    public async Task Put_KeyFileMissing_IsNotAcknowledged()
    {
        await using var emulator = await StartAsync();
        using var client = ClientOf(emulator);
        File.Delete(Path.Combine(DataDirectory, "key"));

        (await client.CallAsync("CreateSecret", $$"""{"Name":"s","SecretString":"v","ClientRequestToken":"{{Token(1)}}"}""")).ErrorCode.ShouldBe("InternalServiceError");
        emulator.Contains("s").ShouldBeFalse();
    }

    [Fact]
    public async Task Restart_SecretAsLargeAsAWSAllows_IsComplete()
    {
        var description = new string('ü', 2048);
        var tags = JsonSerializer.Serialize(Enumerable.Range(0, 50).Select(i => new { Key = $"{i:D3}{new string('k', 125)}", Value = new string('v', 256) }));
        var stages = JsonSerializer.Serialize(Enumerable.Range(0, 18).Select(i => $"{i:D2}{new string('s', 254)}"));
        string before;
        await using (var emulator = await StartAsync())
        {
            using var client = ClientOf(emulator);
            await client.OkAsync("CreateSecret", $$"""{"Name":"{{new string('n', 512)}}","Description":"{{description}}","Tags":{{tags}}}""");
            for (var i = 1; i <= 100; i++)
            {
                var labels = i == 100 ? $",\"VersionStages\":{stages}" : string.Empty;
                await client.OkAsync("PutSecretValue", $$"""{"SecretId":"{{new string('n', 512)}}","SecretString":"{{new string('x', 65_536)}}","ClientRequestToken":"{{Token(i)}}"{{labels}}}""");
            }

            before = await StateAsync(client);
        }

        await using var restarted = await StartAsync();
        using var reader = ClientOf(restarted);
        (await StateAsync(reader)).ShouldBe(before);
        restarted.DamagedFiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Restart_AfterReplication_RestoresReplicasAndPolicies()
    {
        await using (var emulator = await StartAsync())
        {
            using var client = ClientOf(emulator);
            await client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"v","AddReplicaRegions":[{"Region":"eu-west-1"}],"ClientRequestToken":"{{Token(1)}}"}""");
        }

        await using var restarted = await StartAsync(verifySignatures: true);
        using var replica = SignedClientOf(restarted, "eu-west-1");
        var secret = await replica.OkAsync("DescribeSecret", """{"SecretId":"s"}""");
        secret.GetProperty("PrimaryRegion").GetString().ShouldBe("us-east-1");
        (await replica.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("SecretString").GetString().ShouldBe("v");
    }

    private static async Task<string> StateAsync(WireClient client)
    {
        var secret = (await client.OkAsync("ListSecrets", "{}")).GetProperty("SecretList")[0];
        var versions = await client.OkAsync("ListSecretVersionIds", $$"""{"SecretId":"{{secret.GetProperty("Name")}}","IncludeDeprecated":true}""");
        return $"{secret} {versions}";
    }
}
