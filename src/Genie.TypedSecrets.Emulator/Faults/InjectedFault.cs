namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents an injected fault. Disposing it removes the fault and continues the requests it holds.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class InjectedFault : IDisposable
{
    private readonly CancellationTokenSource _removed = new();
    private readonly Action<InjectedFault> _remove;
    private readonly string? _operation;
    private readonly string? _secret;
    private int _left;
    private int _hits;

    internal InjectedFault(Fault fault, string? operation, string? secret, int? times, Action<InjectedFault> remove)
    {
        Fault = fault;
        _operation = operation;
        _secret = secret;
        _left = times ?? int.MaxValue;
        _remove = remove;
        Removed = _removed.Token;
    }

    /// <summary>Gets the fault.</summary>
    public Fault Fault { get; }

    /// <summary>Gets the number of requests the fault has applied to.</summary>
    public int Hits => Volatile.Read(ref _hits);

    internal CancellationToken Removed { get; }

    /// <summary>Gets whether the fault applies to particular secrets only.</summary>
    internal bool IsForOneSecret => _secret is not null;

    /// <summary>Removes the fault. Further calls do nothing.</summary>
    public void Dispose()
    {
        _remove(this);
        _removed.Cancel();
    }

    /// <summary>Checks whether the fault applies, and counts the hit.</summary>
    internal bool TryApply(string operation, string? secret)
    {
        if ((_operation is not null && _operation != operation) || (_secret is not null && (secret is null || !Wildcard.IsMatch(_secret, secret, ignoreCase: false))))
        {
            return false;
        }

        if (_left != int.MaxValue && Interlocked.Decrement(ref _left) < 0)
        {
            return false;
        }

        Interlocked.Increment(ref _hits);
        return true;
    }
}
