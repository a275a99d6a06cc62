namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Defines the result of an evaluation.</summary>
internal enum PolicyDecision
{
    /// <summary>A policy allows the request, and none denies it.</summary>
    Allow,

    /// <summary>No policy allows the request.</summary>
    ImplicitDeny,

    /// <summary>A policy of the identity denies the request.</summary>
    DenyByIdentityPolicy,

    /// <summary>The policy of the resource denies the request.</summary>
    DenyByResourcePolicy,
}

/// <summary>
/// Evaluates policies within one account: a deny takes precedence; otherwise one allow, of the identity or of the resource, is sufficient; otherwise the request is denied.
/// </summary>
internal static class PolicyEvaluator
{
    /// <param name="identityPolicies">The policies of the identity; null for full access.</param>
    /// <param name="resourcePolicy">The policy of the resource; null for none.</param>
    /// <param name="request">The request.</param>
    internal static PolicyDecision Evaluate(IReadOnlyList<PolicyDocument>? identityPolicies, PolicyDocument? resourcePolicy, AuthorizationRequest request)
    {
        var ofIdentity = Applicable(identityPolicies ?? [], request);
        var ofResource = resourcePolicy is null ? [] : Applicable([resourcePolicy], request);
        if (ofIdentity.Exists(static statement => !statement.IsAllow))
        {
            return PolicyDecision.DenyByIdentityPolicy;
        }

        if (ofResource.Exists(static statement => !statement.IsAllow))
        {
            return PolicyDecision.DenyByResourcePolicy;
        }

        return identityPolicies is null || ofIdentity.Count > 0 || ofResource.Count > 0 ? PolicyDecision.Allow : PolicyDecision.ImplicitDeny;
    }

    private static List<PolicyStatement> Applicable(IEnumerable<PolicyDocument> policies, AuthorizationRequest request) =>
        policies.SelectMany(static policy => policy.Statements).Where(statement => statement.Applies(request)).ToList();
}
