namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Represents a statement of a policy.</summary>
internal sealed record PolicyStatement
{
    internal required bool IsAllow { get; init; }

    /// <summary>Gets the actions of <c>Action</c>, or those of <c>NotAction</c> if <see cref="IsNotAction"/> is set.</summary>
    internal required IReadOnlyList<string> Actions { get; init; }

    internal required bool IsNotAction { get; init; }

    /// <summary>Gets the resources of <c>Resource</c>, or those of <c>NotResource</c> if <see cref="IsNotResource"/> is set.</summary>
    internal required IReadOnlyList<PolicyPattern> Resources { get; init; }

    internal required bool IsNotResource { get; init; }

    /// <summary>Gets the principals; null in the policy of an identity.</summary>
    internal required PolicyPrincipals? Principals { get; init; }

    internal required IReadOnlyList<PolicyCondition> Conditions { get; init; }

    internal bool Applies(AuthorizationRequest request) =>
        MatchesAction(request.Action)
        && Resources.Any(resource => resource.MatchesResource(request)) != IsNotResource
        && (Principals?.Match(request, IsAllow) ?? true)
        && Conditions.All(condition => condition.IsMet(request));

    internal bool MatchesAction(string action) => Actions.Any(pattern => Wildcard.IsMatch(pattern, action, ignoreCase: true)) != IsNotAction;
}
