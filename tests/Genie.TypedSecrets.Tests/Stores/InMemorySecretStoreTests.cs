using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Stores;

public sealed class InMemorySecretStoreTests : WritableSecretStoreTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly InMemorySecretStore _store;

    public InMemorySecretStoreTests() => _store = new InMemorySecretStore(_time);

    protected override IWritableSecretStore Writable => _store;

    protected override string ExpectedRemedy => "store.Put(\"genie-dev/nothing-here\"";

    [Fact]
    public async Task Put_Text_IsDatedByTheClock()
    {
        var id = _store.Put("genie-dev/api-keys", "{}");

        using var payload = await _store.GetAsync(new("genie-dev/api-keys"), TestContext.Current.CancellationToken);

        payload.VersionId.ShouldBe(id);
        payload.CreatedAt.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public async Task Get_ThroughAClient_IsCalledOnTheReadersThread()
    {
        _store.Put("genie-dev/api-keys", """{"token":"fake-token"}""");
        await using SecretsClient client = new(new() { Store = _store, StoreThreads = new NoThreads() });

        var secret = await client.GetSecretAsync("genie-dev/api-keys", TestContext.Current.CancellationToken);
        var missing = await Should.ThrowAsync<SecretNotFoundException>(
            client.GetSecretAsync("genie-dev/nothing-here", TestContext.Current.CancellationToken).AsTask());

        secret["token"].Reveal().ShouldBe("fake-token");
        missing.SecretName.ShouldBe("genie-dev/nothing-here");
        client.Statistics.StoreCalls.ShouldBe(2);
    }

    private sealed class NoThreads : IStoreThreads
    {
        public void Run(Action work) => throw new InvalidOperationException("The store needs no thread.");

        public void Cancel(CancellationTokenSource source) => throw new InvalidOperationException("The store is not canceled.");

        public void Dispose()
        {
        }
    }
}
