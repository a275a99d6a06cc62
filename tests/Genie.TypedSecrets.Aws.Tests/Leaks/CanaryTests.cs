using System.Text;
using Genie.TypedSecrets.Aws.Tests.Support;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Leaks;

/// <summary>Tests that no log, trace, metric or message contains a value, with all telemetry enabled.</summary>
public sealed class CanaryTests
{
    private const string Canary = "CANARY-on-the-wire";
    private const string SecretName = "genie-dev/api-keys";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AllOperations_AllTelemetryEnabled_NoTextContainsTheValue()
    {
        using TelemetryCapture telemetry = new();
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

        var text = string.Join('\n', [telemetry.Text, .. results, truncated, deleted, store]);
        text.ShouldContain("sdk Debug"); // The SDK's log,
        text.ShouldContain("event System.Net.Http"); // the runtime's events
        text.ShouldContain("activity System.Net.Http.HttpRequestOut"); // and its traces were captured.
        text.ShouldNotContain(Canary);
        text.ShouldNotContain(Convert.ToBase64String(value));
        foreach (var result in results)
        {
            result.Payload?.Dispose();
        }
    }

    [Fact]
    public async Task UnreadableResponse_AllTelemetryEnabled_NoTextContainsTheValue()
    {
        using TelemetryCapture telemetry = new();
        List<string> messages = [];
        foreach (var body in new[] { $$"""{"SecretString":"{{Canary}}","VersionId":7}""", $$"""{"SecretString":"{{Canary}}""", $"{{\"SecretString\":{{\"a\":\"{Canary}\"}}}}", $$"""["{{Canary}}"]""" })
        {
            await using ScriptedEndpoint endpoint = new(200, body);
            using AwsSecretStore store = new(Clients.Options(endpoint.Uri, attempts: 2));
            messages.Add($"{await Should.ThrowAsync<SecretStoreUnavailableException>(async () => await store.GetAsync(new(SecretName), Ct))}");
        }

        string.Join('\n', [telemetry.Text, .. messages]).ShouldNotContain(Canary);
    }

    [Theory]
    [InlineData(400, "ValidationException")]
    [InlineData(400, "AccessDeniedException")]
    [InlineData(500, "InternalServiceError")]
    public async Task ErrorQuotesTheValue_AllTelemetryEnabled_NoTextContainsTheValue(int status, string code)
    {
        using TelemetryCapture telemetry = new();
        await using ScriptedEndpoint endpoint = new(status, $$"""{"__type":"{{code}}","Message":"Value '{{Canary}}' at 'secretString' failed"}""");
        using AwsSecretStore store = new(Clients.Options(endpoint.Uri, attempts: 2));

        var error = await Should.ThrowAsync<SecretsException>(async () => await store.PutAsync(SecretName, Encoding.UTF8.GetBytes(Canary), cancellationToken: Ct));

        telemetry.Text.ShouldContain($"returned {code}");
        $"{telemetry.Text}{error}".ShouldNotContain(Canary);
    }

    private static async Task ReadThroughTheClientAsync(AwsSecretStore store)
    {
        await using SecretsClient client = new(new SecretsOptions { Store = store, AllowedEnvironments = { "dev" } });
        (await client.GetSecretValueAsync(SecretName, "token", Ct)).Reveal().ShouldBe(Canary);
    }
}
