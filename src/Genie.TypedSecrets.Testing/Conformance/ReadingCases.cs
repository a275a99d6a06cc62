using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Testing.Conformance;

/// <summary>Contains the cases about reading that every store passes.</summary>
internal static class ReadingCases
{
    private const string SecretName = "genie-dev/api-keys";
    private static readonly byte[] s_value = Encoding.UTF8.GetBytes("""{"github_token":"CANARY-store-value","größe":"日本"}""");

    internal static ConformanceCase<SecretStoreConformance>[] All { get; } =
    [
        new(nameof(Get_ExistingSecret_ReturnsItsBytesAndName), Get_ExistingSecret_ReturnsItsBytesAndName),
        new(nameof(Get_MissingSecret_NamesItAndTheStoreAndTheRemedy), Get_MissingSecret_NamesItAndTheStoreAndTheRemedy),
        new(nameof(Get_UnchangedSecret_ReturnsTheSameVersionId), Get_UnchangedSecret_ReturnsTheSameVersionId),
        new(nameof(Get_ChangedSecret_ReturnsTheNewValueUnderAnotherVersionId), Get_ChangedSecret_ReturnsTheNewValueUnderAnotherVersionId),
        new(nameof(Get_ByVersionId_ReturnsThatVersionOnly), Get_ByVersionId_ReturnsThatVersionOnly),
        .. new[] { SecretRequest.PendingStage, SecretRequest.PreviousStage, "awscurrent" }.Select(static stage => new ConformanceCase<SecretStoreConformance>(
            $"{nameof(Get_MissingStage_ThrowsNotFoundListingStages)}({stage})", (suite, ct) => Get_MissingStage_ThrowsNotFoundListingStages(suite, stage, ct))),
        new(nameof(GetMany_SomeMissingSomeTwice_ReturnsResultsInOrderWithSeparateErrors), GetMany_SomeMissingSomeTwice_ReturnsResultsInOrderWithSeparateErrors),
        new(nameof(GetMany_NoRequests_ReturnsNoResults), GetMany_NoRequests_ReturnsNoResults),
        new(nameof(Get_Canceled_ThrowsCancellation), Get_Canceled_ThrowsCancellation),
        new(nameof(Get_LargestValue_ReturnsAllOfIt), Get_LargestValue_ReturnsAllOfIt),
        new(nameof(Get_BytesOrText_ReturnsThemUnchanged), Get_BytesOrText_ReturnsThemUnchanged),
        new(nameof(Get_WhileTheSecretIsReplaced_ReturnsOneCompleteVersion), Get_WhileTheSecretIsReplaced_ReturnsOneCompleteVersion),
        new(nameof(ToString_OfPayloadStoreAndErrors_NeverContainsTheValue), ToString_OfPayloadStoreAndErrors_NeverContainsTheValue),
    ];

    private static async Task Get_ExistingSecret_ReturnsItsBytesAndName(SecretStoreConformance suite, CancellationToken ct)
    {
        await suite.SeedAsync(SecretName, s_value).ConfigureAwait(false);

        using var payload = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);

