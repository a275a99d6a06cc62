using System.Diagnostics.CodeAnalysis;
using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Represents one secret of one environment: <c>Secrets.Dev.ApiKeys</c>. The first read fetches it; later reads come from the cache.</summary>
/// <typeparam name="T">The record that the secret is read into.</typeparam>
/// <remarks>
/// <para>Thread-safe. Reading a fresh value takes no lock and allocates nothing.</para>
/// <para>See <see cref="SecretsOptions.TimeToLive"/> and <see cref="SecretsOptions.MaxStale"/> for how old a value can be.</para>
/// </remarks>
public abstract partial class SecretAccessor<T> : SecretAccessor
    where T : class
{
    // The entry in the client's cache. It is looked up again once the client was replaced.
    private SecretEntry<T>? _entry;

    /// <summary>Creates an accessor. Nothing is fetched.</summary>
    /// <param name="context">The project and the client that the secret is read through.</param>
    /// <param name="environment">The environment that the secret belongs to.</param>
    /// <param name="descriptor">The secret's category.</param>
    [SuppressMessage("ApiDesign", "RS0022", Justification = "Generated accessors derive from this class, and only through it from the non-generic one.")]
    protected SecretAccessor(SecretsContext context, string environment, SecretDescriptor<T> descriptor)
        : base(context, environment, NameOf(context, environment, descriptor)) => Descriptor = descriptor;

    /// <inheritdoc/>
    public override SecretDescriptor<T> Descriptor { get; }

    /// <summary>
    /// Gets the secret, with all keys from one version. If it is not in the cache, the calling thread is blocked while it is fetched. That cannot
    /// deadlock, whatever synchronization context the thread has, but prefer <see cref="GetAsync"/> or <c>Secrets.PreloadAsync</c>.
    /// </summary>
    /// <exception cref="SecretsException">The secret cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public T Get() => _entry?.TryGetFresh() ?? Bind().Get();

    /// <summary>Gets the secret, with all keys from one version.</summary>
    /// <param name="cancellationToken">Cancels this wait; the fetch continues for other callers. A value in the cache is returned in any case.</param>
    /// <exception cref="SecretsException">The secret cannot be read; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken = default) =>
        _entry?.TryGetFresh() is { } value ? new(value) : GetSlowlyAsync(cancellationToken);

    internal override SecretEntry BindEntry() => Bind();

    // Exceptions from Bind are in the returned task, as callers of an asynchronous method expect.
    private ValueTask<T> GetSlowlyAsync(CancellationToken cancellationToken)
    {
        SecretEntry<T> entry;
        try
        {
            entry = Bind();
        }
        catch (Exception e)
        {
            return ValueTask.FromException<T>(e);
        }

        return entry.GetAsync(cancellationToken);
    }

    private SecretEntry<T> Bind()
    {
        var entry = _entry;
        if (entry is null || entry.IsRetired)
        {
            var isFixed = entry?.IsFixed == true;
            entry = Context.GetEntry(Environment, SecretName, Descriptor);
            if (Context.KeepsEntries && !isFixed)
            {
                Volatile.Write(ref _entry, entry);
            }
        }

        return entry;
    }

    private static string NameOf(SecretsContext context, string environment, SecretDescriptor<T> descriptor)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(descriptor);
        return descriptor.GetSecretName(context.Manifest.Project, environment);
    }
}
