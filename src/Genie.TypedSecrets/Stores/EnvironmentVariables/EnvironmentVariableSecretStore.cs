using System.Text;

namespace Genie.TypedSecrets.Stores;

/// <summary>
/// Secrets in environment variables, one variable for each secret, holding its JSON: for containers and build servers that are
/// handed their secrets that way. The secret <c>genie-dev/api-keys</c> is read from <c>GENIE_DEV__API_KEYS</c>.
/// </summary>
/// <remarks>
/// <para>
/// The variable's name is the secret's in upper case, with <c>/</c> as two underscores and every other character that is not a
/// letter or a digit as one. Several secrets may share a variable that way: <c>genie-dev/api-keys</c>, <c>genie_dev/api_keys</c> and
/// <c>genie-dev--api-keys</c> all do. Where that matters, choose another store.
/// </para>
/// <para>
/// An environment variable is text, has one version (<c>AWSCURRENT</c>), and an empty one counts as not set. The version's id is the
/// same as long as the value is, within this process only. Thread-safe. A process passes its environment to its child
/// processes, and a string cannot be overwritten in memory.
/// </para>
/// </remarks>
public sealed class EnvironmentVariableSecretStore : ISecretStore
{
    internal const string StoreName = "environment";

    private readonly Func<string, string?> _getEnvironmentVariable;

    /// <summary>A store that reads the variables of this process.</summary>
    public EnvironmentVariableSecretStore()
        : this(new SecretStoreContext())
    {
    }

    /// <summary>A store that reads the variables the context looks up.</summary>
    /// <param name="context">Where variables come from.</param>
    public EnvironmentVariableSecretStore(SecretStoreContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _getEnvironmentVariable = context.EnvironmentVariableReader;
    }

    /// <inheritdoc/>
    public string Name => StoreName;

    /// <inheritdoc/>
    public bool SupportsBatching => false;

    /// <inheritdoc/>
    public string GetLocation(string name) => GetVariableName(name);

    /// <summary>The variable that holds a secret.</summary>
    /// <param name="secretName">The secret's name: <c>genie-dev/api-keys</c>.</param>
    /// <returns>The variable's name: <c>GENIE_DEV__API_KEYS</c>.</returns>
    public static string GetVariableName(string secretName)
    {
        ArgumentNullException.ThrowIfNull(secretName);
        var builder = new StringBuilder(secretName.Length + 4);
        foreach (var c in secretName)
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

    /// <summary>The store's name.</summary>
    public override string ToString() => StoreName;

    private SecretPayload GetCore(SecretRequest request)
    {
        SecretName.ThrowIfUnreadable(request.Name, StoreName);
        var variable = GetVariableName(request.Name);
        var text = _getEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
        {
            throw new SecretNotFoundException(request.Name, StoreName, $"Set the environment variable {variable} to its value, a JSON object.");
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
