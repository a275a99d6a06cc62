using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>One call of an operation: its request, its caller and the secrets it works on. Runs under the secrets' gate.</summary>
internal sealed class OperationCall(string operation, RequestFields fields, EmulatedSecrets secrets, CallerPermissions permissions)
{
    private readonly List<EmulatedSecret> _changed = [];

    internal RequestFields Fields => fields;

    internal EmulatedSecrets Secrets => secrets;

    internal CallerPermissions Permissions => permissions;

    internal required string Region { get; init; }

    /// <summary>The error that a fault has in store for one secret of a batch; null for none.</summary>
    internal required Func<string, SecretsManagerError?> FindFault { get; init; }

    /// <summary>Secrets that have to be stored again before the response is sent.</summary>
    internal IReadOnlyList<EmulatedSecret> Changed => _changed;

    /// <summary>The rotation to start once the response is sent.</summary>
    internal (EmulatedSecret Secret, string Token)? Rotation { get; set; }

    internal void MarkChanged(EmulatedSecret secret) => _changed.Add(secret);

    /// <summary>The secret the request names, whatever state it is in.</summary>
    /// <exception cref="SecretsManagerError">The caller may not, or there is none.</exception>
    internal EmulatedSecret Find(string secretId)
    {
        var secret = secrets.TryFind(secretId);
        permissions.Require(operation, secretId, secret);
        return secret ?? throw SecretsManagerError.NotFound();
    }

    /// <summary>The secret the request names, unless it was deleted.</summary>
    /// <exception cref="SecretsManagerError">The caller may not, there is none, or it is in its recovery window.</exception>
    internal EmulatedSecret FindActive(string secretId)
    {
        var secret = Find(secretId);
        return secret.IsDeleted ? throw SecretsManagerError.MarkedForDeletion() : secret;
    }

    /// <summary>The value a request brings. A value needs a token, which becomes its version's id.</summary>
    /// <exception cref="SecretsManagerError">There is no token.</exception>
    internal (SecretContent Content, string Token)? ReadVersion()
    {
        var token = fields.Token();
        var content = fields.Content();
        fields.ThrowIfInvalid();
        return content is null ? null : (content, token ?? throw SecretsManagerError.InvalidRequest(MissingToken));
    }

    internal const string MissingToken = "You must provide a ClientRequestToken value. We recommend a UUID-type value.";
}
