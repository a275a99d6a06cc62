using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>One secret of one environment: <c>Secrets.Dev.ApiKeys</c>. The first read fetches it, the following come from the cache.</summary>
/// <typeparam name="T">The record it is read into.</typeparam>
/// <remarks>
/// <para>Thread-safe. A read of a fresh value is a volatile read and a comparison: no lock, no allocation, no waiting for anybody.</para>
/// <para>See <see cref="SecretsOptions.TimeToLive"/> and <see cref="SecretsOptions.MaxStale"/> for how old a value can be.</para>
/// </remarks>
public abstract partial class SecretAccessor<T>
    where T : class
{
    private readonly SecretsContext _context;

    // Which client's cache this reads from. Replaced when that client was.
    private SecretEntry<T>? _entry;

    /// <summary>Names the secret. Fetches nothing.</summary>
    /// <param name="context">The project it belongs to.</param>
    /// <param name="environment">The environment it belongs to.</param>
    /// <param name="descriptor">What it is read into.</param>
    protected SecretAccessor(SecretsContext context, string environment, SecretDescriptor<T> descriptor)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(descriptor);
        _context = context;
        Environment = environment;
        Descriptor = descriptor;
        SecretName = descriptor.GetSecretName(context.Manifest.Project, environment);
    }

    /// <summary>The secret's name in the store: <c>genie-dev/api-keys</c>.</summary>
    public string SecretName { get; }

    /// <summary>The environment it belongs to.</summary>
    public string Environment { get; }

    /// <summary>What its schema says.</summary>
    public SecretDescriptor<T> Descriptor { get; }

    /// <summary>
    /// The secret, all keys from one version. Where it is not in the cache, the calling thread is blocked while it is fetched; that
    /// cannot deadlock, whatever context the thread has, but prefer <see cref="GetAsync"/> or <c>Secrets.PreloadAsync</c>.
    /// </summary>
    /// <exception cref="SecretsException">It cannot be had; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public T Get() => _entry?.TryGetFresh() ?? Bind().Get();

    /// <summary>The secret, all keys from one version.</summary>
    /// <param name="cancellationToken">Ends this wait; the fetch goes on for others. A value in the cache is returned in any case.</param>
    /// <exception cref="SecretsException">It cannot be had; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken = default) =>
        _entry?.TryGetFresh() is { } value ? new(value) : GetSlowlyAsync(cancellationToken);

    /// <summary>The secret's name. Never its value.</summary>
    public override string ToString() => SecretName;

    // Not an iterator of awaits: what binding throws, the task carries, as callers of an asynchronous method expect.
    private async ValueTask<T> GetSlowlyAsync(CancellationToken cancellationToken) =>
        await Bind().GetAsync(cancellationToken).ConfigureAwait(false);

    private SecretEntry<T> Bind()
    {
        var entry = _entry;
        if (entry is null || entry.IsRetired)
        {
            entry = _context.GetEntry(Environment, SecretName, Descriptor);
            Volatile.Write(ref _entry, entry);
        }

        return entry;
    }
}
