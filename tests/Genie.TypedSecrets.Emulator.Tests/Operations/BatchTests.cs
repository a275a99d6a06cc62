using System.Text.Json;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class BatchTests : EmulatorTest
{
    [Fact]
    public async Task Batch_SomeFail_ReturnsTheOthersAndAnErrorEach()
    {
        Emulator.Put("text", "v");
        Emulator.Put("bytes", [1]);
        Emulator.Put("gone", "v");
        await Client.OkAsync("DeleteSecret", """{"SecretId":"gone"}""");
        await Client.OkAsync("CreateSecret", """{"Name":"empty"}""");

        var json = await Client.OkAsync("BatchGetSecretValue", """{"SecretIdList":["bytes","nope","text","gone","empty"]}""");

        json.GetProperty("SecretValues").EnumerateArray().Select(value => value.GetProperty("Name").GetString()).ShouldBe(["bytes", "text"]);
        json.GetProperty("SecretValues")[0].GetProperty("SecretBinary").GetString().ShouldBe("AQ==");
        json.GetProperty("Errors").EnumerateArray().Select(error => $"{error.GetProperty("SecretId")} {error.GetProperty("ErrorCode")}")
            .ShouldBe(["nope ResourceNotFoundException", "gone InvalidRequestException", "empty ResourceNotFoundException"]);
        json.GetProperty("Errors")[2].GetProperty("Message").GetString()!.ShouldEndWith("staging label: AWSCURRENT");
    }

    [Fact]
    public async Task Batch_MoreThanTwentyIds_IsRejected()
    {
        var ids = Enumerable.Range(0, 21).Select(i => $"s{i}").ToArray();

        (await Client.OkAsync("BatchGetSecretValue", JsonSerializer.Serialize(new { SecretIdList = ids[..20] }))).GetProperty("Errors").GetArrayLength().ShouldBe(20);
        (await Client.FailAsync("BatchGetSecretValue", JsonSerializer.Serialize(new { SecretIdList = ids }), "ValidationException")).ShouldEndWith("less than or equal to 20");
        await Client.FailAsync("BatchGetSecretValue", """{"SecretIdList":[]}""", "ValidationException");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"SecretIdList":["s"],"Filters":[{"Key":"name","Values":["s"]}]}""")]
    [InlineData("""{"SecretIdList":["s"],"MaxResults":5}""")]
    public async Task Batch_NeitherIdsNorFiltersOrBoth_IsRejected(string request) => await Client.FailAsync("BatchGetSecretValue", request, "InvalidParameterException");

    [Fact]
    public async Task Batch_ByFilter_ReturnsPagesOfTwenty()
    {
        for (var i = 0; i < 25; i++)
        {
            Emulator.Put($"genie-dev/s{i:D2}", "v");
        }

        Emulator.Put("other", "v");
        var first = await Client.OkAsync("BatchGetSecretValue", """{"Filters":[{"Key":"name","Values":["genie-dev/"]}]}""");
        var token = first.GetProperty("NextToken").GetString();
        var second = await Client.OkAsync("BatchGetSecretValue", $$"""{"Filters":[{"Key":"name","Values":["genie-dev/"]}],"NextToken":"{{token}}"}""");

        first.GetProperty("SecretValues").GetArrayLength().ShouldBe(20);
        second.GetProperty("SecretValues").GetArrayLength().ShouldBe(5);
        second.TryGetProperty("NextToken", out _).ShouldBeFalse();
    }
}
