using System.Security.Cryptography;
using System.Text;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Stores secrets in the memory of the process, for tests. Each secret has its current and its previous version.
/// </summary>
/// <remarks>Thread-safe. Replaced and removed values are overwritten.</remarks>
public sealed class InMemorySecretStore : IWritableSecretStore
{
    internal const string StoreName = "memory";

    private readonly Dictionary<string, StoredSecret> _secrets = new(StringComparer.Ordinal);
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes an empty store.</summary>
    /// <param name="timeProvider">The clock for the dates of versions; the system clock by default.</param>
    public InMemorySecretStore(TimeProvider? timeProvider = null)
    {
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public string Name => StoreName;

    /// <inheritdoc/>
    public bool SupportsBatching => false;

    /// <summary>Creates a secret from text, or adds a new current version to an existing one.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value, usually a JSON object.</param>
    /// <returns>The id of the new version.</returns>
    /// <exception cref="ArgumentException">Secrets Manager would not accept the name or the value.</exception>
    public string Put(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var bytes = Encoding.UTF8.GetBytes(value);
        var id = PutCore(name, bytes, isBinary: false);
        CryptographicOperations.ZeroMemory(bytes);
        return id;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Secrets Manager would not accept the name or the value.</exception>
    public ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(PutCore(name, value.Span, isBinary));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Secrets Manager would not accept the name or the value.</exception>
    public ValueTask<string?> TryPutAsync(string name, ReadOnlyMemory<byte> value, string? expectedVersionId, SecretWriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_secrets)
        {
            return new(_secrets.GetValueOrDefault(SecretName.ToWritable(name))?.Current.Id == expectedVersionId ? PutCore(name, value.Span, options.IsBinary) : null);
        }
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
        name = SecretName.ToWritable(name);
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

    /// <summary>Returns the name of the store and the number of its secrets.</summary>
    public override string ToString()
    {
        lock (_secrets)
        {
            return $"memory ({_secrets.Count} secrets)";
        }
    }

    private string PutCore(string name, ReadOnlySpan<byte> value, bool isBinary)
    {
        name = SecretName.ToWritable(name);
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
        var name = SecretName.ToReadable(request.Name, StoreName);

        // Copied under the lock: a later write overwrites the value that it replaces.
        lock (_secrets)
        {
            return _secrets.TryGetValue(name, out var secret)
                ? secret.Find(request, StoreName).ToPayload(request.Name)
                : throw new SecretNotFoundException(request.Name, StoreName, $"Add it first: store.Put(\"{name}\", \"{{ … }}\").");
        }
    }
}
