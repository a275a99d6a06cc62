using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Represents one secret of one environment, independently of the record that it is read into: for lists of secrets, preloads and logs.</summary>
/// <remarks>Thread-safe. The generated accessors derive from <see cref="SecretAccessor{T}"/>; other code cannot derive from this class.</remarks>
public abstract class SecretAccessor
{
    private protected SecretAccessor(SecretsContext context, string environment, string secretName)
    {
        Context = context;
        SecretName = secretName;
        Environment = environment;
    }

    /// <summary>Gets the secret's name in the store: <c>genie-dev/api-keys</c>.</summary>
    public string SecretName { get; }

    /// <summary>Gets the environment that the secret belongs to: <c>dev</c>.</summary>
    public string Environment { get; }

    /// <summary>Gets the description of the secret's category, from its schema.</summary>
    public abstract SecretDescriptor Descriptor { get; }

    /// <summary>Returns the secret's name, never its value.</summary>
    public override string ToString() => SecretName;

    /// <summary>Gets the project and the client that the secret is read through.</summary>
    internal SecretsContext Context { get; }

    /// <summary>Finds the secret in the cache of the client that this accessor reads through.</summary>
    /// <exception cref="SecretsException">The process may not read this secret, or no store is configured.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    internal abstract SecretEntry BindEntry();

    /// <summary>Creates a handler that changes requests, and sends them again once the secret has a newer version.</summary>
    /// <param name="authenticate">Changes a request with a copy of this accessor that returns one version.</param>
    /// <param name="options">The handler's options.</param>
    internal abstract DelegatingHandler CreateAuthenticationHandler(Action<HttpRequestMessage, SecretAccessor> authenticate, SecretAuthenticationOptions? options);
}
