using System.Diagnostics;
using System.Globalization;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Integration.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Integration.Tests.Soak;

/// <summary>
/// Two readers that never rest and a rotation every 50 ms, in real time. A second of it in every test run, to know that it works; for as long as
/// the environment variable says where one wants to know more: <c>GENIE_TEST_SOAK_SECONDS=180</c>.
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

            // Leaves room for whoever else is on the machine.
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
