namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Represents <c>Principal</c> or <c>NotPrincipal</c> of a resource policy.</summary>
/// <param name="IsAnyone">Whether a principal is <c>*</c>.</param>
/// <param name="Arns">The ARNs of AWS principals. The ARN of an account ends in <c>:root</c>.</param>
/// <param name="IsNot">Whether the element is <c>NotPrincipal</c>.</param>
/// <remarks>Services, federated and canonical users never call the emulator.</remarks>
internal sealed record PolicyPrincipals(bool IsAnyone, IReadOnlyList<string> Arns, bool IsNot)
{
    private const string RootSuffix = ":root";

    internal bool Match(AuthorizationRequest request, bool isAllow)
    {
        if (IsNot)
        {
            // The account in NotPrincipal is its root user, who never calls the emulator.
            return !IsAnyone && !Arns.Contains(request.PrincipalArn, StringComparer.Ordinal);
        }

        // A deny for the account denies its users. An allow for it only says that their own policies decide.
        return IsAnyone
            || Arns.Contains(request.PrincipalArn, StringComparer.Ordinal)
            || (!isAllow && Arns.Any(arn => arn.EndsWith($"::{request.AccountId}{RootSuffix}", StringComparison.Ordinal)));
    }
}
