using System.Diagnostics;
using System.Globalization;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Integration.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Integration.Tests.Soak;

/// <summary>
/// Readers without a pause, and every 50 ms a rotation or another fault of the store, in real time. Each test runs for a second in a normal test run,
/// and for as long as an environment variable says: <c>GENIE_TEST_SOAK_SECONDS=180</c>.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const string Switch = "GENIE_TEST_SOAK_SECONDS";
    private const string Name = "genie-dev/database";

    private readonly InMemorySecretStore _store = new();
    private volatile string _current = string.Empty;

    [Fact]
    public async Task UseAsync_TwoReadersAndARotationEvery50Milliseconds_NeitherMemoryNorThreadsGrow()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable(Switch) ?? "1", CultureInfo.InvariantCulture);
        Rotate(0);
        await using SecretsClient client = new(new() { Store = _store, Environment = "dev" });
        DatabaseAccessor database = new(new SecretsContext(new("genie", ["dev"], "dev", "ENVIRONMENT"), client), "dev");

        // The first rotations make and compile what there is to make and compile.
        var rotations = seconds * 20;
        await RunAsync(database, Math.Max(10, rotations / 10));
        var before = Footprint.Now();
        var reads = await RunAsync(database, rotations);
        var after = Footprint.Now();

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rotations} rotations, {reads.Sum()} reads; before {before}; after {after}"));
        reads.ShouldAllBe(count => count > rotations);
        client.Statistics.VersionChanges.ShouldBeGreaterThan(rotations / 2);
        (after.Bytes - before.Bytes).ShouldBeLessThan(512 * 1024);
        (after.Threads - before.Threads).ShouldBeLessThanOrEqualTo(4);
    }

    // Outages, hung calls and denials one after another: no reader waits for ever, and what is healthy again is read again.
    [Fact]
    public async Task RefreshAsync_AStoreThatFailsBlocksAndDenies_NoReaderWaitsForEverAndTheClientRecovers()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable(Switch) ?? "1", CultureInfo.InvariantCulture);
        Rotate(0);
        using UnreliableStore store = new(_store);
        await using SecretsClient client = new(new() { Store = store, Environment = "dev", FetchTimeout = TimeSpan.FromMilliseconds(20), NegativeCacheDuration = TimeSpan.Zero });
        DatabaseAccessor database = new(new SecretsContext(new("genie", ["dev"], "dev", "ENVIRONMENT"), client), "dev");
        using CancellationTokenSource stop = new();
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => RefreshAsync(database, stop.Token))).ToArray();
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < seconds * 20; i++)
        {
            store.Enter((StoreMode)(i % 4));
            Rotate(i + 1);
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        // Readers end although calls are blocked: none of them waits for the store.
        store.Enter(StoreMode.Blocking);
        await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        var outcomes = await Task.WhenAll(readers);
        store.Enter(StoreMode.Healthy);

        output.WriteLine(string.Join(", ", outcomes));
        outcomes.ShouldAllBe(static outcome => outcome.Values > 0 && outcome.Failures > 0);
        (await EventuallyAsync(database)).Password.Reveal().ShouldBe(_current);
        store.Blocked.ShouldBeLessThanOrEqualTo(32);
    }

    private static async Task<(long Values, long Failures)> RefreshAsync(DatabaseAccessor database, CancellationToken stop)
    {
        var (values, failures) = (0L, 0L);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await database.RefreshAsync(CancellationToken.None);
                values++;
            }
            catch (SecretsException)
            {
                failures++;
            }

            await Task.Yield();
        }

        return (values, failures);
    }

    // The first call may still find what an earlier one left behind.
    private static async Task<DatabaseSecret> EventuallyAsync(DatabaseAccessor database)
    {
        while (true)
        {
            try
            {
                return await database.RefreshAsync(TestContext.Current.CancellationToken);
            }
            catch (SecretsException)
            {
                await Task.Yield();
            }
        }
    }

    private async Task<long[]> RunAsync(DatabaseAccessor database, int rotations)
    {
        using CancellationTokenSource stop = new();
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReadAsync(database, stop.Token))).ToArray();
        for (var i = 0; i < rotations; i++)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            Rotate(i);
        }

        await stop.CancelAsync();
        return await Task.WhenAll(readers);
    }

    // The new password is in the store before the old one is refused, as rotation functions do it.
    private void Rotate(int generation)
    {
        var password = string.Create(CultureInfo.InvariantCulture, $"fake-password-{generation}-{Guid.NewGuid():N}");
        _store.Put(Name, $$"""{"engine":"postgres","host":"db.example.com","port":5432,"username":"job","password":"{{password}}"}""");
        _current = password;
    }

    private async Task<long> ReadAsync(DatabaseAccessor database, CancellationToken stop)
    {
        SecretUseOptions options = new() { IsAuthenticationFailure = static e => e is UnauthorizedAccessException, PollInterval = TimeSpan.FromMilliseconds(10) };
        var reads = 0L;
        while (!stop.IsCancellationRequested)
        {
            await database.UseAsync(LogInAsync, options, CancellationToken.None);
            reads++;

            // Leaves time for other work of the machine.
            if (reads % 1_000 == 0)
            {
                await Task.Yield();
            }
        }

        return reads;
    }

    private Task LogInAsync(DatabaseSecret secret, CancellationToken cancellationToken) =>
        secret.Password.Reveal() == _current ? Task.CompletedTask : throw new UnauthorizedAccessException();

    private sealed record Footprint(long Bytes, int Threads)
    {
        public static Footprint Now()
        {
            using var process = Process.GetCurrentProcess();
            return new(GC.GetTotalMemory(forceFullCollection: true), process.Threads.Count);
        }
    }
}
