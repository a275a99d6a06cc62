using System.Collections.Immutable;

namespace Genie.TypedSecrets.Emulator;

/// <summary>The faults at work. Thread-safe; a new fault is in force for the requests that arrive after it.</summary>
public sealed class FaultPlan
{
    private ImmutableList<InjectedFault> _faults = [];

    internal FaultPlan()
    {
    }

    /// <summary>Puts a fault to work until it has struck often enough or is removed. Those injected first strike first.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="operation">
    /// The operation it is for: <c>GetSecretValue</c>; all of them by default. The agent's requests count as <c>GetSecretValue</c>.
    /// </param>
    /// <param name="secret">
    /// The name of the secret it is for, with the wildcards <c>*</c> and <c>?</c>; any request by default. In a batch an error then strikes that secret alone, and
    /// a fault for <c>GetSecretValue</c> counts there too.
    /// </param>
    /// <param name="times">How many requests it strikes; all until it is removed by default.</param>
    /// <returns>The fault at work, to remove it and to count what it struck.</returns>
    public InjectedFault Inject(Fault fault, string? operation = null, string? secret = null, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (times is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(times));
        }

        var injected = new InjectedFault(fault, operation, secret, times, Remove);
        ImmutableInterlocked.Update(ref _faults, static (faults, added) => faults.Add(added), injected);
        return injected;
    }

    /// <summary>Removes all faults, and lets the requests go on that they hold.</summary>
    public void Clear()
    {
        foreach (var fault in _faults)
        {
            fault.Dispose();
        }
    }

    /// <summary>The faults that strike a request which names one secret or none.</summary>
    internal IReadOnlyList<InjectedFault> Strike(string operation, string? secret)
    {
        var struck = new List<InjectedFault>();
        foreach (var fault in _faults)
        {
            if (fault.TryStrike(operation, secret))
            {
                struck.Add(fault);

                // One error is all that a response can carry.
                if (fault.Fault.Error is not null)
                {
                    break;
                }
            }
        }

        return struck;
    }

    /// <summary>The faults that strike a batch as a whole: those of its connection, and the errors that are for no secret in particular.</summary>
    internal IReadOnlyList<InjectedFault> StrikeBatch(string operation, IReadOnlyList<string> secrets)
    {
        var struck = new List<InjectedFault>();
        foreach (var fault in _faults)
        {
            var isForWhole = fault.Fault.Error is null || !fault.IsForOneSecret;
            if (isForWhole && (fault.IsForOneSecret ? secrets.Any(secret => fault.TryStrike(operation, secret)) : fault.TryStrike(operation, secret: null)))
            {
                struck.Add(fault);
                if (fault.Fault.Error is not null)
                {
                    break;
                }
            }
        }

        return struck;
    }

    /// <summary>The error that strikes one secret of a batch.</summary>
    internal InjectedFault? StrikeOneOfBatch(string batchOperation, string singleOperation, string secret) => _faults.Find(fault =>
        fault.IsForOneSecret
        && fault.Fault.Error is not null
        && (fault.TryStrike(batchOperation, secret) || fault.TryStrike(singleOperation, secret)));

    private void Remove(InjectedFault fault) => ImmutableInterlocked.Update(ref _faults, static (faults, removed) => faults.Remove(removed), fault);
}
