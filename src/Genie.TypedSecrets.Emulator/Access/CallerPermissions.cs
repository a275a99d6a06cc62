using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator;

/// <summary>What one caller may do, with the refusals that AWS sends.</summary>
internal sealed class CallerPermissions(AccessKey key, string accountId)
{
    /// <summary>Refuses an action on the account as a whole.</summary>
    internal void Require(string operation)
    {
        var action = ActionOf(operation);
        var decision = key.Decide(action, "*");
        if (decision is not { IsAllow: true })
        {
            throw Denied(action, resource: null, decision);
        }
    }

    /// <summary>Refuses an action on a secret, which may be one that does not exist.</summary>
    internal void Require(string operation, string secretId, EmulatedSecret? secret)
    {
        var action = ActionOf(operation);
        var decision = secret is null ? key.Decide(action, secretId) : key.Decide(action, secret.Name, secret.Arn);
        if (decision is not { IsAllow: true })
        {
            throw Denied(action, secret?.Arn ?? secretId, decision);
        }
    }

    /// <summary>Refuses the use of a customer's key. The account's own key is everybody's.</summary>
    internal void RequireKey(EmulatedSecret secret, params ReadOnlySpan<string> actions)
    {
        foreach (var action in actions)
        {
            if (secret.KmsKeyId is { } keyId && key.Decide(action, keyId) is not { IsAllow: true })
            {
                throw SecretsManagerError.KmsDenied();
            }
        }
    }

    private static string ActionOf(string operation) => $"secretsmanager:{operation}";

    private SecretsManagerError Denied(string action, string? resource, Grant? decision)
    {
        var on = resource is null ? string.Empty : $" on resource: {resource}";
        var because = decision is null ? $"because no identity-based policy allows the {action} action" : "with an explicit deny in an identity-based policy";
        return new SecretsManagerError("AccessDeniedException", $"User: arn:aws:iam::{accountId}:user/{key.Id} is not authorized to perform: {action}{on} {because}");
    }
}
