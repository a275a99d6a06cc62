namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Creates the exceptions for denied access to a secret. They name the policy that is the cause, where AWS's message does.</summary>
/// <remarks>The messages are those of docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html.</remarks>
internal static class AccessErrors
{
    // In the order in which the phrases are searched for: how AWS's message names the policy, what it is, and who changes it.
    private static readonly (string Phrase, string Policy, string Remedy)[] s_policies =
    [
        ("service control policy", "a service control policy of the organization", "An administrator of the organization must change that policy."),
        ("resource control policy", "a resource control policy of the organization", "An administrator of the organization must change that policy."),
        ("permissions boundary", "the permissions boundary of this identity", "Change the boundary of the role or user."),
        ("permission boundary", "the permissions boundary of this identity", "Change the boundary of the role or user."),
        ("session policy", "the session policy of this identity", "Change the policy that is passed when the role is assumed."),
        ("VPC endpoint policy", "the policy of the VPC endpoint for Secrets Manager", "Change that policy, or call another endpoint."),
        ("resource-based policy", "the resource policy of the secret", "Change it: aws secretsmanager put-resource-policy."),
        ("identity-based policy", "an identity-based policy", "Change the policies of the role or user."),
    ];

    /// <summary>Determines whether the secret is in another account and encrypted with the default key.</summary>
    internal static bool IsForeignDefaultKey(ServiceError e) => e.Says("different AWS account") && e.Says("default KMS");

    /// <summary>Creates the exception for a secret of another account that is encrypted with the default key.</summary>
    internal static SecretAccessDeniedException ForeignDefaultKey(AwsCall call)
    {
        var id = call.SecretName ?? "*";
        return SecretAccessDeniedException.Because(
            id,
            "kms:Decrypt",
            "alias/aws/secretsmanager",
            "the secret is in another account and encrypted with the key aws/secretsmanager, which other accounts cannot use",
            $"In its account, encrypt it with a customer managed key whose policy allows this identity kms:Decrypt: aws secretsmanager update-secret {call.RegionOption}--secret-id {id} --kms-key-id KEY.{call.RegionSentence}");
    }

    /// <summary>Creates the exception for a missing permission of Secrets Manager.</summary>
    internal static SecretAccessDeniedException Denied(ServiceError e, AwsCall call)
    {
        var name = call.SecretName ?? "*";
        var resource = call.Resource(e.Message);
        var (_, policy, remedy) = Array.Find(s_policies, candidate => e.Says(candidate.Phrase));
        var isExplicit = e.Says("explicit deny");
        if (policy is null || (!isExplicit && policy == "an identity-based policy"))
        {
            return isExplicit
                ? SecretAccessDeniedException.Because(
                    name, call.Permission, resource, $"a policy denies {call.Permission} on {resource} explicitly", $"Find the Deny statement and its conditions.{Account(e, call)}")
                : SecretAccessDeniedException.Because(
                    name, call.Permission, resource, $"this identity needs {call.Permission} on {resource}", $"Add it to a policy of the role or user.{Account(e, call)}");
        }

        var verb = isExplicit ? "denies" : "does not allow";
        var manner = isExplicit ? " explicitly" : string.Empty;
        return SecretAccessDeniedException.Because(name, call.Permission, resource, $"{policy} {verb} {call.Permission} on {resource}{manner}", remedy + Account(e, call));
    }

    private static string Account(ServiceError e, AwsCall call)
    {
        if (call.Arn is not { } arn)
        {
            return string.Empty;
        }

        return AwsCall.CallerAccount(e.Message) is { } caller && caller != arn.Account
            ? $" The secret is in the account {arn.Account}, and this identity is in {caller}: the resource policy of the secret must allow the identity as well.{call.RegionSentence}"
            : call.RegionSentence;
    }
}
