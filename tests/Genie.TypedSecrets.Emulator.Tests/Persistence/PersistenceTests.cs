using System.Text;
using Genie.TypedSecrets.Emulator.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Emulator.Tests.Persistence;

public sealed class PersistenceTests : IDisposable
{
    private readonly string _directory = Path.Combine(Directory.CreateTempSubdirectory("genie-emulator-").FullName, "store");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_directory)!, recursive: true);

    [Fact]
    public async Task Restart_AfterRequests_RestoresEverything()
    {
        string before;
        await using (var first = await StartAsync())
        {
            using var client = ClientOf(first);
            await client.OkAsync("CreateSecret", $$"""{"Name":"genie-dev/db","Description":"ü","SecretString":"CANARY-one","KmsKeyId":"alias/k","Tags":[{"Key":"a","Value":"b"}],"ClientRequestToken":"{{Token(1)}}"}""");
            await client.OkAsync("PutSecretValue", $$"""{"SecretId":"genie-dev/db","SecretBinary":"/wA=","ClientRequestToken":"{{Token(2)}}"}""");
            await client.OkAsync("PutSecretValue", $$"""{"SecretId":"genie-dev/db","SecretString":"CANARY-three","VersionStages":["MINE"],"ClientRequestToken":"{{Token(3)}}"}""");
            await client.OkAsync("RotateSecret", $$"""{"SecretId":"genie-dev/db","RotationLambdaARN":"arn:aws:lambda:us-east-1:000000000000:function:f","RotationRules":{"AutomaticallyAfterDays":3},"ClientRequestToken":"{{Token(4)}}"}""");
            await client.OkAsync("CreateSecret", $$"""{"Name":"gone","SecretString":"CANARY-four","ClientRequestToken":"{{Token(1)}}"}""");
            await client.OkAsync("DeleteSecret", """{"SecretId":"gone","ForceDeleteWithoutRecovery":true}""");
            before = await StateAsync(client);
        }

        await using (var second = await StartAsync())
        {
            using var client = ClientOf(second);
            (await StateAsync(client)).ShouldBe(before);
            (await ValueAsync(client, Token(1))).ShouldBe("CANARY-one");
            (await ValueAsync(client, Token(3))).ShouldBe("CANARY-three");
            (await client.OkAsync("GetSecretValue", """{"SecretId":"genie-dev/db"}""")).GetProperty("SecretBinary").GetString().ShouldBe("/wA=");
            await client.FailAsync("GetSecretValue", $$"""{"SecretId":"genie-dev/db","VersionId":"{{Token(4)}}"}""", "ResourceNotFoundException");
            second.Contains("gone").ShouldBeFalse();
        }

        foreach (var file in Directory.EnumerateFiles(_directory))
        {
            // Encrypted, and file names don't contain the names of secrets.
            (Path.GetFileName(file) + Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Ct))).ShouldNotContain("CANARY");
        }
    }

    [Fact]
    public async Task Restart_AfterPutAndRemoveInCode_RestoresThem()
    {
        await using (var first = await StartAsync())
        {
            first.Put("a", "one");
            first.Put("a", "two");
            first.Put("b", "x");
            first.Remove("b");
        }

        await using var second = await StartAsync();
        using var client = ClientOf(second);

        (await client.OkAsync("GetSecretValue", """{"SecretId":"a"}""")).GetProperty("SecretString").GetString().ShouldBe("two");
        (await client.OkAsync("GetSecretValue", """{"SecretId":"a","VersionStage":"AWSPREVIOUS"}""")).GetProperty("SecretString").GetString().ShouldBe("one");
        second.Contains("b").ShouldBeFalse();
    }

    [Fact]
    public async Task Restart_RecreatedUnderTheSameToken_HasTheNewValue()
    {
        await using (var first = await StartAsync())
        {
            using var client = ClientOf(first);
            await client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"old","ClientRequestToken":"{{Token(1)}}"}""");
            await client.OkAsync("DeleteSecret", """{"SecretId":"s","ForceDeleteWithoutRecovery":true}""");
            await client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"new","ClientRequestToken":"{{Token(1)}}"}""");
        }

        await using var second = await StartAsync();
        using var again = ClientOf(second);

        (await again.OkAsync("GetSecretValue", """{"SecretId":"s"}""")).GetProperty("SecretString").GetString().ShouldBe("new");
    }

    [Fact]
    public async Task Restart_AfterTheRecoveryWindow_HasNeitherSecretNorFiles()
    {
        await using (var first = await StartAsync())
        {
            first.Put("s", "v");
            using var client = ClientOf(first);
            await client.OkAsync("DeleteSecret", """{"SecretId":"s","RecoveryWindowInDays":7}""");
        }

        _clock.Advance(TimeSpan.FromDays(7));
        await using (var second = await StartAsync())
        {
            second.Contains("s").ShouldBeFalse();
        }

        await using var third = await StartAsync();
        Directory.EnumerateFiles(_directory).Select(Path.GetFileName).Order().ShouldBe(["emulator.lock", "genie-emulator.json", "key"]);
    }

    [Fact]
    public async Task Start_DirectoryInUse_IsRejectedUntilReleased()
    {
        await using (await StartAsync())
        {
            (await Should.ThrowAsync<SecretsConfigurationException>(() => StartAsync())).Message.ShouldContain("Stop the emulator that uses it");
        }

        await using var again = await StartAsync();
    }

    private Task<SecretsManagerEmulator> StartAsync() =>
        SecretsManagerEmulator.StartAsync(new EmulatorOptions { Directory = _directory, TimeProvider = _clock, VerifySignatures = false }, Ct);

    private static WireClient ClientOf(SecretsManagerEmulator emulator) => new(emulator.Endpoint, signer: null);

    private static string Token(int number) => new Guid(number, 0, 0, new byte[8]).ToString();

    private static async Task<string> StateAsync(WireClient client) =>
        (await client.OkAsync("ListSecrets", """{"IncludePlannedDeletion":true}""")).ToString()
        + await client.OkAsync("ListSecretVersionIds", """{"SecretId":"genie-dev/db","IncludeDeprecated":true}""");

    private static async Task<string?> ValueAsync(WireClient client, string version) =>
        (await client.OkAsync("GetSecretValue", $$"""{"SecretId":"genie-dev/db","VersionId":"{{version}}"}""")).GetProperty("SecretString").GetString();
}
