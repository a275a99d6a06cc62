using Genie.TypedSecrets.Integration.Tests.Support;
using Genie.TypedSecrets.Emulator;

namespace Genie.TypedSecrets.Integration.Tests.Outage;

/// <summary>
/// Eleven minutes of a bad day, in simulated time, against the emulator. Invariants:
/// while a value is within MaxStale its reader gets it, at once; a version that was seen is never followed by an older one;
/// a failing service is called with one probe at a time, whatever the number of secrets;
/// recovery is seen within two minutes, the longest pause and the time over which refreshes are spread after it; revocation is honored within the
/// time to live and that spread.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class OutageTests
{
    private const int Secrets = 20;
    private const int TimeToLive = 60;
    private const int LongestPause = 60;
    private const int Spread = 60;

    // The first half of the secrets is revoked later on.
    private static readonly string[] s_revoked = [.. Enumerable.Range(0, 10).Select(Drill.NameOf)];

    [Fact]
    public async Task Read_ElevenMinutesOfThrottlingErrorsHangsDropsAndRevocation_KeepsEveryPromise()
    {
        await using var drill = await Drill.StartAsync();
        List<Reading> readings = [];
        var faultsHit = 0;
        PutAll(drill, version: 1);

        // The start, and a minute in which all is well.
        await RunAsync(until: 60);
        var healthyCalls = drill.Store.Calls;

        await UnderAsync(until: 150, Fault.Throttle);
        await UnderAsync(until: 180, Fault.ServerError);
        await UnderAsync(until: 210, Fault.Unavailable);
        var hang = drill.Faults.Inject(Fault.Hang);
        await RunAsync(until: 270, hang);
        hang.Dispose();

        PutAll(drill, version: 2);
        await UnderAsync(until: 300, Fault.DropConnection);
        await UnderAsync(until: 330, Fault.TruncateBody);
        var outageCalls = drill.Store.Calls - healthyCalls;

        await RunAsync(until: 460);
        drill.Revoke("genie-dev/drill-?");
        await RunAsync(until: 550);
        drill.RestoreRights();
        await RunAsync(until: 640);

        // Readers: the start aside nobody waits, and nobody fails whose right was not revoked.
        var steady = readings.Where(r => r.At > 1 && !(IsRevoked(r) && r.At > 460)).ToList();
        steady.ShouldAllBe(r => r.Error == null && !r.HadToWait);
        readings.Where(r => r.Error is null).GroupBy(r => r.Secret).ShouldAllBe(one => one.Zip(one.Skip(1)).All(pair => pair.First.Version <= pair.Second.Version));

        // The volume: 4.5 minutes without one response, for twenty secrets that are refreshed every minute. Refreshes that had begun when the first
        // failed are among the calls.
        outageCalls.ShouldBeInRange(5, Secrets + 20);
        faultsHit.ShouldBeGreaterThan(1);

        // Recovery.
        readings.Where(r => r.At > 330 + LongestPause + Spread && r.Error is null).ShouldAllBe(r => r.Version == 2);
        readings.ShouldContain(r => r.At <= 330 + LongestPause && r.Version == 2);

        // Revocation, and its end.
        var afterRevocation = readings.Where(r => IsRevoked(r) && r.At > 460 + TimeToLive && r.At <= 550).ToList();
        afterRevocation.Count.ShouldBe(10 * 30);
        afterRevocation.ShouldAllBe(r => r.Error is SecretAccessDeniedException);
        readings.Where(r => IsRevoked(r) && r.At > 550 + 11).ShouldAllBe(r => r.Version == 2);

        // What the runtime asked is what the service heard: nothing else retries.
        (drill.Requests.Count(r => !r.Faults.Contains(hang.Fault.Name)) + hang.Hits).ShouldBe(drill.Store.Calls);

        async Task UnderAsync(int until, Fault fault)
        {
            using var injected = drill.Faults.Inject(fault);
            await RunAsync(until);
            faultsHit += injected.Hits > 0 ? 1 : 0;
        }

        async Task RunAsync(int until, InjectedFault? hanging = null)
        {
            while (drill.Now < until)
            {
                readings.AddRange(await drill.TickAsync(Secrets, hanging));
            }
        }

        static bool IsRevoked(Reading reading) => s_revoked.Contains(Drill.NameOf(reading.Secret));
    }

    [Fact]
    public async Task Read_AnOutageLongerThanMaxStale_FailsWithTheReasonAndRecovers()
    {
        await using var drill = await Drill.StartAsync(options => options.MaxStale = TimeSpan.FromMinutes(1));
        PutAll(drill, version: 1);
        (await drill.TickAsync(Secrets)).ShouldAllBe(r => r.Version == 1);

        List<Reading> readings = [];
        using (drill.Faults.Inject(Fault.Unavailable))
        {
            while (drill.Now < 180)
            {
                readings.AddRange(await drill.TickAsync(Secrets));
            }
        }

        // A value is as old as its last fetch, so none lasts longer than 60 + 60 seconds; and each lasts that long.
        readings.Where(r => r.At <= 1 + TimeToLive + 60 - 1).ShouldAllBe(r => r.Version == 1);
        readings.Where(r => r.At > 1 + TimeToLive + 60).ShouldAllBe(r => r.Error is SecretStoreUnavailableException);

        List<Reading> after = [];
        while (drill.Now < 180 + LongestPause + 1)
        {
            after.AddRange(await drill.TickAsync(Secrets));
        }

        after.Where(r => r.At > 180 + LongestPause).ShouldAllBe(r => r.Version == 1);
    }

    private static void PutAll(Drill drill, int version)
    {
        for (var secret = 0; secret < Secrets; secret++)
        {
            drill.Put(secret, version);
        }
    }
}
