using System.Diagnostics.CodeAnalysis;
using Genie.TypedSecrets.Tests.Support;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class FreshnessTests
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task Get_WithinTimeToLive_CallsTheStoreOnce()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        var value = await harness.LoadAsync();
        harness.Time.Advance(TimeSpan.FromMinutes(5) - s_tick);

        harness.Accessor.Get().ShouldBeSameAs(value);

        background.Waiting.ShouldBe(0);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Get_AfterTimeToLive_ReturnsTheOldValueAtOnceAndTheNewOneAfterTheRefresh()
    {
        await using Harness harness = new();
        var old = await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Store.Hold();

        // However many notice it, one refresh runs, and none of them waits for it.
        for (var i = 0; i < 100; i++)
        {
            harness.Accessor.Get().ShouldBeSameAs(old);
        }

        harness.Store.Release();
        (await harness.FetchedAsync()).ShouldBe("success");
        harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
        harness.Store.Calls.ShouldBe(2);
        harness.Client.Statistics.VersionChanges.ShouldBe(1);
    }

    [Fact]
    public async Task Get_RefreshFindsTheSameVersion_KeepsTheInstance()
    {
        await using Harness harness = new();
        var old = await harness.LoadAsync();
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Accessor.Get();
        await harness.FetchedAsync();

        harness.Accessor.Get().ShouldBeSameAs(old);

        harness.Store.Calls.ShouldBe(2);
        harness.Client.Statistics.VersionChanges.ShouldBe(0);
        harness.Store.Buffers.ShouldAllBe(buffer => buffer.All(b => b == 0));
    }

    [Fact]
    public async Task GetAsync_AfterMaxStale_WaitsForTheNewValue()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        harness.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromHours(1));

        (await harness.Accessor.GetAsync(Harness.Cancellation)).Token.Reveal().ShouldBe("rotated-token");
    }

    [Fact]
    public async Task GetAsync_MaxStaleIsZero_NeverReturnsAnExpiredValue()
    {
        await using Harness harness = new(o => o.MaxStale = TimeSpan.Zero);
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");
        harness.Time.Advance(TimeSpan.FromMinutes(5));

        harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
    }

    [Fact]
    public async Task Get_ReadAllTheTime_IsRefreshedAheadAndNoReaderWaitsThoughNothingStaleMayBeServed()
    {
        ManualBackground background = new();
        await using Harness harness = new(o =>
        {
            o.RefreshAheadRatio = 0.1;
            o.MaxStale = TimeSpan.Zero;
            o.Background = background;
        });
        await harness.LoadAsync();
        harness.Time.Advance(TimeSpan.FromSeconds(270) - s_tick);
        harness.Accessor.Get();
        background.Waiting.ShouldBe(0);

        harness.Put("rotated-token", "v2");
        harness.Time.Advance(s_tick);
        harness.Accessor.Get().Token.Reveal().ShouldBe("fake-token");
        background.RunAll();

        // A reader that waited would have called the store on its own thread.
        harness.Time.Advance(TimeSpan.FromSeconds(30));
        harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Get_NoReaders_NothingIsRefreshed()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        await harness.LoadAsync();

        harness.Time.Advance(TimeSpan.FromDays(1));

        background.Waiting.ShouldBe(0);
        harness.Store.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Get_TheProcessWasFrozenDuringARefresh_HandsOutNothingOlderThanMaxStale()
    {
        ManualBackground background = new();
        await using Harness harness = new(o => o.Background = background);
        await harness.LoadAsync();
        harness.Time.Advance(TimeSpan.FromMinutes(5));
        harness.Accessor.Get();
        background.Waiting.ShouldBe(1);

        harness.Time.Advance(TimeSpan.FromDays(2));
        var reader = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();

        reader.IsCompleted.ShouldBeFalse();
        harness.Put("rotated-token", "v2");
        background.RunAll();
        (await reader).Token.Reveal().ShouldBe("rotated-token");
    }

    [Fact]
    public async Task Get_AnotherSecretsFetchIsSlow_DoesNotWaitForIt()
    {
        await using Harness harness = new();
        var warm = await harness.LoadAsync();
        harness.Store.Put("genie-dev/slow", """{"token":"slow-token"}""");
        harness.Store.Hold();
        var slow = harness.Another("slow").GetAsync(Harness.Cancellation).AsTask();
        await harness.Store.ArrivedAsync();

        for (var i = 0; i < 1_000; i++)
        {
            harness.Accessor.Get().ShouldBeSameAs(warm);
        }

        slow.IsCompleted.ShouldBeFalse();
        harness.Store.Release();
        await slow;
    }

    [Theory]
    [InlineData(0.0, 300)]
    [InlineData(0.5, 285)]
    [InlineData(1.0, 270)]
    public async Task Get_WithJitter_ShortensTheTimeToLiveAndNeverLengthensIt(double random, int seconds)
    {
        ManualBackground background = new();
        await using Harness harness = new(o =>
        {
            o.RefreshAheadRatio = 0.1;
            o.Random = new FixedRandom(random);
            o.Background = background;
        });
        await harness.LoadAsync();

        harness.Time.Advance(TimeSpan.FromSeconds(seconds) - s_tick);
        harness.Accessor.Get();
        background.Waiting.ShouldBe(0);

        harness.Time.Advance(s_tick);
        harness.Accessor.Get();
        background.Waiting.ShouldBe(1);
        background.RunAll();
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Get_TheFetchTookLong_CountsTheAgeFromItsBeginning()
    {
        await using Harness harness = new(o => o.FetchTimeout = TimeSpan.FromMinutes(9));
        harness.Store.Hold();
        var first = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        await harness.Store.ArrivedAsync();
        harness.Time.Advance(TimeSpan.FromMinutes(4));
        harness.Store.Release();
        await first;
        await harness.FetchedAsync();

        harness.Time.Advance(TimeSpan.FromMinutes(1));
        harness.Accessor.Get();

        await harness.FetchedAsync();
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task ClearCache_WarmValue_FetchesAnew()
    {
        await using Harness harness = new();
        await harness.LoadAsync();
        harness.Put("rotated-token", "v2");

        harness.Context.ClearCache();

        harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClearCache_DuringAFetch_ServesItsWaitersAndNoLaterReader(bool theOldFetchEndsLast)
    {
        await using Harness harness = new();
        var oldGate = harness.Store.Hold();
        var before = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        await harness.Store.ArrivedAsync();
        harness.Put("rotated-token", "v2");
        harness.Client.ClearCache();
        var newGate = harness.Store.Hold();
        var after = harness.Accessor.GetAsync(Harness.Cancellation).AsTask();
        await harness.Store.ArrivedAsync();

        foreach (var gate in theOldFetchEndsLast ? [newGate, oldGate] : new[] { oldGate, newGate })
        {
            gate.SetResult();
            await harness.FetchedAsync();
        }

        (await before).Token.Reveal().ShouldBe("fake-token");
        (await after).Token.Reveal().ShouldBe("rotated-token");
        harness.Accessor.Get().Token.Reveal().ShouldBe("rotated-token");
        harness.Store.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Get_WarmOnTheSystemClock_AllocatesNothing()
    {
        await using Harness harness = new(o => o.TimeProvider = TimeProvider.System);
        await harness.LoadAsync();
        Read(harness.Accessor, 10_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(harness.Accessor, 100_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [SuppressMessage("Reliability", "CA2012", Justification = "The value is there: it is taken once, and nothing is waited for.")]
    private static void Read(TestAccessor accessor, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _ = accessor.Get();
            var value = accessor.GetAsync();
            value.GetAwaiter().GetResult();
        }
    }
}
