using Microsoft.Extensions.Configuration;

namespace Genie.TypedSecrets.Hosting.Configuration;

/// <summary>Provides the values of the keys that were named, from the current version of a secret.</summary>
/// <remarks>Thread-safe: a new version replaces the data as a whole. The configuration disposes it.</remarks>
internal sealed class SecretConfigurationProvider<TSecret>(SecretAccessor<TSecret> accessor, IReadOnlyList<KeyValuePair<string, Func<TSecret, string?>>> keys)
    : ConfigurationProvider, IDisposable
    where TSecret : class
{
    private readonly object _gate = new();
    private IDisposable? _subscription;
    private bool _isDisposed;

    public override void Load()
    {
        lock (_gate)
        {
            // Subscribed first, so that no version is missed between the two. An update waits for the lock.
            var subscription = _isDisposed ? null : _subscription ?? accessor.Subscribe(Update);
            try
            {
                Set(accessor.Get());
                _subscription = subscription;
            }
            finally
            {
                if (!ReferenceEquals(_subscription, subscription))
                {
                    subscription?.Dispose();
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _subscription?.Dispose();
        }
    }

    /// <summary>Returns the name of the secret, never a value.</summary>
    public override string ToString() => $"{accessor.SecretName} ({nameof(SecretConfigurationProvider<TSecret>)})";

    private void Update(TSecret secret)
    {
        lock (_gate)
        {
            Set(secret);
        }

        OnReload();
    }

    private void Set(TSecret secret) => Data = keys
        .Select(key => KeyValuePair.Create(key.Key, key.Value(secret)))
        .Where(static pair => pair.Value is not null)
        .GroupBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static group => group.Key, static group => group.Last().Value, StringComparer.OrdinalIgnoreCase);
}