        Check.That(payload.Name == SecretName, "the payload has the name of the secret");
        Check.Equal(payload.Reveal(), s_value);
        Check.That(!payload.IsBinary, "text is not binary");
        Check.That(payload.VersionId.Length > 0, "the version has an id");
    }

    private static async Task Get_MissingSecret_NamesItAndTheStoreAndTheRemedy(SecretStoreConformance suite, CancellationToken ct)
    {
        await suite.SeedAsync(SecretName, s_value).ConfigureAwait(false);

        var error = await Check.ThrowsAsync<SecretNotFoundException>(() => GetAsync(suite, new("genie-dev/nothing-here"), ct)).ConfigureAwait(false);

        Check.That(error.SecretName == "genie-dev/nothing-here", "the exception has the name of the secret");
        Check.Contains(error.Message, "genie-dev/nothing-here");
        Check.Contains(error.Message, suite.Store.Name);
        Check.Contains(error.Message, suite.ExpectedRemedy);
        Check.That(!error.IsTransient, "a missing secret is not a transient failure");
    }

    private static async Task Get_UnchangedSecret_ReturnsTheSameVersionId(SecretStoreConformance suite, CancellationToken ct)
    {
        await suite.SeedAsync(SecretName, s_value).ConfigureAwait(false);

        using var first = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);
        using var second = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);

        Check.That(second.VersionId == first.VersionId, "the same version has the same id");
    }

    private static async Task Get_ChangedSecret_ReturnsTheNewValueUnderAnotherVersionId(SecretStoreConformance suite, CancellationToken ct)
    {
        await suite.SeedAsync(SecretName, s_value).ConfigureAwait(false);
        using var first = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);
        await suite.SeedAsync(SecretName, "{\"github_token\":\"fake-second\"}"u8.ToArray()).ConfigureAwait(false);

        using var second = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);

        Check.That(second.VersionId != first.VersionId, "another version has another id");
        Check.Equal(second.Reveal(), "{\"github_token\":\"fake-second\"}"u8);
    }

    private static async Task Get_ByVersionId_ReturnsThatVersionOnly(SecretStoreConformance suite, CancellationToken ct)
    {
        await suite.SeedAsync(SecretName, s_value).ConfigureAwait(false);
        using var current = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);

        using var again = await suite.Store.GetAsync(new(SecretName) { VersionId = current.VersionId, VersionStage = "ignored" }, ct).ConfigureAwait(false);
        Check.Equal(again.Reveal(), s_value);

        SecretRequest unknown = new(SecretName) { VersionId = "00000000-0000-0000-0000-000000000000" };
        var error = await Check.ThrowsAsync<SecretNotFoundException>(() => GetAsync(suite, unknown, ct)).ConfigureAwait(false);
        Check.Contains(error.Message, "00000000");
    }

    private static async Task Get_MissingStage_ThrowsNotFoundListingStages(SecretStoreConformance suite, string stage, CancellationToken ct)
    {
        await suite.SeedAsync(SecretName, s_value).ConfigureAwait(false);

        var error = await Check.ThrowsAsync<SecretNotFoundException>(() => GetAsync(suite, new(SecretName) { VersionStage = stage }, ct)).ConfigureAwait(false);

        Check.Contains(error.Message, stage);
        Check.Contains(error.Message, SecretRequest.CurrentStage);
    }

    private static async Task GetMany_SomeMissingSomeTwice_ReturnsResultsInOrderWithSeparateErrors(SecretStoreConformance suite, CancellationToken ct)
    {
        await suite.SeedAsync("genie-dev/one", "{\"a\":\"fake-one\"}"u8.ToArray()).ConfigureAwait(false);
        await suite.SeedAsync("genie-dev/two", "{\"a\":\"fake-two\"}"u8.ToArray()).ConfigureAwait(false);

        var results = await suite.Store.GetManyAsync([new("genie-dev/two"), new("genie-dev/three"), new("../two"), new("genie-dev/one"), new("genie-dev/two")], ct).ConfigureAwait(false);

        Check.That(results.Select(static result => result.IsSuccess).SequenceEqual([true, false, false, true, true]), "the results are in the order of the requests");
        Check.That(results[1].Error is SecretNotFoundException { SecretName: "genie-dev/three" }, "the error of a missing secret names it");
        Check.That(results[2].Error is SecretNotFoundException, "a name with path syntax is not found");
        Check.Equal(results[0].Payload!.Reveal(), "{\"a\":\"fake-two\"}"u8);
        Check.Equal(results[3].Payload!.Reveal(), "{\"a\":\"fake-one\"}"u8);

        results[0].Payload!.Dispose();
        Check.Equal(results[4].Payload!.Reveal(), "{\"a\":\"fake-two\"}"u8);
        results[3].Payload!.Dispose();
        results[4].Payload!.Dispose();
    }

    private static async Task GetMany_NoRequests_ReturnsNoResults(SecretStoreConformance suite, CancellationToken ct) =>
        Check.That((await suite.Store.GetManyAsync([], ct).ConfigureAwait(false)).Count == 0, "no requests have no results");

    private static async Task Get_Canceled_ThrowsCancellation(SecretStoreConformance suite, CancellationToken ct)
    {
        await suite.SeedAsync(SecretName, s_value).ConfigureAwait(false);
        ct.ThrowIfCancellationRequested();
        CancellationToken canceled = new(canceled: true);

        await Check.ThrowsAsync<OperationCanceledException>(() => GetAsync(suite, new(SecretName), canceled)).ConfigureAwait(false);
        await Check.ThrowsAsync<OperationCanceledException>(() => suite.Store.GetManyAsync([new(SecretName)], canceled).AsTask()).ConfigureAwait(false);
    }

    private static async Task Get_LargestValue_ReturnsAllOfIt(SecretStoreConformance suite, CancellationToken ct)
    {
        var value = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 65_536 - 8)}\"}}");
        await suite.SeedAsync(SecretName, value).ConfigureAwait(false);

        using var payload = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);

        Check.Equal(payload.Reveal(), value);
    }

    private static async Task Get_BytesOrText_ReturnsThemUnchanged(SecretStoreConformance suite, CancellationToken ct)
    {
        var value = Enumerable.Range(0, suite.SupportsBinary ? 256 : 128).Select(static i => (byte)i).ToArray();
        await suite.SeedAsync(SecretName, value, suite.SupportsBinary).ConfigureAwait(false);

        using var payload = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);

        Check.That(payload.IsBinary == suite.SupportsBinary, "the payload says whether the value was stored as bytes");
        Check.Equal(payload.Reveal(), value);
    }

    private static async Task Get_WhileTheSecretIsReplaced_ReturnsOneCompleteVersion(SecretStoreConformance suite, CancellationToken ct)
    {
        static byte[] Value(int i) => Encoding.UTF8.GetBytes($"{{\"a\":\"{new string((char)('a' + (i % 26)), 5_000)}\"}}");
        await suite.SeedAsync(SecretName, Value(0)).ConfigureAwait(false);
        using CancellationTokenSource done = new();

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    using var payload = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);
                    var text = Encoding.UTF8.GetString(payload.Reveal());
                    Check.That(text.Length == 5_008 && text[6..^2].Distinct().Count() == 1, "a value that is read while it is replaced is of one version");
                }
            },
            ct)).ToArray();
        for (var i = 1; i <= 60; i++)
        {
            await suite.SeedAsync(SecretName, Value(i)).ConfigureAwait(false);
        }

        await done.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(readers).ConfigureAwait(false);
    }

    private static async Task ToString_OfPayloadStoreAndErrors_NeverContainsTheValue(SecretStoreConformance suite, CancellationToken ct)
    {
        await suite.SeedAsync(SecretName, s_value).ConfigureAwait(false);

        using var payload = await suite.Store.GetAsync(new(SecretName), ct).ConfigureAwait(false);
        var missing = await Check.ThrowsAsync<SecretNotFoundException>(() => GetAsync(suite, new(SecretName + "x"), ct)).ConfigureAwait(false);
        var stage = await Check.ThrowsAsync<SecretNotFoundException>(() => GetAsync(suite, new(SecretName) { VersionStage = "none" }, ct)).ConfigureAwait(false);

        Check.That(
            !string.Join('\n', payload, payload.VersionId, suite.Store, suite.Store.Name, missing, stage).Contains("CANARY", StringComparison.Ordinal),
            "neither text nor exceptions contain the value");
    }

    private static async Task GetAsync(SecretStoreConformance suite, SecretRequest request, CancellationToken cancellationToken)
    {
        using var payload = await suite.Store.GetAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
