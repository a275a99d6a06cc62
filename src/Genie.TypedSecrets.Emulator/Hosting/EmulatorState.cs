using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Persistence;
using Genie.TypedSecrets.Emulator.Signing;

namespace Genie.TypedSecrets.Emulator.Hosting;

/// <summary>What all requests of one emulator share.</summary>
internal sealed class EmulatorState : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    private EmulatorState(EmulatorOptions options)
    {
        Region = options.Region;
        AccountId = options.AccountId;
        Requests = new RequestLog(options.OnRequest);
        Clock = options.TimeProvider;
        Secrets = new EmulatedSecrets(options.TimeProvider, new SecretArn(options.Region, options.AccountId));
        Rotations = new RotationFunctions(Secrets, _stopping.Token);
        Keys.Set(options.AccessKeyId, options.SecretAccessKey);
        Signatures = options.VerifySignatures ? new SignatureVerifier(Keys, options.Region, TimeProvider.System) : null;
    }

    internal string Region { get; }

    internal string AccountId { get; }

    internal TimeProvider Clock { get; }

    internal EmulatedSecrets Secrets { get; }

    internal AccessKeyRing Keys { get; } = new();

    /// <summary>Null where requests need no signature.</summary>
    internal SignatureVerifier? Signatures { get; }

    internal FaultPlan Faults { get; } = new();

    internal RotationFunctions Rotations { get; }

    internal RequestLog Requests { get; }

    /// <summary>Null where secrets are in memory alone.</summary>
    private SecretFolder? Folder { get; set; }

    internal static async Task<EmulatorState> CreateAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        var state = new EmulatorState(options);
        if (options.Directory is { } directory)
        {
            state.Folder = await SecretFolder.OpenAsync(directory, state.Secrets, cancellationToken).ConfigureAwait(false);
        }

        return state;
    }

    /// <summary>Stores the state a secret has now, where secrets are stored.</summary>
    internal Task SaveAsync(string name) => Folder?.SaveAsync(name) ?? Task.CompletedTask;

    /// <summary>A secret's name where there is such a secret; what was asked for otherwise.</summary>
    internal string NameOf(string secretId)
    {
        lock (Secrets.Gate)
        {
            return Secrets.TryFind(secretId)?.Name ?? secretId;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (Folder is not null)
        {
            await Folder.DisposeAsync().ConfigureAwait(false);
        }

        _stopping.Dispose();
    }
}
