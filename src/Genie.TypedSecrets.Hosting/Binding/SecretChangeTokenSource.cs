using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Genie.TypedSecrets.Hosting.Binding;

/// <summary>Notifies the options monitor once for each new version of a secret.</summary>
/// <remarks>Thread-safe. It subscribes when the monitor first asks; the container disposes it.</remarks>
internal sealed class SecretChangeTokenSource<TOptions, TSecret>(string name, SecretAccessor<TSecret> accessor) : IOptionsChangeTokenSource<TOptions>, IDisposable
    where TSecret : class
{
    private readonly object _gate = new();
    private CancellationTokenSource _change = new();
    private IDisposable? _subscription;

    public string? Name => name;

    public IChangeToken GetChangeToken()
    {
        lock (_gate)
        {
            _subscription ??= accessor.Subscribe(_ => Signal());
            return new CancellationChangeToken(_change.Token);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _subscription?.Dispose();
        }
    }

    // Not under the lock: the monitor asks for the next token, and its listeners run.
    private void Signal()
    {
        CancellationTokenSource former;
        lock (_gate)
        {
            (former, _change) = (_change, new());
        }

        former.Cancel();
    }
}
