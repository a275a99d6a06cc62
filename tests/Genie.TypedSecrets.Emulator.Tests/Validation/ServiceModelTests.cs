using Genie.TypedSecrets.Emulator.Tests.Support;
using Genie.TypedSecrets.Emulator.Validation;

namespace Genie.TypedSecrets.Emulator.Tests.Validation;

/// <summary>Tests that every operation checks its parameters by the service model, with AWS's messages.</summary>
public sealed class ServiceModelTests : EmulatorTest
{
    private const string BadName = "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!";

    public static TheoryData<string> OperationsWithSecretId => new(ServiceModel.Operations.Where(operation =>
        ServiceModel.RequestOf(operation).Members.Any(member => member.Name == "SecretId")));

    [Fact]
    public void Operations_AreAllOfTheApi() =>
        ServiceModel.Operations.Order(StringComparer.Ordinal).ShouldBe(Genie.TypedSecrets.Emulator.Operations.OperationTable.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(OperationsWithSecretId))]
    public async Task Call_InvalidSecretId_IsRejectedInEveryOperation(string operation)
    {
        foreach (var name in new[] { "a b", "ü", "a:b", "a*", "arn:aws:secretsmanager:us-east-1:000000000000:secret:a b", "a\\n" })
        {
            var response = await Client.CallAsync(operation, Request(operation, name));
            response.ErrorCode.ShouldBe("ValidationException", response.Text);
            response.Message.ShouldBe(BadName);
        }

        (await Client.FailAsync(operation, Request(operation, string.Empty), "ValidationException"))
            .ShouldBe("1 validation error detected: Value '' at 'secretId' failed to satisfy constraint: Member must have length greater than or equal to 1");
        (await Client.FailAsync(operation, Request(operation, new string('n', 2049)), "ValidationException")).ShouldEndWith("Member must have length less than or equal to 2048");
    }

    [Theory]
    [InlineData("CreateSecret", "{}", "Value null at 'name' failed to satisfy constraint: Member must not be null")]
    [InlineData("CreateSecret", """{"Name":"s","Tags":[{"Key":"a"},{"Key":""}]}""", "Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("TagResource", """{"SecretId":"s"}""", "Value null at 'tags' failed to satisfy constraint: Member must not be null")]
    [InlineData("TagResource", """{"SecretId":"s","Tags":[{"Key":"a","Value":"{257}"}]}""", "at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256")]
    [InlineData("TagResource", """{"SecretId":"s","Tags":[{"Key":"{129}"}]}""", "at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128")]
    [InlineData("UntagResource", """{"SecretId":"s","TagKeys":["a",""]}""", "Value '[a, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]")]
    [InlineData("UpdateSecret", """{"SecretId":"s","Description":"{2049}"}""", "at 'description' failed to satisfy constraint: Member must have length less than or equal to 2048")]
    [InlineData("UpdateSecret", """{"SecretId":"s","ClientRequestToken":"short"}""", "Value 'short' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 32")]
    [InlineData("PutSecretValue", """{"SecretId":"s","ClientRequestToken":"{65}"}""", "at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 64")]
    [InlineData("PutSecretValue", """{"SecretId":"s","VersionStages":[]}""", "Value '[]' at 'versionStages' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("PutSecretValue", """{"SecretId":"s","VersionStages":["{257}"]}""", "at 'versionStages' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 256,")]
    [InlineData("PutSecretValue", """{"SecretId":"s","VersionStages":["a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u"]}""", "Member must have length less than or equal to 20")]
    [InlineData("PutSecretValue", """{"SecretId":"s","RotationToken":"CANARY"}""", "Value at 'rotationToken' failed to satisfy constraint: Member must have length greater than or equal to 36")]
    [InlineData("RotateSecret", """{"SecretId":"s","RotationRules":{"AutomaticallyAfterDays":0}}""", "Value '0' at 'rotationRules.automaticallyAfterDays' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("RotateSecret", """{"SecretId":"s","RotationRules":{"AutomaticallyAfterDays":1001}}""", "Member must have value less than or equal to 1000")]
    [InlineData("RotateSecret", """{"SecretId":"s","RotationRules":{"Duration":"3d"}}""", "Value '3d' at 'rotationRules.duration' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+h")]
    [InlineData("RotateSecret", """{"SecretId":"s","RotationRules":{"ScheduleExpression":"rate(1 day);"}}""", "at 'rotationRules.scheduleExpression' failed to satisfy constraint: Member must satisfy regular expression pattern: ")]
    [InlineData("RotateSecret", """{"SecretId":"s","RotationLambdaARN":"{2049}"}""", "at 'rotationLambdaARN' failed to satisfy constraint: Member must have length less than or equal to 2048")]
    [InlineData("ListSecrets", """{"MaxResults":101,"NextToken":""}""", "2 validation errors detected: Value '101' at 'maxResults'")]
    [InlineData("ListSecrets", """{"Filters":[{"Key":"invalid","Values":["x"]}]}""", "Value 'invalid' at 'filters.1.member.key' failed to satisfy constraint: Member must satisfy enum value set: [description, name,")]
    [InlineData("ListSecrets", """{"Filters":[{"Key":"name","Values":["x","a;b"]}]}""", "Value '[x, a;b]' at 'filters.1.member.values' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 512,")]
    [InlineData("ListSecrets", """{"Filters":[{"Key":"name","Values":["1","2","3","4","5","6","7","8","9","10","11"]}]}""", "at 'filters.1.member.values' failed to satisfy constraint: Member must have length less than or equal to 10")]
    [InlineData("ListSecrets", """{"SortOrder":"up"}""", "Value 'up' at 'sortOrder' failed to satisfy constraint: Member must satisfy enum value set: [asc, desc]")]
    [InlineData("BatchGetSecretValue", """{"SecretIdList":["a b"]}""", "Invalid name.")]
    [InlineData("BatchGetSecretValue", """{"MaxResults":21,"Filters":[{"Key":"name","Values":["x"]}]}""", "Member must have value less than or equal to 20")]
    [InlineData("ListSecretVersionIds", """{"SecretId":"s","MaxResults":0}""", "Member must have value greater than or equal to 1")]
    [InlineData("GetRandomPassword", """{"PasswordLength":0}""", "Value '0' at 'passwordLength'")]
    [InlineData("GetSecretValue", """{"SecretId":"s","VersionId":"short","VersionStage":""}""", "2 validation errors detected: Value 'short' at 'versionId'")]
    [InlineData("UpdateSecretVersionStage", """{"SecretId":"s","MoveToVersionId":"x"}""", "2 validation errors detected: Value null at 'versionStage'")]
    [InlineData("PutResourcePolicy", """{"SecretId":"s"}""", "Value null at 'resourcePolicy' failed to satisfy constraint: Member must not be null")]
    [InlineData("ValidateResourcePolicy", """{"ResourcePolicy":"{20481}"}""", "at 'resourcePolicy' failed to satisfy constraint: Member must have length less than or equal to 20480")]
    [InlineData("ReplicateSecretToRegions", """{"SecretId":"s","AddReplicaRegions":[]}""", "Value at 'addReplicaRegions' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("RemoveRegionsFromReplication", """{"SecretId":"s","RemoveReplicaRegions":["x"]}""", "Value '[x]' at 'removeReplicaRegions' failed to satisfy constraint: Member must satisfy constraint: [")]
    public async Task Call_ConstraintNotMet_IsAValidationException(string operation, string request, string expected)
    {
        Emulator.Put("s", "v");
        var body = new[] { 65, 129, 257, 2049, 20_481 }.Aggregate(request, static (text, length) => text.Replace($"{{{length}}}", new string('x', length), StringComparison.Ordinal));

        var message = await Client.FailAsync(operation, body, "ValidationException");

        message.ShouldContain(expected);
        message.ShouldNotContain("CANARY");
    }

    [Theory]
    [InlineData("CreateSecret", """{"Name":"t","KmsKeyId":"my key"}""", "KmsKeyId")]
    [InlineData("UpdateSecret", """{"SecretId":"s","KmsKeyId":"my key"}""", "KmsKeyId")]
    [InlineData("ReplicateSecretToRegions", """{"SecretId":"s","AddReplicaRegions":[{"Region":"eu-west-1","KmsKeyId":"my key"}]}""", "KmsKeyId")]
    [InlineData("CreateSecret", """{"Name":"t","Tags":[{"Key":"AWS:x"}]}""", "reserved")]
    [InlineData("CreateSecret", """{"Name":"t","Tags":[{"Value":"x"}]}""", "key for each tag")]
    [InlineData("CreateSecret", """{"Name":"t","Tags":[{"Key":"x"},{"Key":"x"}]}""", "more than once")]
    [InlineData("UntagResource", """{"SecretId":"s","TagKeys":["aws:x"]}""", "reserved")]
    [InlineData("CreateSecret", """{"Name":"t","Type":"SalesforceClientSecret"}""", "managed external secrets")]
    [InlineData("RotateSecret", """{"SecretId":"s","ExternalSecretRotationRoleArn":"arn:aws:iam::000000000000:role/x","ClientRequestToken":"00000000-0000-0000-0000-000000000001"}""", "managed external secrets")]
    [InlineData("ListSecrets", """{"Filters":[{"Values":["x"]}]}""", "Invalid filter key")]
    [InlineData("ListSecrets", """{"Filters":[{"Key":"description"}]}""", "Invalid filter values for key: description")]
    public async Task Call_InvalidParameter_IsRejectedAndChangesNothing(string operation, string request, string expected)
    {
        Emulator.Put("s", "v");

        (await Client.FailAsync(operation, request, "InvalidParameterException")).ShouldContain(expected);

        Emulator.Contains("t").ShouldBeFalse();
    }

    [Fact]
    public async Task Tags_MoreThanFifty_AreRejected()
    {
        var tags = System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, 51).Select(i => new { Key = $"k{i}", Value = "v" }));
        await Client.FailAsync("CreateSecret", $$"""{"Name":"t","Tags":{{tags}}}""", "InvalidParameterException");
        Emulator.Put("s", "v");
        await Client.OkAsync("TagResource", """{"SecretId":"s","Tags":[{"Key":"first","Value":"v"}]}""");
        var fifty = System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, 50).Select(i => new { Key = $"k{i}", Value = "v" }));
        await Client.FailAsync("TagResource", $$"""{"SecretId":"s","Tags":{{fifty}}}""", "InvalidParameterException");
        (await Client.OkAsync("DescribeSecret", """{"SecretId":"s"}""")).GetProperty("Tags").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("alias/aws/secretsmanager")]
    [InlineData("arn:aws:kms:us-east-1:000000000000:alias/aws/secretsmanager")]
    [InlineData("")]
    public async Task Create_DefaultKey_IsOmitted(string keyId)
    {
        await Client.OkAsync("CreateSecret", $$"""{"Name":"t","KmsKeyId":"{{keyId}}","SecretString":"v","ClientRequestToken":"{{Token(1)}}"}""");

        (await Client.OkAsync("DescribeSecret", """{"SecretId":"t"}""")).TryGetProperty("KmsKeyId", out _).ShouldBeFalse();
        (await Client.OkAsync("ListSecretVersionIds", """{"SecretId":"t"}""")).GetProperty("Versions")[0].GetProperty("KmsKeyIds").ToString().ShouldBe("""["DefaultEncryptionKey"]""");
    }

    // With the members that the operation requires.
    private static string Request(string operation, string secretId)
    {
        var others = operation switch
        {
            "PutResourcePolicy" or "ValidateResourcePolicy" => ",\"ResourcePolicy\":\"{}\"",
            "RemoveRegionsFromReplication" => ",\"RemoveReplicaRegions\":[\"eu-west-1\"]",
            "ReplicateSecretToRegions" => ",\"AddReplicaRegions\":[{\"Region\":\"eu-west-1\"}]",
            "TagResource" => ",\"Tags\":[]",
            "UntagResource" => ",\"TagKeys\":[]",
            "UpdateSecretVersionStage" => ",\"VersionStage\":\"X\"",
            _ => string.Empty,
        };
        return $$"""{"SecretId":"{{secretId}}"{{others}}}""";
    }
}
