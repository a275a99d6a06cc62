using System.Collections.Concurrent;
using System.Text;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Reads secrets from environment variables, one variable for each secret with its JSON object, as in containers and on build servers. The secret
/// <c>genie-dev/api-keys</c> is read from <c>GENIE_DEV__API_KEYS</c>.
/// </summary>
/// <remarks>
/// <para>
/// The name of the variable is the name of the secret in upper case, with <c>/</c> as two underscores and every other character that is not a
/// letter or a digit as one. Several names can have the same variable: <c>genie-dev/api-keys</c>, <c>genie_dev/api_keys</c> and
/// <c>genie-dev--api-keys</c> do. The first one that is read has the variable; reading another one is an error.
/// </para>
/// <para>
/// An environment variable is text and has one version (<c>AWSCURRENT</c>). An empty one counts as not set. The id of the version stays
/// the same as long as the value does, within this process only. Thread-safe. A process passes its environment to its child
/// processes, and a string cannot be overwritten in memory.
/// </para>
/// </remarks>
public sealed class EnvironmentVariableSecretStore : ISecretStore
{
    internal const string StoreName = "environment";

    private readonly SecretStoreContext _context;
    private readonly ConcurrentDictionary<string, string> _secretNames = new(StringComparer.Ordinal);

    /// <summary>Initializes a store that reads the variables of this process.</summary>
    public EnvironmentVariableSecretStore()
        : this(new SecretStoreContext())
    {
    }

    /// <summary>Initializes a store that reads the variables of a context.</summary>
    /// <param name="context">The environment variables.</param>
    public EnvironmentVariableSecretStore(SecretStoreContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
    }

    /// <inheritdoc/>
    public string Name => StoreName;

    /// <inheritdoc/>
    public bool SupportsBatching => false;

    /// <inheritdoc/>
    public string GetLocation(string name) => GetVariableName(name);

    /// <summary>Gets the name of the variable of a secret.</summary>
    /// <param name="secretName">The secret's name: <c>genie-dev/api-keys</c>.</param>
    /// <returns>The name of the variable: <c>GENIE_DEV__API_KEYS</c>.</returns>
    public static string GetVariableName(string secretName)
    {
        ArgumentNullException.ThrowIfNull(secretName);
        var builder = new StringBuilder(secretName.Length + 4);
        foreach (var c in SecretArn.NameOf(secretName))
        {
            _ = c == '/' ? builder.Append("__") : builder.Append(char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_');
        }

        return builder.ToString();
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

    /// <summary>Returns the name of the store.</summary>
    public override string ToString() => StoreName;

    private SecretPayload GetCore(SecretRequest request)
    {
        var name = SecretName.ToReadable(request.Name, StoreName);
        var variable = GetVariableName(name);
        var text = _context.EnvironmentVariableReader(variable);
        if (string.IsNullOrEmpty(text))
        {
            throw new SecretNotFoundException(
                request.Name,
                StoreName,
                $"{SimilarVariables.Describe(_context, variable, isEmpty: text is not null)}Set the environment variable {variable} to its value, a JSON object.");
        }

        if (_secretNames.GetOrAdd(variable, name) is var other && other != name)
        {
            throw SecretNotFoundException.Because(
                request.Name,
                StoreName,
                $"would be read from the variable {variable}, which is the variable of the secret '{other}'",
                "Rename one of the secrets, or use another store.");
        }

        var value = Encoding.UTF8.GetBytes(text);
        var payload = new SecretPayload(request.Name, ProcessVersionId.Of(request.Name, value), value);
        try
        {
            SecretStoreCalls.ThrowIfNotOnlyVersion(request, payload.VersionId, StoreName);
            return payload;
        }
        catch
        {
            payload.Dispose();
            throw;
        }
    }
}
