using Genie.TypedSecrets.Emulator.Policies;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Policies;

/// <summary>Tests the parsing of policy documents: everything that can't be evaluated is rejected.</summary>
public sealed class PolicyDocumentTests
{
    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "must be an object")]
    [InlineData("{}", "no Statement")]
    [InlineData("""{"Statement":[]}""", "no statements")]
    [InlineData("""{"Statement":["x"]}""", "must be an object")]
    [InlineData("""{"Version":"2019-10-19","Statement":[]}""", "2012-10-17")]
    [InlineData("""{"Statements":[]}""", "'Statements'")]
    [InlineData("""{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}""", "Effect")]
    [InlineData("""{"Statement":{"Action":"*","Resource":"*"}}""", "Effect")]
    [InlineData("""{"Statement":{"Effect":"Allow","Resource":"*"}}""", "Action and NotAction")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}}""", "has both")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*"}}""", "Resource and NotResource")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}""", "is empty")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"GetSecretValue","Resource":"*"}}""", "<service>:<action>")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"a:b:c","Resource":"*"}}""", "<service>:<action>")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"genie-dev/*"}}""", "ARN format")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:secretsmanager:*"}}""", "ARN format")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":7}}""", "must be a string")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}}""", "can't have principals")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Conditions":{}}}""", "'Conditions'")]
    [InlineData("""{"Statement":{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}}""", "twice")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringMatches":{"aws:username":"x"}}}}""", "'StringMatches'")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"BinaryEquals":{"aws:username":"eA=="}}}}""", "'BinaryEquals'")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NullIfExists":{"aws:username":"true"}}}}""", "'NullIfExists'")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:Unknown":"x"}}}}""", "'aws:Unknown'")]
    [InlineData("""{"Statement":{"Effect":"Deny","Action":"secretsmanager:*","Resource":"*","Condition":{"StringEquals":{"secretmanager:Name":"x"}}}}""", "'secretmanager:Name'")]
    [InlineData("""{"Statement":{"Effect":"Deny","NotAction":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"x"}}}}""", "'s3:prefix'")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"yes"}}}}""", "isn't valid for Bool")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericLessThan":{"secretsmanager:RecoveryWindowInDays":"a week"}}}}""", "isn't valid for NumericLessThan")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"tomorrow"}}}}""", "isn't valid for DateLessThan")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/99"}}}}""", "isn't valid for IpAddress")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:username":{"a":1}}}}}""", "must be a string")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:secretsmanager:*:*:secret:${aws:unknown}"}}""", "${aws:unknown}")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:secretsmanager:*:*:secret:${aws:username"}}""", "closing brace")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"\ud800","Resource":"*"}}""", "not valid Unicode")]
    public void Parse_WhatCannotBeEvaluated_IsRejectedWithTheReason(string document, string expected) =>
        Should.Throw<PolicyFormatException>(() => PolicyDocument.ParseIdentityPolicy(document)).Message.ShouldContain(expected);

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "has neither")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"me","Action":"*","Resource":"*"}}""", "must be *")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"Aws":"*"},"Action":"*","Resource":"*"}}""", "'Aws'")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"me"},"Action":"*","Resource":"*"}}""", "'me'")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:user/*"},"Action":"*","Resource":"*"}}""", "without wildcards")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":"*","NotPrincipal":"*","Action":"*","Resource":"*"}}""", "has both")]
    public void ParseResourcePolicy_InvalidPrincipal_IsRejected(string document, string expected) =>
        Should.Throw<PolicyFormatException>(() => PolicyDocument.ParseResourcePolicy(document)).Message.ShouldContain(expected);

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::bucket","Condition":{"StringLike":{"s3:prefix":["${s3:unknown}/*"]}}}""")]
    [InlineData("""{"Sid":"Logs","Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:*:*:log-group:x:*"}""")]
    [InlineData("""{"Effect":"Deny","NotAction":["secretsmanager:*","kms:*","lambda:*"],"Resource":"*","Condition":{"StringNotEquals":{"ec2:Region":"x"}}}""")]
    [InlineData("""{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true},"NumericEquals":{"secretsmanager:RecoveryWindowInDays":7}}}""")]
    public void Parse_StatementsOfRealPolicies_AreAccepted(string statement) => PolicyDocument.ParseIdentityPolicy(Policy.Of(statement)).Statements.Count.ShouldBe(1);
}
