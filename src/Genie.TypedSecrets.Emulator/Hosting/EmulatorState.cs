using Genie.TypedSecrets.Emulator.Access;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Persistence;
using Genie.TypedSecrets.Emulator.Signing;

namespace Genie.TypedSecrets.Emulator.Hosting;

/// <summary>Represents the state that all requests of one emulator share.</summary>
internal sealed class EmulatorState : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _defaultKeyId;

    /// <summary>Creates the state, and reads the secrets of the data directory if there is one.</summary>
    /// <exception cref="SecretsConfigurationException">The data directory can't be used.</exception>
    internal EmulatorState(EmulatorOptions options)
    {
        HomeRegion = options.Region;
        _defaultKeyId = options.AccessKeyId;
        Requests = new RequestLog(options.OnRequest);
        Clock = options.TimeProvider;
        Account = new EmulatedAccount(options.TimeProvider, options.AccountId);
        Rotations = new RotationFunctions(Account, _stopping.Token);
        Keys.Set(options.AccessKeyId, options.SecretAccessKey);
        Signatures = options.VerifySignatures ? new SignatureVerifier(Keys, TimeProvider.System) : null;
        if (options.Directory is { } directory)
        {
            var (storage, secrets) = DirectoryStorage.Open(directory, options.Files, Account.Now);
            Account.Storage = storage;
            Account.Restore(secrets);
        }
    }

    internal string HomeRegion { get; }

    internal TimeProvider Clock { get; }

    internal EmulatedAccount Account { get; }

    internal AccessKeyRing Keys { get; } = new();

    /// <summary>Gets the access key of requests that needn't be signed: those to the agent, and all of them without signatures.</summary>
    internal AccessKey DefaultKey => Keys.Find(_defaultKeyId) ?? throw SecretsManagerError.UnrecognizedClient();

    /// <summary>Gets the verifier of signatures; null if requests needn't be signed.</summary>
    internal SignatureVerifier? Signatures { get; }

    internal FaultPlan Faults { get; } = new();

    internal RotationFunctions Rotations { get; }

    internal RequestLog Requests { get; }

    /// <summary>Gets the name of a secret in a region; <paramref name="secretId"/> itself if the secret does not exist.</summary>
    internal string NameOf(string region, string secretId)
    {
        lock (Account.Gate)
        {
            return Account.Region(region).Find(secretId)?.Name ?? secretId;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        lock (Account.Gate)
        {
            Account.Storage.Dispose();
        }

        _stopping.Dispose();
    }
}
