using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Policies;

/// <summary>Tests IAM's evaluation logic, with requests of any context.</summary>
public sealed class PolicyEvaluatorTests
{
    private const string Action = "secretsmanager:GetSecretValue";
    private const string Arn = Policy.Arns + "genie-dev/a-AbCdEf";
    private const string Job = "arn:aws:iam::000000000000:user/job";

    [Theory]
    [InlineData("StringEquals", "x", "x", true)]
    [InlineData("StringEquals", "x", "X", false)]
    [InlineData("StringEquals", "x*", "xy", false)]
    [InlineData("StringEqualsIgnoreCase", "x", "X", true)]
    [InlineData("StringNotEquals", "x", "x", false)]
    [InlineData("StringNotEquals", "x", "y", true)]
    [InlineData("StringNotEqualsIgnoreCase", "x", "X", false)]
    [InlineData("StringLike", "a*c?", "abbcd", true)]
    [InlineData("StringLike", "a*c?", "abbc", false)]
    [InlineData("StringLike", "${*}", "*", true)]
    [InlineData("StringLike", "${*}", "x", false)]
    [InlineData("StringNotLike", "a*", "abc", false)]
    [InlineData("ArnEquals", "arn:aws:iam::*:role/x-*", "arn:aws:iam::1:role/x-y", true)]
    [InlineData("ArnLike", "arn:aws:*:role/x", "arn:aws:iam::1:role/x", false)]
    [InlineData("ArnLike", "arn:aws:iam::1:role/x", "text", false)]
    [InlineData("ArnNotLike", "arn:aws:iam::1:role/x", "arn:aws:iam::2:role/x", true)]
    [InlineData("ArnNotEquals", "arn:aws:iam::1:role/x", "arn:aws:iam::1:role/x", false)]
    [InlineData("Bool", "true", "TRUE", true)]
    [InlineData("Bool", "false", "true", false)]
    [InlineData("NumericEquals", "7", "7.0", true)]
    [InlineData("NumericNotEquals", "7", "8", true)]
    [InlineData("NumericLessThan", "7", "7", false)]
    [InlineData("NumericLessThanEquals", "7", "7", true)]
    [InlineData("NumericGreaterThan", "7", "30", true)]
    [InlineData("NumericGreaterThanEquals", "7", "text", false)]
    [InlineData("DateEquals", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z", true)]
    [InlineData("DateLessThan", "2026-01-03", "2026-01-02T23:59:59Z", true)]
    [InlineData("DateGreaterThan", "2026-01-03T00:00:00+01:00", "2026-01-02T23:00:01Z", true)]
    [InlineData("DateGreaterThanEquals", "1767323045", "1767323045", true)]
    [InlineData("DateNotEquals", "2026-01-03", "2026-01-04", true)]
    [InlineData("IpAddress", "10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("IpAddress", "10.1.2.3", "10.1.2.3", true)]
    [InlineData("IpAddress", "10.0.0.0/8", "11.1.2.3", false)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db8::1", true)]
    [InlineData("NotIpAddress", "10.0.0.0/8", "10.1.2.3", false)]
    [InlineData("Null", "false", "x", true)]
    [InlineData("Null", "true", "x", false)]
    public void Evaluate_Operator_ComparesAsIam(string @operator, string expected, string actual, bool isMet) =>
        IsAllowed(Policy.Condition(@operator, "aws:Referer", $"\"{expected}\""), ("aws:Referer", [actual])).ShouldBe(isMet);

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("StringNotEqualsIfExists", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAllValues:StringNotEquals", true)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", false)]
    public void Evaluate_KeyMissing_IsAsIam(string @operator, bool isMet) => IsAllowed(Policy.Condition(@operator, "aws:Referer", "\"x\"")).ShouldBe(isMet);

    [Theory]
    [InlineData("Null", "true", true)]
    [InlineData("Null", "false", false)]
    public void Evaluate_NullOfMissingKey_IsAsIam(string @operator, string value, bool isMet) => IsAllowed(Policy.Condition(@operator, "aws:Referer", $"\"{value}\"")).ShouldBe(isMet);

    [Theory]
    [InlineData("ForAllValues:StringEquals", "a,b", true)]
    [InlineData("ForAllValues:StringEquals", "a,c", false)]
    [InlineData("ForAnyValue:StringEquals", "c,a", true)]
    [InlineData("ForAnyValue:StringEquals", "c,d", false)]
    [InlineData("ForAllValues:StringNotEquals", "c,d", true)]
    [InlineData("ForAllValues:StringNotEquals", "c,a", false)]
    [InlineData("ForAnyValue:StringNotEquals", "c,a", true)]
    [InlineData("ForAnyValue:StringNotEquals", "a,b", false)]
    [InlineData("StringEquals", "b", true)]
    [InlineData("StringNotEquals", "b", false)]
    public void Evaluate_SeveralValues_QuantifiesAsIam(string @operator, string actual, bool isMet) =>
        IsAllowed(Policy.Condition(@operator, "aws:TagKeys", "[\"a\",\"b\"]"), ("aws:TagKeys", actual.Split(','))).ShouldBe(isMet);

    [Fact]
    public void Evaluate_SeveralOperatorsAndKeys_AllHaveToBeMet()
    {
        const string Condition = """{"StringEquals":{"aws:Referer":"x","aws:UserAgent":"y"},"Bool":{"aws:SecureTransport":"true"}}""";
        IsAllowed(Condition, ("AWS:referer", ["x"]), ("aws:UserAgent", ["y"]), ("aws:SecureTransport", ["true"])).ShouldBeTrue("keys are case-insensitive");
        IsAllowed(Condition, ("aws:Referer", ["x"]), ("aws:UserAgent", ["y"]), ("aws:SecureTransport", ["false"])).ShouldBeFalse();
        IsAllowed(Condition, ("aws:Referer", ["x"]), ("aws:SecureTransport", ["true"])).ShouldBeFalse();
    }

    [Theory]
    [InlineData("secretsmanager:GetSecretValue", true)]
    [InlineData("SecretsManager:getsecretvalue", true)]
    [InlineData("secretsmanager:Get*", true)]
    [InlineData("secretsmanager:G?tSecretValue", true)]
    [InlineData("*:GetSecretValue", true)]
    [InlineData("secretsmanager:GetSecret", false)]
    [InlineData("kms:*", false)]
    public void Evaluate_Action_IsMatchedCaseInsensitively(string pattern, bool isAllowed) =>
        (Evaluate(Policy.Of(Policy.Allow(pattern))) == PolicyDecision.Allow).ShouldBe(isAllowed);

    [Theory]
    [InlineData("\"NotAction\":\"kms:*\",\"Resource\":\"*\"", true)]
    [InlineData("\"NotAction\":[\"kms:*\",\"secretsmanager:Get*\"],\"Resource\":\"*\"", false)]
    [InlineData("\"Action\":\"*\",\"NotResource\":\"arn:aws:secretsmanager:*:*:secret:genie-prod/*\"", true)]
    [InlineData("\"Action\":\"*\",\"NotResource\":\"arn:aws:secretsmanager:*:*:secret:genie-dev/*\"", false)]
    [InlineData("\"Action\":\"*\",\"Resource\":[\"arn:aws:s3:::x\",\"arn:aws:*:us-east-?:000000000000:secret:genie-dev/a-??????\"]", true)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:secretsmanager:us-east-1:000000000000:secret:GENIE-dev/*\"", false)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:secretsmanager:us-east-1:*:*\"", true)]
    public void Evaluate_NotActionAndResources_MatchAsIam(string elements, bool isAllowed) =>
        (Evaluate(Policy.Of($$"""{"Effect":"Allow",{{elements}}}""")) == PolicyDecision.Allow).ShouldBe(isAllowed);

    [Theory]
    [InlineData("arn:aws:secretsmanager:*:*:secret:${aws:username}-*", false)]
    [InlineData("arn:aws:secretsmanager:*:*:secret:${aws:username, 'genie-dev'}/*", true)]
    public void Evaluate_VariableWithoutValue_MatchesByItsDefaultOnly(string resource, bool isAllowed) =>
        (Evaluate(Policy.Of(Policy.Allow("*", resource))) == PolicyDecision.Allow).ShouldBe(isAllowed);

    [Fact]
    public void Evaluate_VariableValueWithWildcards_IsLiteral()
    {
        var policy = Policy.Of(Policy.Allow("*", "arn:aws:secretsmanager:*:*:secret:${aws:username}"));
        Evaluate(policy, context: ("aws:username", ["*"])).ShouldBe(PolicyDecision.ImplicitDeny);
        Evaluate(policy, context: ("aws:username", ["genie-dev/a-AbCdEf"])).ShouldBe(PolicyDecision.Allow);
    }

    [Theory]
    [InlineData("\"Principal\":\"*\"", PolicyDecision.Allow, PolicyDecision.DenyByResourcePolicy)]
    [InlineData("\"Principal\":{\"AWS\":\"*\"}", PolicyDecision.Allow, PolicyDecision.DenyByResourcePolicy)]
    [InlineData("\"Principal\":{\"AWS\":[\"arn:aws:iam::1:user/x\",\"arn:aws:iam::000000000000:user/job\"]}", PolicyDecision.Allow, PolicyDecision.DenyByResourcePolicy)]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::000000000000:user/other\"}", PolicyDecision.ImplicitDeny, PolicyDecision.Allow)]
    [InlineData("\"Principal\":{\"AWS\":\"000000000000\"}", PolicyDecision.ImplicitDeny, PolicyDecision.DenyByResourcePolicy)]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::000000000000:root\"}", PolicyDecision.ImplicitDeny, PolicyDecision.DenyByResourcePolicy)]
    [InlineData("\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}", PolicyDecision.ImplicitDeny, PolicyDecision.Allow)]
    [InlineData("\"NotPrincipal\":{\"AWS\":[\"arn:aws:iam::000000000000:user/job\",\"arn:aws:iam::000000000000:root\"]}", PolicyDecision.ImplicitDeny, PolicyDecision.Allow)]
    [InlineData("\"NotPrincipal\":{\"AWS\":[\"arn:aws:iam::000000000000:user/other\",\"arn:aws:iam::000000000000:root\"]}", PolicyDecision.Allow, PolicyDecision.DenyByResourcePolicy)]
    public void Evaluate_ResourcePolicy_AppliesToItsPrincipals(string principal, object ifAllowed, object ifDenied)
    {
        var none = Policy.Of(Policy.Allow("kms:*"));
        Evaluate(none, ResourcePolicy("Allow", principal)).ShouldBe((PolicyDecision)ifAllowed);
        Evaluate(Policy.Of(Policy.Allow("*")), ResourcePolicy("Deny", principal)).ShouldBe((PolicyDecision)ifDenied);
    }

    [Fact]
    public void Evaluate_Decisions_HaveTheirPrecedence()
    {
        var allow = Policy.Of(Policy.Allow("*"));
        Evaluate(Policy.Of(Policy.Allow("*"), Policy.Deny("*"))).ShouldBe(PolicyDecision.DenyByIdentityPolicy);
        Evaluate(Policy.Of(Policy.Deny("*")), ResourcePolicy("Allow", "\"Principal\":\"*\"")).ShouldBe(PolicyDecision.DenyByIdentityPolicy);
        Evaluate(allow, ResourcePolicy("Deny", "\"Principal\":\"*\"")).ShouldBe(PolicyDecision.DenyByResourcePolicy);
        Evaluate(identityPolicy: null).ShouldBe(PolicyDecision.Allow, "a key without policies has full access");
        Evaluate(identityPolicy: null, ResourcePolicy("Deny", "\"Principal\":\"*\"")).ShouldBe(PolicyDecision.DenyByResourcePolicy);
    }

    [Fact]
    public void Evaluate_PatternOfManyStars_TakesNoTime()
    {
        var policy = Policy.Of(Policy.Allow("*", "arn:aws:secretsmanager:*:*:secret:" + string.Concat(Enumerable.Repeat("*a", 100)) + "b"));
        Evaluate(policy, resource: Policy.Arns + new string('a', 2000)).ShouldBe(PolicyDecision.ImplicitDeny);
    }

    private static string ResourcePolicy(string effect, string principal) =>
        Policy.Of($$"""{"Effect":"{{effect}}",{{principal}},"Action":"secretsmanager:*","Resource":"*"}""");

    private static bool IsAllowed(string condition, params (string Key, string[] Values)[] context) =>
        Evaluate(Policy.Of(Policy.Allow("*", condition: condition)), resourcePolicy: null, Arn, context) == PolicyDecision.Allow;

    private static PolicyDecision Evaluate(
        string? identityPolicy, string? resourcePolicy = null, string resource = Arn, params (string Key, string[] Values)[] context) => PolicyEvaluator.Evaluate(
        identityPolicy is null ? null : [PolicyDocument.ParseIdentityPolicy(identityPolicy)],
        resourcePolicy is null ? null : PolicyDocument.ParseResourcePolicy(resourcePolicy),
        new AuthorizationRequest
        {
            Action = Action,
            Resource = resource,
            PrincipalArn = Job,
            AccountId = "000000000000",
            Context = context.ToDictionary(static item => item.Key, static item => (IReadOnlyList<string>)item.Values, StringComparer.OrdinalIgnoreCase),
        });
}
