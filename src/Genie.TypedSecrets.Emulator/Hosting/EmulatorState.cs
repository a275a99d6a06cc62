using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Signing;

namespace Genie.TypedSecrets.Emulator.Hosting;

/// <summary>What all requests of one emulator share.</summary>
internal sealed class EmulatorState
{
    internal EmulatorState(EmulatorOptions options)
    {
        Region = options.Region;
        AccountId = options.AccountId;
        Requests = new RequestLog(options.OnRequest);
        Clock = options.TimeProvider;
        Arns = new SecretArn(options.Region, options.AccountId);
        Secrets = new EmulatedSecrets(options.TimeProvider, Arns);
        Keys.Set(options.AccessKeyId, options.SecretAccessKey);
        Signatures = options.VerifySignatures ? new SignatureVerifier(Keys, options.Region, TimeProvider.System) : null;
    }

    internal string Region { get; }

    internal string AccountId { get; }

    internal TimeProvider Clock { get; }

    internal SecretArn Arns { get; }

    internal EmulatedSecrets Secrets { get; }

    internal AccessKeyRing Keys { get; } = new();

    /// <summary>Null where requests need no signature.</summary>
    internal SignatureVerifier? Signatures { get; }

    internal FaultPlan Faults { get; } = new();

    internal RequestLog Requests { get; }

    /// <summary>A secret's name where there is such a secret; what was asked for otherwise.</summary>
    internal string NameOf(string secretId)
    {
        lock (Secrets.Gate)
        {
            return Secrets.TryFind(secretId)?.Name ?? secretId;
        }
    }
}
