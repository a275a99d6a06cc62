using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Access;

/// <summary>Tests the values of the condition keys in real requests: an allow with a condition that is met, and one that isn't.</summary>
public sealed class ConditionKeyTests : EmulatorTest
{
    private const string LambdaArn = "arn:aws:lambda:us-east-1:000000000000:function:f";

    [Theory]
    [InlineData("ForAnyValue:StringEquals", "secretsmanager:VersionStage", "AWSCURRENT", "GetSecretValue", "")]
    [InlineData("StringEquals", "secretsmanager:VersionStage", "AWSPREVIOUS", "GetSecretValue", ",\"VersionStage\":\"AWSPREVIOUS\"")]
    [InlineData("StringEquals", "secretsmanager:VersionId", "00000001-0000-0000-0000-000000000000", "GetSecretValue", ",\"VersionId\":\"00000001-0000-0000-0000-000000000000\"")]
    [InlineData("ArnLike", "secretsmanager:SecretId", Policy.Arns + "s-??????", "GetSecretValue", "")]
    [InlineData("StringEquals", "secretsmanager:ResourceTag/team", "data", "GetSecretValue", "")]
    [InlineData("StringEquals", "aws:ResourceTag/TEAM", "data", "GetSecretValue", "")]
    [InlineData("ArnEquals", "secretsmanager:resource/AllowRotationLambdaArn", LambdaArn, "GetSecretValue", "")]
    [InlineData("StringEquals", "secretsmanager:SecretPrimaryRegion", "us-east-1", "GetSecretValue", "")]
    [InlineData("StringEquals", "aws:PrincipalArn", "arn:aws:iam::000000000000:user/job", "GetSecretValue", "")]
    [InlineData("StringEquals", "aws:username", "job", "GetSecretValue", "")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "000000000000", "GetSecretValue", "")]
    [InlineData("StringEquals", "aws:RequestedRegion", "us-east-1", "GetSecretValue", "")]
    [InlineData("Bool", "aws:SecureTransport", "true", "GetSecretValue", "")]
    [InlineData("IpAddress", "aws:SourceIp", "127.0.0.0/8", "GetSecretValue", "")]
    [InlineData("DateLessThan", "aws:CurrentTime", "2026-01-03T00:00:00Z", "GetSecretValue", "")]
    [InlineData("Null", "aws:SourceVpce", "true", "GetSecretValue", "")]
    [InlineData("StringEquals", "aws:RequestTag/owner", "platform", "TagResource", ",\"Tags\":[{\"Key\":\"owner\",\"Value\":\"platform\"}]")]
    [InlineData("ForAllValues:StringEquals", "aws:TagKeys", "owner", "TagResource", ",\"Tags\":[{\"Key\":\"owner\",\"Value\":\"platform\"}]")]
    [InlineData("ForAnyValue:StringEquals", "aws:TagKeys", "team", "UntagResource", ",\"TagKeys\":[\"team\"]")]
    [InlineData("NumericGreaterThanEquals", "secretsmanager:RecoveryWindowInDays", "14", "DeleteSecret", ",\"RecoveryWindowInDays\":20")]
    [InlineData("BoolIfExists", "secretsmanager:ForceDeleteWithoutRecovery", "false", "DeleteSecret", ",\"RecoveryWindowInDays\":20")]
    [InlineData("StringLike", "secretsmanager:Description", "for *", "UpdateSecret", ",\"Description\":\"for jobs\"")]
    [InlineData("StringEquals", "secretsmanager:KmsKeyId", "alias/mine", "UpdateSecret", ",\"KmsKeyId\":\"alias/mine\"")]
    [InlineData("ArnEquals", "secretsmanager:KmsKeyArn", "arn:aws:kms:us-east-1:000000000000:alias/mine", "UpdateSecret", ",\"KmsKeyId\":\"alias/mine\"")]
    [InlineData("ArnEquals", "secretsmanager:RotationLambdaARN", LambdaArn, "RotateSecret", ",\"RotationLambdaARN\":\"" + LambdaArn + "\",\"ClientRequestToken\":\"00000009-0000-0000-0000-000000000000\"")]
    [InlineData("Bool", "secretsmanager:ModifyRotationRules", "false", "RotateSecret", ",\"ClientRequestToken\":\"00000009-0000-0000-0000-000000000000\"")]
    [InlineData("ForAllValues:StringEquals", "secretsmanager:AddReplicaRegions", "eu-central-1", "ReplicateSecretToRegions", ",\"AddReplicaRegions\":[{\"Region\":\"eu-central-1\"}]")]
    [InlineData("Bool", "secretsmanager:BlockPublicPolicy", "true", "PutResourcePolicy", ",\"BlockPublicPolicy\":true,\"ResourcePolicy\":\"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Deny\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"secretsmanager:DeleteSecret\\\",\\\"Resource\\\":\\\"*\\\"}}\"")]
    public async Task Call_Condition_HasTheValueOfTheRequest(string @operator, string key, string value, string operation, string parameters)
    {
        await SetUpAsync(isReplicated: operation != "DeleteSecret");
        var request = $$"""{"SecretId":"s"{{parameters}}}""";
        var condition = Policy.Condition(@operator, key, $"\"{value}\"");
        using var denied = As(Policy.Allow("*"), Policy.Deny($"secretsmanager:{operation}", condition: condition));
        await denied.FailAsync(operation, request, "AccessDeniedException");

        using var allowed = As(Policy.Allow($"secretsmanager:{operation}", condition: condition), Policy.Allow("kms:*"), Policy.Allow("lambda:*"));
        await allowed.OkAsync(operation, request);
    }

    [Fact]
    public async Task Create_NameAndTags_AreConditions()
    {
        const string Condition = """{"StringLike":{"secretsmanager:Name":"genie-dev/*"},"StringEquals":{"aws:RequestTag/env":"dev"}}""";
        using var job = As(Policy.Allow("secretsmanager:CreateSecret", Policy.Arns + "genie-*-??????", Condition), Policy.Allow("secretsmanager:TagResource"));

        await job.OkAsync("CreateSecret", """{"Name":"genie-dev/a","Tags":[{"Key":"env","Value":"dev"}]}""");
        await job.FailAsync("CreateSecret", """{"Name":"genie-dev/b","Tags":[{"Key":"env","Value":"prod"}]}""", "AccessDeniedException");
        await job.FailAsync("CreateSecret", """{"Name":"genie-prod/a","Tags":[{"Key":"env","Value":"dev"}]}""", "AccessDeniedException");
    }

    [Fact]
    public async Task Call_PolicyVariable_IsTheCallersValue()
    {
        Emulator.Put("users/job/token", "v");
        Emulator.Put("users/other/token", "v");
        using var job = As(Policy.Allow("secretsmanager:GetSecretValue", Policy.Arns + "users/${aws:username}/*"));

        await job.OkAsync("GetSecretValue", """{"SecretId":"users/job/token"}""");
        await job.FailAsync("GetSecretValue", """{"SecretId":"users/other/token"}""", "AccessDeniedException");
    }

    private async Task SetUpAsync(bool isReplicated)
    {
        await Client.OkAsync("CreateSecret", $$"""{"Name":"s","SecretString":"one","Tags":[{"Key":"team","Value":"data"}],"AddReplicaRegions":[{"Region":"eu-west-1"}],"ClientRequestToken":"{{Token(1)}}"}""");
        Emulator.Put("s", "two");
        await Client.OkAsync("RotateSecret", $$"""{"SecretId":"s","RotationLambdaARN":"{{LambdaArn}}","RotateImmediately":false,"ClientRequestToken":"{{Token(3)}}"}""");
        if (!isReplicated)
        {
            await Client.OkAsync("RemoveRegionsFromReplication", """{"SecretId":"s","RemoveReplicaRegions":["eu-west-1"]}""");
        }
    }

    private WireClient As(params string[] statements)
    {
        Emulator.AccessKeys.Set("job", "fake-secret", Policy.Of(statements));
        return new WireClient(Emulator.Endpoint, new Signer("job", "fake-secret"));
    }
}
