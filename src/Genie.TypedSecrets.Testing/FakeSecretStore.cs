using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Testing;

/// <summary>
/// Represents a store with a fake value for each secret of a project. A <see cref="SecretsFixture"/> creates it, fills it, and scripts what happens
/// to it. Another client can read from it too, and tests can add secrets that no schema describes.
/// </summary>
/// <remarks>Thread-safe. A value is made when it is first read.</remarks>
public sealed class FakeSecretStore : IWritableSecretStore, IRotationStatusStore
{
    private readonly object _gate = new();
    private readonly Dictionary<string, FakeSecret> _secrets = new(StringComparer.Ordinal);
    private readonly List<SecretStoreCall> _calls = [];
    private readonly List<ScriptedFault> _faults = [];
    private readonly int _seed;
    private readonly IReadOnlyCollection<string> _alternatives;
    private TimeSpan _latency;

    internal FakeSecretStore(int seed, TimeProvider timeProvider, IReadOnlyCollection<string> alternatives)
    {
        _alternatives = alternatives;
        _seed = seed;
        TimeProvider = timeProvider;
    }

    /// <inheritdoc/>
    public string Name => "fake";

    /// <summary>Gets the calls so far, the oldest first.</summary>
    public IReadOnlyList<SecretStoreCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    internal TimeProvider TimeProvider { get; }

    /// <summary>Creates a secret that no schema describes, or adds a new version to one.</summary>
    /// <param name="name">The secret's name.</param>
    /// <param name="value">The value, usually a JSON object.</param>
    /// <returns>The id of the new version.</returns>
    public string Put(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return Use(name, secret => secret.Put(Encoding.UTF8.GetBytes(value), isBinary: false).Id);
    }

    /// <inheritdoc/>
    public ValueTask<string> PutAsync(string name, ReadOnlyMemory<byte> value, bool isBinary = false, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = SecretName.ToWritable(name);
        SecretValue.ThrowIfUnwritable(value.Span, isBinary);
        return new(Use(name, secret => secret.Put(value.ToArray(), isBinary).Id));
    }

    /// <inheritdoc/>
    public ValueTask<string?> TryPutAsync(string name, ReadOnlyMemory<byte> value, string? expectedVersionId, SecretWriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        _ = SecretName.ToWritable(name);
        SecretValue.ThrowIfUnwritable(value.Span, options.IsBinary);
        return new(Use(name, secret => (secret.Exists ? secret.Current!.Id : null) == expectedVersionId ? secret.Put(value.ToArray(), options.IsBinary).Id : null));
    }

    /// <inheritdoc/>
    public async ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await BeginAsync([request], cancellationToken).ConfigureAwait(false);
        return Read(request);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        await BeginAsync(requests, cancellationToken).ConfigureAwait(false);
        List<SecretResult> results = new(requests.Count);
        foreach (var request in requests)
        {
            try
            {
                results.Add(SecretResult.Success(Read(request)));
            }
            catch (SecretsException error)
            {
                results.Add(SecretResult.Failure(request.Name, error));
            }
        }

        return results;
    }

    /// <inheritdoc/>
    public ValueTask<SecretRotationStatus> GetRotationStatusAsync(string name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Use(name, static secret =>
        {
            // Reading the version in use promotes the pending one if that is due.
            var current = secret.Current?.Id;
            return secret.Pending is { } pending
                ? new SecretRotationStatus { CurrentVersionId = current, PendingVersionId = pending.Id, PendingSince = pending.CreatedAt }
                : new() { CurrentVersionId = current };
        }));
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Use(name, static secret =>
        {
            var existed = secret.Exists;
            secret.IsDeleted = true;
            return existed;
        }));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_secrets.Values.Where(static secret => secret.Exists).Select(static secret => secret.Name).Order(StringComparer.Ordinal).ToArray());
        }
    }

    /// <summary>Returns the name of the store and the number of its secrets.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            return $"fake ({_secrets.Count} secrets)";
        }
    }

    /// <summary>Adds a secret of the project.</summary>
    internal void Add(NamedSecret secret)
    {
        lock (_gate)
        {
            _secrets[secret.Name] = new(secret.Name, secret, _seed, TimeProvider, _alternatives);
        }
    }

    /// <summary>Reads or changes a secret while no one else does.</summary>
    internal TResult Use<TResult>(string name, Func<FakeSecret, TResult> use)
    {
        lock (_gate)
        {
            if (!_secrets.TryGetValue(name, out var secret))
            {
                _secrets[name] = secret = new(name, source: null, _seed, TimeProvider, _alternatives);
            }

            return use(secret);
        }
    }

    /// <summary>Gets every version of every secret that has been made so far.</summary>
    internal IReadOnlyList<(FakeSecret Secret, FakeVersion Version)> Versions()
    {
        lock (_gate)
        {
            return [.. _secrets.Values.SelectMany(static secret => secret.History.Select(version => (secret, version)))];
        }
    }

    internal ScriptedFault Add(ScriptedFault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
            return fault;
        }
    }

    internal void AddLatency(TimeSpan latency)
    {
        lock (_gate)
        {
            _latency += latency;
        }
    }

    internal void ClearCalls()
    {
        lock (_gate)
        {
            _calls.Clear();
        }
    }

    private async ValueTask BeginAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TimeSpan latency;
        lock (_gate)
        {
            latency = _latency;
            if (requests.Count > 0)
            {
                _calls.Add(new([.. requests.Select(static request => request.Name)], TimeProvider.GetUtcNow()));
            }
        }

        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency, TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        ThrowIfFaulty(name: null);
    }

    private SecretPayload Read(SecretRequest request)
    {
        _ = SecretName.ToReadable(request.Name, Name);
        ThrowIfFaulty(request.Name);
        lock (_gate)
        {
            if (!_secrets.TryGetValue(request.Name, out var secret) || !secret.Exists)
            {
                throw new SecretNotFoundException(
                    request.Name,
                    Name,
                    secret?.IsDeleted == true
                        ? "The test has deleted it."
                        : $"No schema of the fixture describes it. Add it in the test: fixture.Store.Put(\"{request.Name}\", \"{{ … }}\").");
            }

            return secret.Find(request)?.ToPayload(request.Name) ?? throw SecretNotFoundException.Because(
                request.Name,
                Name,
                $"has no version with the {(request.VersionId is null ? $"stage '{request.VersionStage}'" : $"id '{request.VersionId}'")}",
                $"Its stages are: {secret.Stages()}.");
        }
    }

    private void ThrowIfFaulty(string? name)
    {
        ScriptedFault[] faults;
        lock (_gate)
        {
            faults = [.. _faults];
        }

        foreach (var fault in faults)
        {
            if (fault.Next(name) is { } error)
            {
                throw error;
            }
        }
    }
}
