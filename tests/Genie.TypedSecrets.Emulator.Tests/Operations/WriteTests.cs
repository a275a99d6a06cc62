using System.Text.Json;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

/// <summary>Tests the operations that write: names, sizes and tokens.</summary>
public sealed class WriteTests : EmulatorTest
{
    private const string BadName = "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!";

    [Fact]
    public async Task Create_WithValue_ReturnsArnNameAndTheTokenAsVersion()
    {
        var json = await Client.OkAsync("CreateSecret", Create("genie-dev/api-keys", "v", 1));

        json.GetProperty("Name").GetString().ShouldBe("genie-dev/api-keys");
        json.GetProperty("VersionId").GetString().ShouldBe(Token(1));
        json.GetProperty("ARN").GetString()!.ShouldContain(":secret:genie-dev/api-keys-");
    }

    [Theory]
    [InlineData("Inv Name", BadName)]
    [InlineData("inv*name", BadName)]
    [InlineData("ünicode", BadName)]
    [InlineData("", "1 validation error detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public async Task Create_InvalidName_IsRejected(string name, string expected) =>
        (await Client.FailAsync("CreateSecret", Create(name, "v", 1), "ValidationException")).ShouldBe(expected);

    [Fact]
    public async Task Create_NameLength_IsLimited()
    {
        await Client.OkAsync("CreateSecret", Create(new string('n', 512), "v", 1));
        (await Client.FailAsync("CreateSecret", Create(new string('n', 513), "v", 1), "ValidationException")).ShouldEndWith("less than or equal to 512");
    }

    [Fact]
    public async Task Create_ExistingName_IsRejected()
    {
        await Client.OkAsync("CreateSecret", Create("s", "v", 1));

        (await Client.FailAsync("CreateSecret", Create("s", "v", 2), "ResourceExistsException")).ShouldBe("The operation failed because the secret s already exists.");
    }

    [Fact]
    public async Task Create_SameRequestAgain_ReturnsTheSame()
    {
        var first = await Client.OkAsync("CreateSecret", Create("s", "v", 1));
        var second = await Client.OkAsync("CreateSecret", Create("s", "v", 1));

        second.ToString().ShouldBe(first.ToString());
        (await Client.FailAsync("CreateSecret", Create("s", "other", 1), "ResourceExistsException")).ShouldStartWith($"You can't use ClientRequestToken {Token(1)} because");
    }

    [Fact]
    public async Task Put_SameTokenAndValue_DoesNothing()
    {
        Emulator.Put("s", "one");
        await Client.OkAsync("PutSecretValue", Put("two", 2));
        var changed = (await DescribeAsync()).GetProperty("LastChangedDate").GetRawText();
        Clock.Advance(TimeSpan.FromMinutes(1));

        var again = await Client.OkAsync("PutSecretValue", Put("two", 2));

        again.GetProperty("VersionId").GetString().ShouldBe(Token(2));
        (await DescribeAsync()).GetProperty("LastChangedDate").GetRawText().ShouldBe(changed);
        (await Client.FailAsync("PutSecretValue", Put("three", 2), "ResourceExistsException")).ShouldContain("already in use for a version of secret arn:aws:secretsmanager:");
        (await GetAsync("s")).GetProperty("SecretString").GetString().ShouldBe("two");
    }

    [Theory]
    [InlineData("CreateSecret", "InvalidRequestException")]
    [InlineData("PutSecretValue", "InvalidRequestException")]
    [InlineData("UpdateSecret", "InvalidRequestException")]
    [InlineData("RotateSecret", "InvalidParameterException")]
    public async Task Write_WithoutToken_IsRejected(string operation, string code)
    {
        Emulator.Put("s", "one");

        (await Client.FailAsync(operation, """{"Name":"new","SecretId":"s","SecretString":"v"}""", code))
            .ShouldBe("You must provide a ClientRequestToken value. We recommend a UUID-type value.");
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(65_536, 1, true)]
    [InlineData(65_537, 1, false)]
    [InlineData(32_768, 2, true)]
    [InlineData(32_769, 2, false)]
    [InlineData(0, 1, false)]
    public async Task Put_Text_IsLimitedInBytes(int characters, int bytesEach, bool isAllowed)
    {
        Emulator.Put("s", "one");
        var value = new string(bytesEach == 1 ? 'C' : 'Ç', characters);

        var response = await Client.CallAsync("PutSecretValue", Put(value, 2));

        response.IsSuccess.ShouldBe(isAllowed, response.Text[..Math.Min(200, response.Text.Length)]);
        if (!isAllowed)
        {
            response.ErrorCode.ShouldBe("ValidationException");
            response.Message.ShouldContain("at 'secretString' failed to satisfy constraint");
            response.Message.ShouldNotContain("CC");
        }
    }

    [Theory]
    [InlineData(65_536, true)]
    [InlineData(65_537, false)]
    public async Task Put_Bytes_AreLimited(int length, bool isAllowed)
    {
        Emulator.Put("s", "one");

        var response = await Client.CallAsync("PutSecretValue", $$"""{"SecretId":"s","ClientRequestToken":"{{Token(2)}}","SecretBinary":"{{Convert.ToBase64String(new byte[length])}}"}""");

        response.IsSuccess.ShouldBe(isAllowed);
    }

    [Fact]
    public async Task Put_NoValueOrTwo_IsRejected()
    {
        Emulator.Put("s", "one");

        (await Client.FailAsync("PutSecretValue", $$"""{"SecretId":"s","ClientRequestToken":"{{Token(2)}}"}""", "InvalidRequestException"))
            .ShouldBe("You must provide either SecretString or SecretBinary.");
        await Client.FailAsync("PutSecretValue", $$"""{"SecretId":"s","ClientRequestToken":"{{Token(2)}}","SecretString":"v","SecretBinary":"AA=="}""", "InvalidParameterException");
        await Client.FailAsync("PutSecretValue", Put("v", 2).Replace("\"s\"", "\"nope\"", StringComparison.Ordinal), "ResourceNotFoundException");
    }

    [Fact]
    public async Task Update_DescriptionOnly_AddsNoVersion()
    {
        var version = Emulator.Put("s", "one");

        var json = await Client.OkAsync("UpdateSecret", $$"""{"SecretId":"s","Description":"what it is for","ClientRequestToken":"{{Token(2)}}"}""");

        json.TryGetProperty("VersionId", out _).ShouldBeFalse();
        (await DescribeAsync()).GetProperty("Description").GetString().ShouldBe("what it is for");
        (await GetAsync("s")).GetProperty("VersionId").GetString().ShouldBe(version);
    }

    [Fact]
    public async Task Update_Value_AddsCurrentVersionAndKeepsTheDescription()
    {
        await Client.OkAsync("CreateSecret", $$"""{"Name":"s","Description":"d","SecretString":"one","ClientRequestToken":"{{Token(1)}}","KmsKeyId":"alias/mine"}""");

        var json = await Client.OkAsync("UpdateSecret", $$"""{"SecretId":"s","SecretString":"two","ClientRequestToken":"{{Token(2)}}","KmsKeyId":""}""");

        json.GetProperty("VersionId").GetString().ShouldBe(Token(2));
        var description = await DescribeAsync();
        description.GetProperty("Description").GetString().ShouldBe("d");
        description.TryGetProperty("KmsKeyId", out _).ShouldBeFalse("an empty key selects the AWS managed key");
        (await GetAsync("s")).GetProperty("SecretString").GetString().ShouldBe("two");
    }

    [Fact]
    public async Task Describe_EmptySecret_OmitsMembersWithoutValue()
    {
        await Client.OkAsync("CreateSecret", """{"Name":"s","Description":""}""");

        (await DescribeAsync()).EnumerateObject().Select(property => property.Name).ShouldBe(["ARN", "Name", "LastChangedDate", "CreatedDate"]);
    }

    [Fact]
    public async Task TagAndUntag_ChangeTheTagsOnly()
    {
        Emulator.Put("s", "one");
        await Client.OkAsync("TagResource", """{"SecretId":"s","Tags":[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]}""");
        await Client.OkAsync("TagResource", """{"SecretId":"s","Tags":[{"Key":"a","Value":"3"}]}""");
        (await DescribeAsync()).GetProperty("Tags").ToString().ShouldBe("""[{"Key":"a","Value":"3"},{"Key":"b","Value":"2"}]""");

        await Client.OkAsync("UntagResource", """{"SecretId":"s","TagKeys":["a","b","never-there"]}""");

        (await DescribeAsync()).GetProperty("Tags").GetArrayLength().ShouldBe(0);
        await Client.FailAsync("TagResource", """{"SecretId":"s","Tags":[{"Key":"aws:x","Value":"1"}]}""", "InvalidParameterException");
        var tooMany = JsonSerializer.Serialize(Enumerable.Range(0, 51).Select(i => new { Key = $"k{i}", Value = "v" }));
        (await Client.CallAsync("TagResource", $$"""{"SecretId":"s","Tags":{{tooMany}}}""")).IsSuccess.ShouldBeFalse();
    }

    private static string Create(string name, string value, int token) =>
        $$"""{"Name":"{{name}}","SecretString":"{{value}}","ClientRequestToken":"{{Token(token)}}"}""";

    private static string Put(string value, int token) => $$"""{"SecretId":"s","SecretString":"{{value}}","ClientRequestToken":"{{Token(token)}}"}""";

    private Task<JsonElement> DescribeAsync() => Client.OkAsync("DescribeSecret", """{"SecretId":"s"}""");
}
