using Genie.TypedSecrets.Emulator.Access;
using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Protocol;
using Genie.TypedSecrets.Emulator.Rotation;

namespace Genie.TypedSecrets.Emulator.Operations;

/// <summary>Represents a call of an operation: its request, its caller, and the changes it makes. It runs under <see cref="EmulatedAccount.Gate"/>.</summary>
internal sealed class OperationCall(string operation, RequestFields fields, EmulatedAccount account, RegionSecrets secrets, CallerPermissions permissions)
{
    internal const string MissingToken = "You must provide a ClientRequestToken value. We recommend a UUID-type value.";

    private readonly List<Action> _changes = [];

    internal RequestFields Fields => fields;

    internal EmulatedAccount Account => account;

    /// <summary>Gets the secrets of the region that the request is signed for.</summary>
    internal RegionSecrets Secrets => secrets;

    internal CallerPermissions Permissions => permissions;

    internal DateTimeOffset Now => account.Now;

    /// <summary>Gets the function that finds the error to inject for one secret of a batch; it returns null for none.</summary>
    internal required Func<string, SecretsManagerError?> FindFault { get; init; }

    /// <summary>Gets the function that tells whether there is a rotation function for an ARN.</summary>
    internal required Func<string, bool> CanInvoke { get; init; }

    /// <summary>Gets or sets the rotation to start once the changes are stored.</summary>
    internal RotationStart? Rotation { get; set; }

    /// <summary>Finds the secret of the request, in any state.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized, or the secret does not exist.</exception>
    internal EmulatedSecret Find(string secretId)
    {
        var secret = secrets.Find(secretId);
        permissions.Require(operation, secretId, secret);
        return secret ?? throw SecretsManagerError.NotFound();
    }

    /// <summary>Finds the secret of the request, unless it is scheduled for deletion.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized, the secret does not exist, or it is in its recovery window.</exception>
    internal EmulatedSecret FindActive(string secretId)
    {
        var secret = Find(secretId);
        return secret.IsDeleted ? throw SecretsManagerError.MarkedForDeletion() : secret;
    }

    /// <summary>Finds the secret of the request and copies it to be changed. Pass the copy to <see cref="Save"/>.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized, the secret does not exist, it is a replica, or it is in its recovery window.</exception>
    internal EmulatedSecret Edit(string secretId, bool includeDeleted = false)
    {
        var secret = Find(secretId);
        if (secret.IsReplica)
        {
            throw SecretsManagerError.NotPermittedOnReplica();
        }

        return secret.IsDeleted && !includeDeleted ? throw SecretsManagerError.MarkedForDeletion() : secret.Clone();
    }

    /// <summary>Saves a secret at the end of the call.</summary>
    internal void Save(EmulatedSecret secret) => _changes.Add(() => account.Save(secret));

    /// <summary>Removes a secret at the end of the call.</summary>
    internal void Remove(EmulatedSecret secret) => _changes.Add(() => account.Remove(secret));

    /// <summary>Stores the changes in their order, and makes each visible once it is stored.</summary>
    /// <exception cref="SecretsException">A change can't be stored.</exception>
    internal void Commit() => _changes.ForEach(static change => change());

    /// <summary>Gets the value of the request and the token that becomes its version's id; null if the request has no value.</summary>
    /// <exception cref="SecretsManagerError">The request has a value and no token.</exception>
    internal (SecretContent Content, string Token)? ReadVersion()
    {
        var token = fields.Text("ClientRequestToken");
        return fields.Content() is { } content ? (content, token ?? throw SecretsManagerError.InvalidRequest(MissingToken)) : null;
    }
}
