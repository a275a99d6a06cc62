namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Finds policies that give broad access: a statement that allows everyone, without a condition on who or where the caller is.</summary>
internal static class PublicAccess
{
    private static readonly string[] s_restrictingKeys =
    [
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIp", "aws:SourceOrgID",
        "aws:SourceVpc", "aws:SourceVpce", "aws:userid", "aws:username", "aws:FederatedProvider", "aws:PrincipalServiceName",
    ];

    internal static bool IsGrantedBy(PolicyDocument policy) => policy.Statements.Any(static statement =>
        statement.IsAllow
        && statement.Principals is { } principals
        && (principals.IsNot || principals.IsAnyone)
        && !statement.Conditions.Any(IsRestricting));

    private static bool IsRestricting(PolicyCondition condition) =>
        s_restrictingKeys.Contains(condition.Key, StringComparer.OrdinalIgnoreCase)
        && condition is { IfExists: false, Operator.IsNegated: false, Operator.IsNull: false, Quantifier: not ConditionQuantifier.All }
        && condition.Values.All(static value => value.Pattern.Text.Trim('*', '?').Length > 0);
}
