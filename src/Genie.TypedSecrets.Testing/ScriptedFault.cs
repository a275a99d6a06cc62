namespace Genie.TypedSecrets.Testing;

/// <summary>Represents a fault of a fake store, until it is disposed or has occurred often enough.</summary>
/// <param name="create">Creates the exception for a secret, or for a whole call if the name is null. Returns null if the fault does not concern it.</param>
/// <param name="calls">The number of times that the fault occurs; null for no limit.</param>
internal sealed class ScriptedFault(Func<string?, SecretsException?> create, int? calls) : IDisposable
{
    private int _left = calls ?? int.MaxValue;
    private volatile bool _isOver;

    /// <summary>Gets the exception of the next occurrence, or null.</summary>
    internal SecretsException? Next(string? name)
    {
        if (_isOver || create(name) is not { } error || Interlocked.Decrement(ref _left) < 0)
        {
            return null;
        }

        return error;
    }

    /// <summary>Ends the fault.</summary>
    public void Dispose() => _isOver = true;
}
