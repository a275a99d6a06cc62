using Genie.TypedSecrets.Emulator.Model;
using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Protocol;

namespace Genie.TypedSecrets.Emulator.Access;

/// <summary>Authorizes the calls of one request, with AWS's errors.</summary>
internal sealed class CallerPermissions(AccessKey key, EmulatedAccount account, string region, RequestFields fields, CallerOrigin origin)
{
    private string PrincipalArn => $"arn:{SecretArn.PartitionOf(region)}:iam::{account.Id}:user/{key.Id}";

    /// <summary>Authorizes an action without a resource, such as <c>ListSecrets</c>.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized.</exception>
    internal void Require(string operation)
    {
        var action = CheckedActions.SecretsManager + operation;
        ThrowIfDenied(action, shownResource: null, Evaluate(action, "*", secret: null, secretId: null));
    }

    /// <summary>Authorizes an action on a secret. For a secret that doesn't exist the resource is what the request names, as for AWS.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized.</exception>
    internal void Require(string operation, string secretId, EmulatedSecret? secret)
    {
        var action = CheckedActions.SecretsManager + operation;
        var resource = secret?.Arn ?? secretId;
        ThrowIfDenied(action, resource, Evaluate(action, resource, secret, secretId));
    }

    /// <summary>Authorizes an action on a secret that is about to be created.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized.</exception>
    internal void RequireForNew(string operation, EmulatedSecret created)
    {
        var action = CheckedActions.SecretsManager + operation;
        ThrowIfDenied(action, created.Name, Evaluate(action, created.Arn, secret: null, secretId: null));
    }

    /// <summary>Authorizes the use of a secret's customer-managed key. The AWS managed key is available to everyone in the account.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized.</exception>
    internal void RequireKey(EmulatedSecret secret, string? versionId, params ReadOnlySpan<string> actions)
    {
        foreach (var action in actions)
        {
            if (secret.KmsKeyId is { } keyId)
            {
                RequireKey(keyId, secret.Region, secret.Arn, versionId, action);
            }
        }
    }

    /// <summary>Authorizes the use of a customer-managed key for a secret in a region.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized.</exception>
    internal void RequireKey(string keyId, string keyRegion, string secretArn, string? versionId, string action)
    {
        var context = new ConditionContext();
        context.AddGlobal(key, account, keyRegion, PrincipalArn, origin);
        context.AddKey(keyId, keyRegion, account.Id, secretArn, versionId);
        if (PolicyEvaluator.Evaluate(key.Policies, resourcePolicy: null, Request(action, KmsKeyArn.Of(keyId, keyRegion, account.Id), context)) != PolicyDecision.Allow)
        {
            throw SecretsManagerError.KmsDenied();
        }
    }

    /// <summary>Authorizes the call of a rotation function.</summary>
    /// <exception cref="SecretsManagerError">The caller isn't authorized.</exception>
    internal void RequireFunction(string lambdaArn)
    {
        var context = new ConditionContext();
        context.AddGlobal(key, account, region, PrincipalArn, origin);
        var decision = PolicyEvaluator.Evaluate(key.Policies, resourcePolicy: null, Request(CheckedActions.InvokeFunction, lambdaArn, context));
        ThrowIfDenied(CheckedActions.InvokeFunction, lambdaArn, decision);
    }

    /// <summary>Checks whether the caller could perform an action on a secret if the secret had another resource policy.</summary>
    internal bool WouldAllow(string operation, EmulatedSecret secret, PolicyDocument resourcePolicy) =>
        Evaluate(CheckedActions.SecretsManager + operation, secret.Arn, secret, secretId: null, resourcePolicy) == PolicyDecision.Allow;

    private PolicyDecision Evaluate(string action, string resource, EmulatedSecret? secret, string? secretId, PolicyDocument? resourcePolicy = null)
    {
        var context = new ConditionContext();
        context.AddGlobal(key, account, region, PrincipalArn, origin);
        context.AddRequest(action[CheckedActions.SecretsManager.Length..], fields, region, account.Id);
        context.AddSecret(secret, secretId);
        resourcePolicy ??= secret?.ResourcePolicy is { } document ? PolicyDocument.ParseResourcePolicy(document) : null;
        return PolicyEvaluator.Evaluate(key.Policies, resourcePolicy, Request(action, resource, context));
    }

    private AuthorizationRequest Request(string action, string resource, ConditionContext context) => new()
    {
        Action = action,
        Resource = resource,
        PrincipalArn = PrincipalArn,
        AccountId = account.Id,
        Context = context.Values,
    };

    private void ThrowIfDenied(string action, string? shownResource, PolicyDecision decision)
    {
        if (decision == PolicyDecision.Allow)
        {
            return;
        }

        var on = shownResource is null ? string.Empty : $" on resource: {shownResource}";
        var because = decision switch
        {
            PolicyDecision.DenyByIdentityPolicy => "with an explicit deny in an identity-based policy",
            PolicyDecision.DenyByResourcePolicy => "with an explicit deny in a resource-based policy",
            _ => $"because no identity-based policy allows the {action} action",
        };
        throw new SecretsManagerError("AccessDeniedException", $"User: {PrincipalArn} is not authorized to perform: {action}{on} {because}");
    }
}
