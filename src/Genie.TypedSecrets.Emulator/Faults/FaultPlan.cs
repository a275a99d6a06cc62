using System.Collections.Immutable;

namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents the injected faults. Thread-safe; a fault applies to the requests that arrive after its injection.</summary>
public sealed class FaultPlan
{
    private ImmutableList<InjectedFault> _faults = [];

    internal FaultPlan()
    {
    }

    /// <summary>Injects a fault, until it has applied as often as <paramref name="times"/> says or is removed. Faults apply in the order of their injection.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="operation">
    /// The operation the fault applies to, such as <c>GetSecretValue</c>. The default is every operation. A request to the agent counts as <c>GetSecretValue</c>.
    /// </param>
    /// <param name="secret">
    /// The name of the secret the fault applies to; <c>*</c> and <c>?</c> are wildcards. The default is every request. In a batch, an error applies to that secret only, and
    /// a fault for <c>GetSecretValue</c> applies as well.
    /// </param>
    /// <param name="times">The number of requests the fault applies to. The default, null, means unlimited.</param>
    /// <returns>The injected fault, which counts its hits and removes the fault when disposed.</returns>
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

    /// <summary>Removes all faults and continues the requests they hold.</summary>
    public void Clear()
    {
        foreach (var fault in _faults)
        {
            fault.Dispose();
        }
    }

    /// <summary>Gets the faults that apply to a request for one secret or for none, and counts them.</summary>
    internal IReadOnlyList<InjectedFault> Apply(string operation, string? secret)
    {
        var applied = new List<InjectedFault>();
        foreach (var fault in _faults)
        {
            if (fault.TryApply(operation, secret))
            {
                applied.Add(fault);

                // A response has one error at most.
                if (fault.Fault.Error is not null)
                {
                    break;
                }
            }
        }

        return applied;
    }

    /// <summary>Gets the faults that apply to a batch as a whole: those of the connection, and errors without a secret.</summary>
    internal IReadOnlyList<InjectedFault> ApplyToBatch(string operation, IReadOnlyList<string> secrets)
    {
        var applied = new List<InjectedFault>();
        foreach (var fault in _faults)
        {
            var isForWhole = fault.Fault.Error is null || !fault.IsForOneSecret;
            if (isForWhole && (fault.IsForOneSecret ? secrets.Any(secret => fault.TryApply(operation, secret)) : fault.TryApply(operation, secret: null)))
            {
                applied.Add(fault);
                if (fault.Fault.Error is not null)
                {
                    break;
                }
            }
        }

        return applied;
    }

    /// <summary>Gets the error fault that applies to one secret of a batch; null if there is none.</summary>
    internal InjectedFault? ApplyToBatchItem(string batchOperation, string singleOperation, string secret) => _faults.Find(fault =>
        fault.IsForOneSecret
        && fault.Fault.Error is not null
        && (fault.TryApply(batchOperation, secret) || fault.TryApply(singleOperation, secret)));

    private void Remove(InjectedFault fault) => ImmutableInterlocked.Update(ref _faults, static (faults, removed) => faults.Remove(removed), fault);
}
