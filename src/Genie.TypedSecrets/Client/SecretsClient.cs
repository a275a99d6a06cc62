using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Telemetry;

namespace Genie.TypedSecrets;

/// <summary>
/// Reads secrets from a store through a cache. Secrets with a schema are read through the generated <c>Secrets</c> class, which uses
/// <see cref="Default"/>. This class reads secrets without a schema, by name.
/// </summary>
/// <remarks>
/// <para>Thread-safe. Create one client and keep it: each client has its own cache.</para>
/// <para>A secret is fetched once for all callers that read it at the same time. A caller that cancels ends only its own wait.</para>
/// </remarks>
public sealed partial class SecretsClient : IAsyncDisposable, IDisposable
{
    // The time for which disposal waits for calls that do not respond to cancellation.
    private static readonly TimeSpan s_longestDisposal = TimeSpan.FromSeconds(2);

    private readonly EntryTable _entries = new();
    private readonly object _gate = new();
    private readonly SecretsOptions _options;
    private readonly CacheSettings _settings;
    private readonly RefreshWatch _watch;
    private readonly IStoreThreads _threads;
    private readonly StoreSelection _stores;
    private readonly StatisticsCounter _statistics = new();
    private readonly CancellationTokenSource _stopping = new();
    private CacheServices? _services;
    private SecretsManifest[] _manifests = [];
    private volatile bool _isRetired;
    private volatile bool _isDisposed;

    /// <summary>Creates a client with its own cache. A store that is selected by name is created when the first secret is read.</summary>
    /// <param name="options">The options. They are copied, so later changes have no effect.</param>
    /// <exception cref="SecretsConfigurationException">An option is out of its range.</exception>
    public SecretsClient(SecretsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Copy();
        SecretsOptionsValidation.Validate(_options);
        _settings = new(_options);
        _watch = new(_options.TimeProvider, _settings.Clock);
        _stores = new(_options, environment => _options.Regions.Count > 0 ? [.. _options.Regions] : GetRegions(environment));
        _threads = _options.StoreThreads ?? new StoreThreads();
        Environments = new(_options);
    }

    /// <summary>Gets the number and the duration of the calls to the store so far.</summary>
    public SecretsStatistics Statistics => _statistics.Snapshot();

    internal EnvironmentPolicy Environments { get; }

    /// <summary>Gets the clock.</summary>
    internal TimeProvider TimeProvider => _settings.TimeProvider;

    /// <summary>Gets all keys of a secret that no schema describes.</summary>
    /// <param name="name">The secret's name: <c>genie-dev/api-keys</c>.</param>
    /// <param name="cancellationToken">Cancels this wait; the fetch continues for other callers. A value in the cache is returned in any case.</param>
    /// <exception cref="SecretNotFoundException">The secret does not exist.</exception>
    /// <exception cref="SecretSchemaException">The value is not a JSON object.</exception>
    /// <exception cref="SecretEnvironmentException">The secret belongs to another environment than the process runs in.</exception>
    /// <exception cref="SecretsException">The secret cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public ValueTask<UntypedSecret> GetSecretAsync(string name, CancellationToken cancellationToken = default)
    {
        SecretEntry<UntypedSecret> entry;
        try
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            entry = GetUntypedEntry(name);
        }
        catch (Exception e)
        {
            return ValueTask.FromException<UntypedSecret>(e);
        }

