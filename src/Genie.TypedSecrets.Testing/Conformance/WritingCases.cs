using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Testing.Conformance;

/// <summary>Contains the cases that every writable store passes.</summary>
internal static class WritingCases
{
    private const string SecretName = "genie-dev/database";
    private static readonly byte[] s_first = "{\"password\":\"fake-first\"}"u8.ToArray();
    private static readonly byte[] s_second = "{\"password\":\"fake-second\"}"u8.ToArray();
    private static readonly byte[] s_third = "{\"password\":\"fake-third\"}"u8.ToArray();

    private static readonly (string Shown, string Name)[] s_invalid = [("backslash", "a\\b"), ("escape", "a\u001b[31mb"), ("empty", string.Empty), ("space", "a b")];

    // Names that file systems and other stores could confuse.
    private static readonly string[] s_names =
    [
        "/prod/app/db", "prod/app/db", "..", ".", "../x", "a/../b", "a//b", "a/", "a/b.", "a.", "NUL", "com1.txt", "/a",
        "a", "A", "genie-dev/api-keys", "genie-dev_api-keys", "Genie-Dev/API-Keys", "con", "nul/x", "x.y", "key", "lock", "a+b=c@d.e_f",
        new string('n', 512), new string('N', 512), new string('n', 511) + "m", "x/" + new string('z', 300),
    ];

    internal static ConformanceCase<WritableSecretStoreConformance>[] All { get; } =
    [
        new(nameof(Put_NewSecret_ReturnsTheIdThatGetReports), Put_NewSecret_ReturnsTheIdThatGetReports),
        new(nameof(Put_ThreeTimes_KeepsTheLastTwoByStageAndId), Put_ThreeTimes_KeepsTheLastTwoByStageAndId),
        new(nameof(TryPut_ExpectedVersion_IsReplacedOnce), TryPut_ExpectedVersion_IsReplacedOnce),
        new(nameof(TryPut_WritersOfTheSameVersion_OneSucceeds), TryPut_WritersOfTheSameVersion_OneSucceeds),
        new(nameof(Put_CallerOverwritesItsBuffer_KeepsTheValue), Put_CallerOverwritesItsBuffer_KeepsTheValue),
        new(nameof(Delete_ExistingSecret_RemovesAllItsVersions), Delete_ExistingSecret_RemovesAllItsVersions),
        new(nameof(List_NamesOfEveryKind_ReturnsThemExactlyInOrdinalOrder), List_NamesOfEveryKind_ReturnsThemExactlyInOrdinalOrder),
        .. s_invalid.Select(static item => new ConformanceCase<WritableSecretStoreConformance>(
            $"{nameof(Put_InvalidName_Throws)}({item.Shown})", (suite, ct) => Put_InvalidName_Throws(suite, item.Name, ct))),
        new(nameof(Put_ValueNotAcceptedBySecretsManager_Throws), Put_ValueNotAcceptedBySecretsManager_Throws),
        new(nameof(Put_Canceled_KeepsTheFormerValue), Put_Canceled_KeepsTheFormerValue),
        new(nameof(Put_FromManyThreads_LosesNoSecret), Put_FromManyThreads_LosesNoSecret),
    ];

    private static async Task Put_NewSecret_ReturnsTheIdThatGetReports(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        var id = await suite.Writable.PutAsync(SecretName, s_first, cancellationToken: ct).ConfigureAwait(false);

        using var payload = await suite.Writable.GetAsync(new(SecretName), ct).ConfigureAwait(false);

        Check.That(payload.VersionId == id, "a write returns the id of the version");
        Check.That(payload.CreatedAt is not null, "the store knows when the version was created");
    }

