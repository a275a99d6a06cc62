using System.Net;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Protocol;

public sealed class MalformedRequestTests : EmulatorTest
{
    [Theory]
    [InlineData("GetSecretValue", "{", "SerializationException", "not valid JSON")]
    [InlineData("GetSecretValue", "[]", "SerializationException", "not a JSON object")]
    [InlineData("GetSecretValue", """{"SecretId":7}""", "SerializationException", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("GetSecretValue", """{"SecretId":["CANARY"]}""", "SerializationException", "Start of list")]
    [InlineData("GetSecretValue", """{"SecretId":"\ud800"}""", "SerializationException", "not valid Unicode")]
    [InlineData("PutSecretValue", """{"SecretId":"s","SecretString":{"a":"CANARY"}}""", "SerializationException", "Start of structure or map")]
    [InlineData("PutSecretValue", """{"SecretId":"s","SecretBinary":"\ud800CANARY"}""", "SerializationException", "not valid Unicode")]
    [InlineData("CreateSecret", """{"Name":"t","Tags":[{"Key":"\udc00","Value":"CANARY"}]}""", "SerializationException", "not valid Unicode")]
    [InlineData("GetSecretValue", """{"SecretId":"s","\ud800":"CANARY"}""", "SerializationException", "not valid Unicode")]
    [InlineData("PutSecretValue", """{"SecretId":"s","SecretBinary":"CANARY%"}""", "SerializationException", "not valid Base64")]
    [InlineData("ListSecrets", """{"MaxResults":"5"}""", "SerializationException", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("DeleteSecret", """{"SecretId":"s","ForceDeleteWithoutRecovery":"yes"}""", "SerializationException", "Boolean")]
    [InlineData("GetSecretValue", "{}", "ValidationException", "1 validation error detected: Value null at 'secretId' failed to satisfy constraint: Member must not be null")]
    [InlineData("GetSecretValue", """{"SecretId":null}""", "ValidationException", "Member must not be null")]
    [InlineData("GetSecretValue", """{"SecretId":"","VersionId":"short"}""", "ValidationException", "2 validation errors detected: ")]
    [InlineData("Sing", "{}", "UnknownOperationException", "")]
    public async Task Call_MalformedRequest_ReportsTheProblemWithoutTheValue(string operation, string body, string code, string expected)
    {
        Emulator.Put("s", "v");

        var message = await Client.FailAsync(operation, body, code);

        message.ShouldContain(expected);
        message.ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Call_Rejected_SpellsTheMessageMemberAsAWSDoes()
    {
        (await Client.CallAsync("GetSecretValue", """{"SecretId":"nope"}""")).Text
            .ShouldBe("""{"__type":"ResourceNotFoundException","Message":"Secrets Manager can't find the specified secret."}""");
        (await Client.CallAsync("GetSecretValue", "{}")).Text.ShouldStartWith("""{"__type":"ValidationException","message":"1 validation""");
        (await Client.CallAsync("Sing", "{}")).Text.ShouldBe("""{"__type":"UnknownOperationException"}""");
    }

    [Fact]
    public async Task Call_UnknownMember_IsIgnored()
    {
        Emulator.Put("s", "v");

        (await Client.CallAsync("GetSecretValue", """{"SecretId":"s","Future":{"x":[1]}}""")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Call_BodyBeyondTheLimit_IsRejected()
    {
        var response = await Client.CallAsync("PutSecretValue", $$"""{"SecretString":"{{new string('x', 2 * 1024 * 1024)}}"}""");

        response.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }
}