        return entry.GetAsync(cancellationToken);
    }

    /// <summary>Gets a version of a secret that no schema describes: by a staging label such as <c>AWSPREVIOUS</c>, or by its version id.</summary>
    /// <param name="name">The secret's name: <c>genie-dev/api-keys</c>.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels this wait. A version in the cache is returned in any case.</param>
    /// <remarks>Versions are cached as <see cref="SecretAccessor{T}.GetVersionAsync"/> describes.</remarks>
    /// <exception cref="SecretNotFoundException">The secret or the version does not exist.</exception>
    /// <exception cref="SecretSchemaException">The version is not a JSON object.</exception>
    /// <exception cref="SecretEnvironmentException">The secret belongs to another environment than the process runs in.</exception>
    /// <exception cref="SecretsException">The version cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async ValueTask<UntypedSecret> GetSecretVersionAsync(string name, SecretVersionStage version, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return (await GetUntypedEntry(name).GetVersionAsync(version, cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <summary>Gets the value of one key of a secret that no schema describes.</summary>
    /// <param name="name">The secret's name: <c>genie-dev/api-keys</c>.</param>
    /// <param name="key">The key: <c>github_token</c>.</param>
    /// <param name="cancellationToken">Cancels this wait; the fetch continues for other callers. A value in the cache is returned in any case.</param>
    /// <exception cref="SecretKeyNotFoundException">The secret has no such key. The message lists its keys.</exception>
    /// <exception cref="SecretsException">The secret cannot be read; see <see cref="GetSecretAsync"/>.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async ValueTask<Secret<string>> GetSecretValueAsync(string name, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var secret = await GetSecretAsync(name, cancellationToken).ConfigureAwait(false);
        return secret[key];
    }

    /// <summary>Gets the state of each secret that code has read, preloaded or subscribed to, ordered by name. The store is not called.</summary>
    public IReadOnlyList<SecretStatus> GetStatus() => [.. _entries
        .ToList()
        .Select(static entry => entry.GetStatus(IsUntyped(entry) ? null : entry.Descriptor.Category))
        .OrderBy(static status => status.SecretName, StringComparer.Ordinal)];

    /// <summary>
    /// Removes every value and every error from the cache; the next read fetches. Callers that wait for a fetch in progress still get its value, but
    /// that value is not cached: a read that begins after this call never returns a value from before it.
    /// </summary>
    public void ClearCache()
    {
        foreach (var entry in _entries.ToList())
        {
            entry.Clear();
        }
    }

    /// <summary>
    /// Disposes the client: waiting and later callers get an <see cref="ObjectDisposedException"/>. Cancels the calls to the store and waits
    /// until they have ended, for 2 seconds at most. A store that was passed to the client is not disposed.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (!Stop())
        {
            return;
        }

        if (_services?.Fetcher is { } fetcher)
        {
            try
            {
                await fetcher.WhenIdle.WaitAsync(s_longestDisposal, _options.TimeProvider).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // The store does not respond to cancellation. If it still returns a value, the value is overwritten without being read.
            }
        }

        await StoreDisposal.DisposeAsync(_stores.Owned).ConfigureAwait(false);
    }

    /// <summary>Disposes the client like <see cref="DisposeAsync"/>, but does not wait for calls to the store.</summary>
    public void Dispose()
    {
        if (Stop())
        {
            StoreDisposal.Dispose(_stores.Owned);
        }
    }

    /// <summary>Gets the entry of a secret. The caller has checked that the secret may be read.</summary>
    internal SecretEntry GetEntry(string name, SecretDescriptor descriptor, string? environment, string defaultEnvironment)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_entries.TryGet(name, descriptor, out var entry))
        {
            entry = _entries.GetOrAdd(name, descriptor, GetServices(environment, defaultEnvironment));
        }

        // The entry may have been added while all entries were being closed, and missed by that.
        if (_isDisposed)
        {
            entry.Close();
        }
        else if (_isRetired && !entry.IsRetired)
        {
            entry.Retire();
        }

        return entry;
    }

    /// <summary>Empties the cache permanently. The client still reads secrets, each time from the store; accessors look up the new client.</summary>
    internal void Retire()
    {
        _isRetired = true;
        foreach (var entry in _entries.ToList())
        {
            entry.Retire();
        }
    }

    /// <summary>Makes the environments of a project that is read through this client known to reads by name.</summary>
    internal void AddManifest(SecretsManifest manifest)
    {
        lock (_gate)
        {
            _manifests = _manifests.Contains(manifest) ? _manifests : [.. _manifests, manifest];
        }
    }

    private IReadOnlyList<SecretsManifest> Manifests => [.. Volatile.Read(ref _manifests).Union(KnownManifests)];

    private SecretEntry<UntypedSecret> GetUntypedEntry(string name)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_entries.TryGet(name, Untyped.Descriptor, out var known) && !known.IsRetired)
        {
            return (SecretEntry<UntypedSecret>)known;
        }

        SweepIfDue();
        var manifests = Manifests;
        var selected = Environments.GetCurrent(manifests).Name;
        var current = Environments.Authorize(name, text => _stores.GetLocation(text, selected), manifests);
        return (SecretEntry<UntypedSecret>)GetEntry(name, Untyped.Descriptor, current.Name, current.Default);
    }

    private CacheServices GetServices(string? environment, string defaultEnvironment)
    {
        var store = _stores.Get(environment, defaultEnvironment);
        lock (_gate)
        {
            if (_services is null)
            {
                ClientEvents events = new([.. _options.Observers]);
                SecretFetcher fetcher = new(store, _threads, _options.FetchTimeout, _options.TimeProvider, _statistics, events, _stopping.Token);
                _services = new(_settings, fetcher, new(_settings, fetcher.StoreName, events), new(fetcher, _settings), _watch, new(events), events);
            }

            return _services;
        }
    }

    private bool Stop()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return false;
            }

            _isDisposed = true;
        }

        _watch.Dispose();
        foreach (var entry in _entries.ToList())
        {
            entry.Close();
        }

        _services?.Health.Close();

        // Not disposed: a call that begins at this moment may still register with it, and it holds only memory.
        _stopping.Cancel();
        _threads.Dispose();
        return true;
    }

    private static bool IsUntyped(SecretEntry entry) => ReferenceEquals(entry.Descriptor, Untyped.Descriptor);

    // A class of its own, so that a process that reads typed secrets only does not create it.
    private static class Untyped
    {
        internal static readonly SecretDescriptor<UntypedSecret> Descriptor = new("untyped", UntypedSecretParser.Parse);
    }
}