    private static async Task Put_ThreeTimes_KeepsTheLastTwoByStageAndId(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        var first = await PutAsync(suite, s_first, ct).ConfigureAwait(false);
        var second = await PutAsync(suite, s_second, ct).ConfigureAwait(false);
        var third = await PutAsync(suite, s_third, ct).ConfigureAwait(false);

        Check.Equal(await ReadAsync(suite, new(SecretName), ct).ConfigureAwait(false), s_third);
        Check.Equal(await ReadAsync(suite, new(SecretName) { VersionId = third }, ct).ConfigureAwait(false), s_third);
        Check.Equal(await ReadAsync(suite, new(SecretName) { VersionStage = SecretRequest.PreviousStage }, ct).ConfigureAwait(false), s_second);
        Check.Equal(await ReadAsync(suite, new(SecretName) { VersionId = second }, ct).ConfigureAwait(false), s_second);
        if (suite.RemovesVersionsWithoutStage)
        {
            await Check.ThrowsAsync<SecretNotFoundException>(() => ReadAsync(suite, new(SecretName) { VersionId = first }, ct)).ConfigureAwait(false);
        }
    }

    private static async Task TryPut_ExpectedVersion_IsReplacedOnce(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        var first = await TryPutAsync(suite, s_first, null, ct).ConfigureAwait(false);
        Check.That(await TryPutAsync(suite, s_second, null, ct).ConfigureAwait(false) is null, "a secret that exists is not created again");

        var second = await TryPutAsync(suite, s_second, first, ct).ConfigureAwait(false);

        Check.That(second is not null, "the expected version is replaced");
        Check.That(await TryPutAsync(suite, s_third, first, ct).ConfigureAwait(false) is null, "another version is not replaced");
        Check.Equal(await ReadAsync(suite, new(SecretName), ct).ConfigureAwait(false), s_second);
    }

