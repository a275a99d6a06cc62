namespace Genie.TypedSecrets.Emulator;

/// <summary>A fault at work. Disposing removes it, and lets the requests go on that it holds.</summary>
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

    /// <summary>What goes wrong.</summary>
    public Fault Fault { get; }

    /// <summary>How many requests it struck so far.</summary>
    public int Hits => Volatile.Read(ref _hits);

    internal CancellationToken Removed { get; }

    /// <summary>Whether it is for one secret of those a request names.</summary>
    internal bool IsForOneSecret => _secret is not null;

    /// <summary>Removes the fault. Doing so again does nothing.</summary>
    public void Dispose()
    {
        _remove(this);
        _removed.Cancel();
    }

    /// <summary>Whether it strikes, which uses up one of its times.</summary>
    internal bool TryStrike(string operation, string? secret)
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
