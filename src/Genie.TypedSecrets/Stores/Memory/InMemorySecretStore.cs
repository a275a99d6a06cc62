using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Secrets in the memory of the process, for tests: gone when it ends. Each secret has its current and its previous version.
/// </summary>
/// <remarks>Thread-safe. Values that are replaced or removed are wiped.</remarks>
public sealed class InMemorySecretStore : IWritableSecretStore
{
    internal const string StoreName = "memory";

    private readonly Dictionary<string, StoredSecret> _secrets = new(StringComparer.Ordinal);
    private readonly TimeProvider _timeProvider;

    /// <summary>An empty store.</summary>
    /// <param name="timeProvider">The clock that dates versions; the system's by default.</param>
    public InMemorySecretStore(TimeProvider? timeProvider = null)
    {
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public string Name => StoreName;

    /// <inheritdoc/>
    public bool SupportsBatching => false;

    /// <summary>Creates a secret, or gives an existing one a new current version, from text: what tests mostly want.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value, mostly a JSON object.</param>
    /// <returns>The new version's id.</returns>
    /// <exception cref="ArgumentException">The name or the value is one Secrets Manager would not take.</exception>
    public string Put(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var bytes = Encoding.UTF8.GetBytes(value);
        var id = PutCore(name, bytes, isBinary: false);
        CryptographicOperations.ZeroMemory(bytes);
        return id;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name or the value is one Secrets Manager would not take.</exception>
    public ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(PutCore(name, value.Span, isBinary));
    }

    /// <inheritdoc/>
    public ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return new(GetCore(request));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default) =>
        new(SecretStoreCalls.GetEach(requests, GetCore, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_secrets)
        {
            if (!_secrets.Remove(name, out var secret))
            {
                return new(false);
            }

            secret.Wipe();
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_secrets)
        {
            return new(_secrets.Keys.Order(StringComparer.Ordinal).ToArray());
        }
    }

    /// <summary>The store's name and how many secrets it has.</summary>
    public override string ToString()
    {
        lock (_secrets)
        {
            return $"memory ({_secrets.Count} secrets)";
        }
    }

    private string PutCore(string name, ReadOnlySpan<byte> value, bool isBinary)
    {
        SecretName.ThrowIfUnwritable(name);
        SecretValue.ThrowIfUnwritable(value, isBinary);
        var version = new StoredVersion(Guid.NewGuid(), _timeProvider.GetUtcNow(), isBinary, value.ToArray());
        lock (_secrets)
        {
            var former = _secrets.GetValueOrDefault(name);
            former?.Previous?.Wipe();
            _secrets[name] = new StoredSecret(version, former?.Current);
        }

        return version.Id;
    }

    private SecretPayload GetCore(SecretRequest request)
    {
        SecretName.ThrowIfUnreadable(request.Name, StoreName);

        // Copied under the lock: a write that follows wipes what it replaces.
        lock (_secrets)
        {
            return _secrets.TryGetValue(request.Name, out var secret)
                ? secret.Find(request, StoreName).ToPayload(request.Name)
                : throw new SecretNotFoundException(request.Name, StoreName, $"Put it there first: store.Put(\"{request.Name}\", \"{{ … }}\").");
        }
    }
}