    private static async Task TryPut_WritersOfTheSameVersion_OneSucceeds(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        var first = await PutAsync(suite, s_first, ct).ConfigureAwait(false);

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => TryPutAsync(suite, Encoding.UTF8.GetBytes($"{{\"writer\":{i}}}"), first, ct), ct))).ConfigureAwait(false);

        var winners = ids.OfType<string>().ToList();
        Check.That(winners.Count == 1, $"one of the writers succeeds; {winners.Count} did");
        using var payload = await suite.Writable.GetAsync(new(SecretName), ct).ConfigureAwait(false);
        Check.That(payload.VersionId == winners[0], "the version of that writer is in use");
        using var previous = await suite.Writable.GetAsync(new(SecretName) { VersionStage = SecretRequest.PreviousStage }, ct).ConfigureAwait(false);
        Check.That(previous.VersionId == first, "the former version is the previous one");
    }

    private static async Task Put_CallerOverwritesItsBuffer_KeepsTheValue(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        var buffer = s_first.ToArray();
        await PutAsync(suite, buffer, ct).ConfigureAwait(false);
        Array.Clear(buffer);

        Check.Equal(await ReadAsync(suite, new(SecretName), ct).ConfigureAwait(false), s_first);
    }

    private static async Task Delete_ExistingSecret_RemovesAllItsVersions(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        await PutAsync(suite, s_first, ct).ConfigureAwait(false);
        await PutAsync(suite, s_second, ct).ConfigureAwait(false);

        Check.That(await suite.Writable.DeleteAsync(SecretName, ct).ConfigureAwait(false), "deleting a secret that exists returns true");

        await Check.ThrowsAsync<SecretNotFoundException>(() => ReadAsync(suite, new(SecretName), ct)).ConfigureAwait(false);
        await Check.ThrowsAsync<SecretNotFoundException>(() => ReadAsync(suite, new(SecretName) { VersionStage = SecretRequest.PreviousStage }, ct)).ConfigureAwait(false);
        Check.That(!await suite.Writable.DeleteAsync(SecretName, ct).ConfigureAwait(false), "deleting a secret that does not exist returns false");
        Check.That((await suite.Writable.ListAsync(ct).ConfigureAwait(false)).Count == 0, "a deleted secret is not listed");
    }

    private static async Task List_NamesOfEveryKind_ReturnsThemExactlyInOrdinalOrder(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        Check.That((await suite.Writable.ListAsync(ct).ConfigureAwait(false)).Count == 0, "the store of a new test is empty");

        foreach (var name in s_names)
        {
            await suite.Writable.PutAsync(name, Encoding.UTF8.GetBytes($"\"{name}\""), cancellationToken: ct).ConfigureAwait(false);
        }

        var listed = await suite.Writable.ListAsync(ct).ConfigureAwait(false);
        Check.That(listed.SequenceEqual(s_names.Order(StringComparer.Ordinal), StringComparer.Ordinal), $"all names are listed in ordinal order: {string.Join(' ', listed)}");
        foreach (var name in s_names)
        {
            Check.Equal(await ReadAsync(suite, new(name), ct).ConfigureAwait(false), Encoding.UTF8.GetBytes($"\"{name}\""));
        }
    }

    private static async Task Put_InvalidName_Throws(WritableSecretStoreConformance suite, string name, CancellationToken ct) =>
        await Check.ThrowsAsync<ArgumentException>(() => suite.Writable.PutAsync(name, s_first, cancellationToken: ct).AsTask()).ConfigureAwait(false);

    private static async Task Put_ValueNotAcceptedBySecretsManager_Throws(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        await Check.ThrowsAsync<ArgumentException>(() => PutAsync(suite, [], ct)).ConfigureAwait(false);
        await Check.ThrowsAsync<ArgumentException>(() => suite.Writable.PutAsync(SecretName, new byte[65_537], isBinary: true, ct).AsTask()).ConfigureAwait(false);
        await Check.ThrowsAsync<ArgumentException>(() => PutAsync(suite, [0xFF], ct)).ConfigureAwait(false);
    }

    private static async Task Put_Canceled_KeepsTheFormerValue(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        await PutAsync(suite, s_first, ct).ConfigureAwait(false);

        await Check.ThrowsAsync<OperationCanceledException>(() => PutAsync(suite, s_second, new CancellationToken(canceled: true))).ConfigureAwait(false);

        Check.Equal(await ReadAsync(suite, new(SecretName), ct).ConfigureAwait(false), s_first);
    }

    private static async Task Put_FromManyThreads_LosesNoSecret(WritableSecretStoreConformance suite, CancellationToken ct)
    {
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(
            async () => await suite.Writable.PutAsync($"genie-dev/s{i % 8}", Encoding.UTF8.GetBytes($"\"fake-{i}\""), cancellationToken: ct).ConfigureAwait(false), ct))).ConfigureAwait(false);

        var names = await suite.Writable.ListAsync(ct).ConfigureAwait(false);
        Check.That(names.Count == 8, $"the store has 8 secrets; it has {names.Count}");
        foreach (var name in names)
        {
            var (current, previous) = (await ReadAsync(suite, new(name), ct).ConfigureAwait(false), await ReadAsync(suite, new(name) { VersionStage = SecretRequest.PreviousStage }, ct).ConfigureAwait(false));
            Check.That(!current.AsSpan().SequenceEqual(previous), "the previous version has another value");
        }
    }

    private static async Task<string> PutAsync(WritableSecretStoreConformance suite, byte[] value, CancellationToken ct) =>
        await suite.Writable.PutAsync(SecretName, value, cancellationToken: ct).ConfigureAwait(false);

    private static async Task<string?> TryPutAsync(WritableSecretStoreConformance suite, byte[] value, string? expected, CancellationToken ct) =>
        await suite.Writable.TryPutAsync(SecretName, value, expected, new SecretWriteOptions(), ct).ConfigureAwait(false);

    private static async Task<byte[]> ReadAsync(WritableSecretStoreConformance suite, SecretRequest request, CancellationToken ct)
    {
        using var payload = await suite.Writable.GetAsync(request, ct).ConfigureAwait(false);
        return payload.Reveal().ToArray();
    }
}
