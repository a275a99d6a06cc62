using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets;

/// <summary>
/// Represents the secrets of a project, read through one client: the base of the generated class <c>SecretsRoot</c>, which adds the
/// environments. <c>Secrets.For(client)</c> creates one.
/// </summary>
/// <remarks>Thread-safe. Two roots over different clients share nothing but the project's schemas.</remarks>
public abstract class ProjectSecrets
{
    private readonly SecretsContext _context;

    /// <summary>Creates the root of a project's secrets. Nothing is fetched.</summary>
    /// <param name="context">The project and the client that its secrets are read through.</param>
    protected ProjectSecrets(SecretsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
    }

    /// <summary>Gets the client that the secrets are read through.</summary>
    public SecretsClient Client => _context.Client;

    /// <summary>Gets the descriptors of all categories: their names, keys and owners.</summary>
    public abstract IReadOnlyList<SecretDescriptor> All { get; }

    /// <summary>Gets the name of the environment that the process runs in: <c>dev</c>.</summary>
    /// <exception cref="SecretsConfigurationException">The configured environment is not in the manifest.</exception>
    public string CurrentEnvironmentName => _context.CurrentName;

    /// <summary>Lists the secrets of all environments with their names in the store. Nothing is fetched.</summary>
    public IEnumerable<NamedSecret> ListSecrets() => _context.ListSecrets(All);

    /// <summary>Gets the index of the environment that the process runs in, among the manifest's environments; -1 if it is a preview environment.</summary>
    /// <exception cref="SecretsConfigurationException">The configured environment is not in the manifest.</exception>
    protected int CurrentEnvironment => _context.CurrentEnvironment;

    /// <summary>Returns the name of a preview environment in the spelling that secret names use.</summary>
    /// <param name="name">The name of the environment. Case is ignored.</param>
    /// <returns>The name of the environment as it is written in secret names.</returns>
    /// <exception cref="ArgumentException">The name matches no pattern of preview environments in the manifest.</exception>
    protected string FindPreview(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return _context.Manifest.FindPreview(name) ?? throw new ArgumentException(
            _context.Manifest.FindEnvironment(name) is { } environment
                ? $"'{name}' is the environment '{environment}', not a preview environment. Use its property of Secrets."
                : $"The project '{_context.Manifest.Project}' has no preview environment '{DisplayText.CleanName(name)}'. Its preview environments are: {string.Join(", ", _context.Manifest.Previews)}.",
            nameof(name));
    }

    // RS0026: a call could bind to another overload once parameters are added. These overloads differ in their required parameter.
#pragma warning disable RS0026

    /// <summary>Fetches every secret of the current environment that is not in the cache, with as few calls as the store allows.</summary>
    /// <param name="cancellationToken">Cancels the wait; the calls continue.</param>
    /// <exception cref="SecretsPreloadException">Several secrets could not be loaded. It lists all failures.</exception>
    /// <exception cref="SecretsException">One secret could not be loaded; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task PreloadAsync(CancellationToken cancellationToken = default) => _context.PreloadAsync(All, cancellationToken);

    /// <summary>Fetches the secrets of the given accessors that are not in the cache, with as few calls as the store allows.</summary>
    /// <param name="accessors">The secrets to load: <c>[Secrets.Current.ApiKeys, Secrets.Current.Database]</c>. They read through the client of this root.</param>
    /// <param name="cancellationToken">Cancels the wait; the calls continue.</param>
    /// <exception cref="ArgumentException">An accessor reads through another client.</exception>
    /// <exception cref="SecretsPreloadException">Several secrets could not be loaded. It lists all failures.</exception>
    /// <exception cref="SecretsException">One secret could not be loaded; the exception's type says why.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task PreloadAsync(IEnumerable<SecretAccessor> accessors, CancellationToken cancellationToken = default) =>
        _context.PreloadAsync(accessors, cancellationToken);

#pragma warning restore RS0026

    /// <summary>Removes every value and every error from the client's cache; the next read fetches. Mainly for tests.</summary>
    public void ClearCache() => _context.ClearCache();
}
