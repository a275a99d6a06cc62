using System.Globalization;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Emulator;
using Genie.TypedSecrets.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Integration.Tests.Outage;

/// <summary>
/// A client on the AWS store on the emulator, over HTTP, and a clock that the drill moves. Every second of it each secret is read once;
/// then what that set off is done before the clock moves on, except where the service does not answer.
/// </summary>
internal sealed class Drill : IAsyncDisposable
{
    private const string JobKey = "genie-job";
    private const string JobSecret = "fake-secret-of-the-job";

    private readonly FakeTimeProvider _time = new();
    private readonly ManualBackground _background = new();
    private readonly SecretsManagerEmulator _emulator;
    private readonly AwsSecretStore _aws;
    private readonly SecretsClient _client;
    private int? _callsBeforeHang;

    private Drill(SecretsManagerEmulator emulator, Action<SecretsOptions> configure)
    {
        _emulator = emulator;
        emulator.AccessKeys.Set(JobKey, JobSecret);

        // One attempt a call: what the runtime asks for is what arrives, and no pause of the SDK's is waited for.
        _aws = new AwsSecretStore(new()
        {
            Regions = { emulator.Region },
            ServiceUrl = emulator.Endpoint,
            Credentials = new BasicAWSCredentials(JobKey, JobSecret),
            MaxAttempts = 1,
            TimeProvider = _time,
        });
        Store = new(_aws);
        SecretsOptions options = new()
        {
            Store = Store,
            Environment = "dev",
            TimeProvider = _time,
            Random = new Random(20_250_101),
            Background = _background,
            StoreThreads = new InlineStoreThreads(),
            TimeToLive = TimeSpan.FromMinutes(1),
            MaxStale = TimeSpan.FromMinutes(10),
        };
        configure(options);
        _client = new(options);
    }

    public WatchedStore Store { get; }

    public FaultPlan Faults => _emulator.Faults;

    /// <summary>The simulated second.</summary>
    public int Now { get; private set; }

    /// <summary>Requests that reached the service, with their fate; never a value.</summary>
    public IReadOnlyList<EmulatedRequest> Requests => _emulator.Requests.All;

    public static async Task<Drill> StartAsync(Action<SecretsOptions>? configure = null) =>
        new(await SecretsManagerEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken), configure ?? (static _ => { }));

    public static string NameOf(int secret) => string.Create(CultureInfo.InvariantCulture, $"genie-dev/drill-{secret}");

    public void Put(int secret, int version) => _emulator.Put(NameOf(secret), string.Create(CultureInfo.InvariantCulture, $$"""{"version":"{{version}}"}"""));

    /// <summary>Takes from the job the right to read a secret.</summary>
    public void Revoke(string pattern) => _emulator.AccessKeys.Set(JobKey, JobSecret, $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "*", "Resource": "*" },
            { "Effect": "Deny", "Action": "secretsmanager:GetSecretValue", "Resource": "arn:aws:secretsmanager:*:*:secret:{{pattern}}-??????" }
          ]
        }
        """);

    public void RestoreRights() => _emulator.AccessKeys.Set(JobKey, JobSecret);

    /// <summary>Moves the clock by a second, reads every secret, and does what comes of it.</summary>
    /// <param name="secrets">The secrets.</param>
    /// <param name="hang">Where the service leaves calls without an answer: the fault. The clock moves on once they have all arrived.</param>
    /// <returns>For each secret what its reader got.</returns>
    public async Task<IReadOnlyList<Reading>> TickAsync(int secrets, InjectedFault? hang = null)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        Now++;
        var reads = Enumerable.Range(0, secrets).Select(secret => _client.GetSecretAsync(NameOf(secret)).AsTask()).ToArray();
        var waits = reads.Select(read => !read.IsCompleted).ToArray();
        await (hang is null ? SettleAsync() : ArriveAsync(hang));

        return [.. await Task.WhenAll(reads.Select((read, secret) => ReadAsync(read, secret, waits[secret])))];
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _aws.Dispose();
        await _emulator.DisposeAsync();
    }

    private async Task ArriveAsync(InjectedFault hang)
    {
        _callsBeforeHang ??= Store.Calls;
        _background.RunAll();
        while (hang.Hits < Store.Calls - _callsBeforeHang)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // Every call answered, and every answer taken over.
    private async Task SettleAsync()
    {
        do
        {
            _background.RunAll();
            await Store.WhenAnsweredAsync();
            for (var done = Done(); done < Store.Asked; done = Done())
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
        while (_background.Waiting > 0);

        long Done() => _client.Statistics is var statistics ? statistics.SecretsFetched + statistics.FailedFetches : 0;
    }

    private async Task<Reading> ReadAsync(Task<UntypedSecret> read, int secret, bool hadToWait)
    {
        try
        {
            var value = await read;
            return new(secret, Now, hadToWait, int.Parse(value["version"].Reveal(), CultureInfo.InvariantCulture), null);
        }
        catch (SecretsException e)
        {
            return new(secret, Now, hadToWait, 0, e);
        }
    }
}

/// <summary>What a reader got.</summary>
/// <param name="Secret">The secret.</param>
/// <param name="At">The simulated second.</param>
/// <param name="HadToWait">Whether it had to wait for a fetch.</param>
/// <param name="Version">The version; 0 where it got an error.</param>
/// <param name="Error">The error.</param>
internal sealed record Reading(int Secret, int At, bool HadToWait, int Version, SecretsException? Error);
