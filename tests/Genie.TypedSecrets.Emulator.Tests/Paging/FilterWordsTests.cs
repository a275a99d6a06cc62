using Genie.TypedSecrets.Emulator.Paging;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Paging;

/// <summary>Tests the filters that match word by word. The expected results were recorded from AWS.</summary>
public sealed class FilterWordsTests : EmulatorTest
{
    [Theory]
    [InlineData("test", "test")]
    [InlineData("my test", "my,test")]
    [InlineData("Mytest", "Mytest")]
    [InlineData("MyTest", "My,Test")]
    [InlineData("ThisTestSecret", "This,Test,Secret")]
    [InlineData("myTest", "my,Test")]
    [InlineData("my/test", "my,test")]
    [InlineData("my/test-secret", "my/test-secret")]
    [InlineData("COMPANYthings", "COMPAN,Ythings")]
    [InlineData("+", "")]
    [InlineData("", "")]
    public void Split_Text_IsAsAWSSplitsIt(string text, string expected) => string.Join(',', FilterWords.Split(text)).ShouldBe(expected);

    [Theory]
    [InlineData("test", "ThisTestSecret")]
    [InlineData("SecretOne", "SecretOne")]
    [InlineData("foo", "SecretFTag,SecretFValue")]
    [InlineData("secret", "ThisTestSecret,SecretOne,SecretTwo,SecretFTag,SecretFValue")]
    [InlineData("ret", "")]
    [InlineData("d", "SecretTwo")]
    [InlineData("d t", "SecretTwo")]
    [InlineData("AppBeta", "prod/AppBeta/x,prod_AppBeta_x")]
    [InlineData("Beta", "prod/AppBeta/x,prod_AppBeta_x")]
    [InlineData("company", "uat/COMPANY/x")]
    [InlineData("things", "")]
    [InlineData("Ythings", "uat/COMPANYthings/x")]
    [InlineData("+", "")]
    public async Task List_All_FindsWordsOfNamesDescriptionsAndTags(string value, string expected)
    {
        await CreateAsync("ThisTestSecret");
        await CreateAsync("SecretOne");
        await CreateAsync("SecretTwo", ",\"Description\":\"DescTwo\"");
        await CreateAsync("Thirdsecret");
        await CreateAsync("SecretFTag", ",\"Tags\":[{\"Key\":\"1\",\"Value\":\"foo\"}]");
        await CreateAsync("SecretFValue", ",\"Tags\":[{\"Key\":\"foo\",\"Value\":\"v\"}]");
        await CreateAsync("prod/AppBeta/x");
        await CreateAsync("prod_AppBeta_x");
        await CreateAsync("prod-AppBeta/x");
        await CreateAsync("uat/COMPANY/x");
        await CreateAsync("uat/COMPANYthings/x");

        var json = await Client.OkAsync("ListSecrets", $$"""{"Filters":[{"Key":"all","Values":["{{value}}"]}]}""");

        string.Join(',', json.GetProperty("SecretList").EnumerateArray().Select(secret => secret.GetProperty("Name").GetString())).ShouldBe(expected);
    }

    private async Task CreateAsync(string name, string parameters = "")
    {
        await Client.OkAsync("CreateSecret", $$"""{"Name":"{{name}}"{{parameters}}}""");
        Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
