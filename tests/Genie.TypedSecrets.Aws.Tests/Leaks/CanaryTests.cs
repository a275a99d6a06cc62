using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Leaks;

/// <summary>With everything switched on that can tell of a call, a value is in none of it.</summary>
public sealed class CanaryTests
{
    private const string Canary = "CANARY-on-the-wire";
    private const string SecretName = "genie-dev/api-keys";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AllOperations_EverythingLogged_NothingHasTheValue()
    {
        using Eavesdropper heard = new();
        await using var emulator = await SecretsManagerEmulator.StartAsync(cancellationToken: Ct);
        using var store = EmulatorFixture.StoreOf(emulator);
        var value = Encoding.UTF8.GetBytes($$"""{"token":"{{Canary}}"}""");

        await store.PutAsync(SecretName, value, cancellationToken: Ct);
        await store.PutAsync(SecretName, value, cancellationToken: Ct);
        await store.PutAsync("genie-dev/binary", value, isBinary: true, Ct);
        (await store.GetAsync(new(SecretName), Ct)).Dispose();
        (await store.GetAsync(new(SecretName) { VersionStage = SecretRequest.PreviousStage }, Ct)).Dispose();
        var results = await store.GetManyAsync([new(SecretName), new("genie-dev/binary"), new("genie-dev/missing")], Ct);
        emulator.Faults.Inject(Fault.TruncateBody, "GetSecretValue", times: 3);
        var truncated = await Should.ThrowAsync<SecretsException>(async () => await store.GetAsync(new(SecretName), Ct));
        await ReadThroughTheClientAsync(store);
        await store.ListAsync(Ct);
        await store.DeleteAsync(SecretName, Ct);
        var deleted = await Should.ThrowAsync<SecretsException>(async () => await store.GetAsync(new("genie-dev/missing"), Ct));

        var text = string.Join('\n', [heard.Text, .. results, truncated, deleted, store]);
        text.ShouldContain("sdk Debug"); // The SDK's log did speak,
        text.ShouldContain("event System.Net.Http"); // the runtime's events did,
        text.ShouldContain("activity System.Net.Http.HttpRequestOut"); // and its traces.
        text.ShouldNotContain(Canary);
        text.ShouldNotContain(Convert.ToBase64String(value));
        foreach (var result in results)
        {
            result.Payload?.Dispose();
        }
    }

    [Fact]
    public async Task BrokenAnswer_EverythingLogged_NothingHasTheValue()
    {
        using Eavesdropper heard = new();
        List<string> shown = [];
        foreach (var body in new[] { $$"""{"SecretString":"{{Canary}}","VersionId":7}""", $$"""{"SecretString":"{{Canary}}""", $"{{\"SecretString\":{{\"a\":\"{Canary}\"}}}}", $$"""["{{Canary}}"]""" })
        {
            await using ScriptedEndpoint endpoint = new(200, body);
            using AwsSecretStore store = new(Clients.Options(endpoint.Uri, attempts: 2));
            shown.Add($"{await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))}");
        }

        string.Join('\n', [heard.Text, .. shown]).ShouldNotContain(Canary);
    }

    [Theory]
    [InlineData(400, "ValidationException")]
    [InlineData(400, "AccessDeniedException")]
    [InlineData(500, "InternalServiceError")]
    public async Task ErrorThatQuotesTheValue_EverythingLogged_NothingHasIt(int status, string code)
    {
        using Eavesdropper heard = new();
        await using ScriptedEndpoint endpoint = new(status, $$"""{"__type":"{{code}}","Message":"Value '{{Canary}}' at 'secretString' failed"}""");
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri, attempts: 2));

        var error = await Should.ThrowAsync<SecretsException>(async () => await store.PutAsync(SecretName, Encoding.UTF8.GetBytes(Canary), cancellationToken: Ct));

        heard.Text.ShouldContain($"answered with {code}");
        $"{heard.Text}{error}".ShouldNotContain(Canary);
    }

    private static async Task ReadThroughTheClientAsync(AwsSecretStore store)
    {
        await using SecretsClient client = new(new SecretsOptions { Store = store, AllowedEnvironments = { "dev" } });
        (await client.GetSecretValueAsync(SecretName, "token", Ct)).Reveal().ShouldBe(Canary);
    }
}
