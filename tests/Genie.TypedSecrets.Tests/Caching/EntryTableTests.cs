using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class EntryTableTests : IDisposable
{
    private readonly SecretDescriptor[] _descriptors = [.. Enumerable.Range(0, 3).Select(static i => new SecretDescriptor<string>($"category-{i}", static _ => "value"))];
    private readonly RefreshWatch _watch;
    private readonly CacheServices _services;
    private readonly EntryTable _table = new();

    public EntryTableTests()
    {
        CacheSettings settings = new(new());
        _watch = new(TimeProvider.System, settings.Clock);
        SecretFetcher fetcher = new(new InMemorySecretStore(), new Support.InlineStoreThreads(), TimeSpan.FromSeconds(1), TimeProvider.System, new(), ClientEvents.Unobserved, CancellationToken.None);
        _services = new(settings, fetcher, new(settings, "memory", ClientEvents.Unobserved), new(fetcher, settings), _watch, new(ClientEvents.Unobserved), ClientEvents.Unobserved);
    }

    public void Dispose() => _watch.Dispose();

    [Fact]
    public void GetOrAdd_OfTheSameNameAndDescriptor_ReturnsTheSameEntry()
    {
        var first = Add("a", 0);

        Add("a", 0).ShouldBeSameAs(first);
        _table.Count.ShouldBe(1);
    }

    [Fact]
    public void GetOrAdd_OfTheSameNameWithOtherDescriptors_KeepsTheEntriesApart()
    {
        SecretEntry[] entries = [Add("a", 0), Add("a", 1), Add("a", 2), Add("b", 0)];

        entries.Distinct().Count().ShouldBe(4);
        _table.Count.ShouldBe(4);
        _table.ToList().ShouldBe(entries, ignoreOrder: true);
        Find("a", 1).ShouldBeSameAs(entries[1]);
        Find("b", 1).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Remove_OneOfSeveralOfAName_LeavesTheOthers(int removed)
    {
        SecretEntry[] entries = [Add("a", 0), Add("a", 1), Add("a", 2)];

        _table.Remove(entries[removed]);
        _table.Remove(entries[removed]);

        _table.ToList().ShouldBe(entries.Where((_, i) => i != removed), ignoreOrder: true);
        _table.Count.ShouldBe(2);
        Find("a", removed).ShouldBeNull();
    }

    [Fact]
    public void Remove_TheOnlyEntryOfAName_LeavesNothing()
    {
        var entry = Add("a", 0);

        _table.Remove(entry);
        _table.Remove(entry);

        _table.ToList().ShouldBeEmpty();
        _table.Count.ShouldBe(0);
        Add("a", 0).ShouldNotBeSameAs(entry);
    }

    private SecretEntry Add(string name, int descriptor) => _table.GetOrAdd(name, _descriptors[descriptor], _services);

    private SecretEntry? Find(string name, int descriptor) => _table.TryGet(name, _descriptors[descriptor], out var entry) ? entry : null;
}
