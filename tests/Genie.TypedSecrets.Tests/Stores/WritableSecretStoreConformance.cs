using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>Contains the tests that every writable store passes.</summary>
public abstract class WritableSecretStoreConformance : SecretStoreConformance
{
    private const string SecretName = "genie-dev/database";
    private static readonly byte[] s_first = "{\"password\":\"fake-first\"}"u8.ToArray();
    private static readonly byte[] s_second = "{\"password\":\"fake-second\"}"u8.ToArray();
    private static readonly byte[] s_third = "{\"password\":\"fake-third\"}"u8.ToArray();

    private protected abstract IWritableSecretStore Writable { get; }

    /// <summary>Gets whether a version without a stage is removed at once. Secrets Manager keeps it for some time, readable by its id.</summary>
    private protected virtual bool RemovesVersionsWithoutStage => true;

    private protected override ISecretStore Store => Writable;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected override async Task SeedAsync(string name, byte[] value, bool isBinary = false) =>
        await Writable.PutAsync(name, value, isBinary, Ct);

    [Fact]
    public async Task Put_NewSecret_ReturnsTheIdThatGetReports()
    {
        var id = await Writable.PutAsync(SecretName, s_first, cancellationToken: Ct);

        using var payload = await Writable.GetAsync(new(SecretName), Ct);

        payload.VersionId.ShouldBe(id);
        payload.CreatedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Put_ThreeTimes_KeepsTheLastTwoByStageAndId()
    {
        var first = await Writable.PutAsync(SecretName, s_first, cancellationToken: Ct);
        var second = await Writable.PutAsync(SecretName, s_second, cancellationToken: Ct);
        var third = await Writable.PutAsync(SecretName, s_third, cancellationToken: Ct);

        (await ReadAsync(new(SecretName))).ShouldBe(s_third);
        (await ReadAsync(new(SecretName) { VersionId = third })).ShouldBe(s_third);
        (await ReadAsync(new(SecretName) { VersionStage = SecretRequest.PreviousStage })).ShouldBe(s_second);
        (await ReadAsync(new(SecretName) { VersionId = second })).ShouldBe(s_second);
        if (RemovesVersionsWithoutStage)
        {
            await Should.ThrowAsync<SecretNotFoundException>(() => ReadAsync(new(SecretName) { VersionId = first }));
        }
    }

    [Fact]
    public async Task TryPut_ExpectedVersion_IsReplacedOnce()
    {
        var first = await Writable.TryPutAsync(SecretName, s_first, expectedVersionId: null, new(), Ct);
        (await Writable.TryPutAsync(SecretName, s_second, expectedVersionId: null, new(), Ct)).ShouldBeNull();

        var second = await Writable.TryPutAsync(SecretName, s_second, first, new(), Ct);

        (await Writable.TryPutAsync(SecretName, s_third, first, new(), Ct)).ShouldBeNull();
        second.ShouldNotBeNull();
        (await ReadAsync(new(SecretName))).ShouldBe(s_second);
    }

    [Fact]
    public async Task TryPut_WritersOfTheSameVersion_OneSucceeds()
    {
        var first = await Writable.PutAsync(SecretName, s_first, cancellationToken: Ct);

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => await Writable.TryPutAsync(SecretName, Encoding.UTF8.GetBytes($"{{\"writer\":{i}}}"), first, new(), Ct), Ct)));

        var winner = ids.Where(static id => id is not null).ShouldHaveSingleItem();
        using var payload = await Writable.GetAsync(new(SecretName), Ct);
        payload.VersionId.ShouldBe(winner);
        using var previous = await Writable.GetAsync(new(SecretName) { VersionStage = SecretRequest.PreviousStage }, Ct);
        previous.VersionId.ShouldBe(first);
    }

    [Fact]
    public async Task Put_CallerOverwritesItsBuffer_KeepsTheValue()
    {
        var buffer = s_first.ToArray();
        await Writable.PutAsync(SecretName, buffer, cancellationToken: Ct);
        Array.Clear(buffer);

        (await ReadAsync(new(SecretName))).ShouldBe(s_first);
    }

    [Fact]
    public async Task Delete_ExistingSecret_RemovesAllItsVersions()
    {
        await Writable.PutAsync(SecretName, s_first, cancellationToken: Ct);
        await Writable.PutAsync(SecretName, s_second, cancellationToken: Ct);

        (await Writable.DeleteAsync(SecretName, Ct)).ShouldBeTrue();

        await Should.ThrowAsync<SecretNotFoundException>(() => ReadAsync(new(SecretName)));
        await Should.ThrowAsync<SecretNotFoundException>(() => ReadAsync(new(SecretName) { VersionStage = SecretRequest.PreviousStage }));
        (await Writable.DeleteAsync(SecretName, Ct)).ShouldBeFalse();
        (await Writable.ListAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_NamesOfEveryKind_ReturnsThemExactlyInOrdinalOrder()
    {
        string[] names =
        [
            "/prod/app/db", "prod/app/db", "..", ".", "../x", "a/../b", "a//b", "a/", "a/b.", "a.", "NUL", "com1.txt", "/a",
            "a", "A", "genie-dev/api-keys", "genie-dev_api-keys", "Genie-Dev/API-Keys", "con", "nul/x", "x.y", "key", "lock", "a+b=c@d.e_f",
            new string('n', 512), new string('N', 512), new string('n', 511) + "m", "x/" + new string('z', 300),
        ];
        (await Writable.ListAsync(Ct)).ShouldBeEmpty();

        foreach (var name in names)
        {
            await Writable.PutAsync(name, Encoding.UTF8.GetBytes($"\"{name}\""), cancellationToken: Ct);
        }

        (await Writable.ListAsync(Ct)).ShouldBe(names.Order(StringComparer.Ordinal));
        foreach (var name in names)
        {
            Encoding.UTF8.GetString(await ReadAsync(new(name))).ShouldBe($"\"{name}\"");
        }
    }

    [Theory]
    [InlineData("a\\b")]
    [InlineData("a\u001b[31mb")]
    [InlineData("")]
    [InlineData("a b")]
    public async Task Put_InvalidName_Throws(string name) =>
        await Should.ThrowAsync<ArgumentException>(async () => await Writable.PutAsync(name, s_first, cancellationToken: Ct));

    [Fact]
    public async Task Put_ValueNotAcceptedBySecretsManager_Throws()
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Writable.PutAsync(SecretName, Array.Empty<byte>(), cancellationToken: Ct));
        await Should.ThrowAsync<ArgumentException>(async () => await Writable.PutAsync(SecretName, new byte[65_537], isBinary: true, Ct));
        await Should.ThrowAsync<ArgumentException>(async () => await Writable.PutAsync(SecretName, new byte[] { 0xFF }, cancellationToken: Ct));
    }

    [Fact]
    public async Task Put_Cancelled_KeepsTheFormerValue()
    {
        await Writable.PutAsync(SecretName, s_first, cancellationToken: Ct);

        await Should.ThrowAsync<OperationCanceledException>(
            async () => await Writable.PutAsync(SecretName, s_second, cancellationToken: new CancellationToken(canceled: true)));

        (await ReadAsync(new(SecretName))).ShouldBe(s_first);
    }

    [Fact]
    public async Task Put_FromManyThreads_LosesNoSecret()
    {
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(
            async () => await Writable.PutAsync($"genie-dev/s{i % 8}", Encoding.UTF8.GetBytes($"\"fake-{i}\""), cancellationToken: Ct), Ct)));

        (await Writable.ListAsync(Ct)).Count.ShouldBe(8);
        foreach (var name in await Writable.ListAsync(Ct))
        {
            (await ReadAsync(new(name))).ShouldNotBe(await ReadAsync(new(name) { VersionStage = SecretRequest.PreviousStage }));
        }
    }

    private protected async Task<byte[]> ReadAsync(SecretRequest request)
    {
        using var payload = await Writable.GetAsync(request, Ct);
        return payload.Reveal().ToArray();
    }
}
