using System.Text.Json;
using CsCheck;
using Genie.TypedSecrets.Emulator.Tests.Support;

namespace Genie.TypedSecrets.Emulator.Tests.Operations;

public sealed class ListTests : EmulatorTest
{
    [Theory]
    [InlineData("name", "/", "2,4")]
    [InlineData("name", "!/", "1,3")]
    [InlineData("name", "testing1 one", "")]
    [InlineData("name", "TESTING1", "")]
    [InlineData("description", "a", "1,2,3")]
    [InlineData("description", "A", "1,2,3")]
    [InlineData("description", "!a", "4")]
    [InlineData("description", "a secret", "1,2")]
    [InlineData("description", "!c", "1,2,3,4")]
    [InlineData("tag-key", "tea", "1")]
    [InlineData("tag-key", "Tea", "")]
    [InlineData("tag-value", "plat", "1")]
    [InlineData("all", "platform", "1")]
    [InlineData("all", "SECRET", "1,2")]
    [InlineData("owning-service", "rds", "")]
    public async Task List_Filter_MatchesAsAWSDoes(string key, string value, string expected)
    {
        await CreateAsync("testing1/one", "a secret", """[{"Key":"team","Value":"platform"}]""");
        await CreateAsync("/testing2/two", "an secret");
        await CreateAsync("testing3/three", "asecret");
        await CreateAsync("/testing4/four", "thesecret");

        var names = await NamesAsync($$"""{"Filters":[{"Key":"{{key}}","Values":["{{value}}"]}]}""");

        string.Join(',', names.Select(name => name.Single(char.IsDigit)).Order()).ShouldBe(expected);
    }

    [Fact]
    public async Task List_ValuesAndFilters_CombineByOrAndAnd()
    {
        await CreateAsync("a1", "x");
        await CreateAsync("a2", "y");
        await CreateAsync("b1", "x");

        (await NamesAsync("""{"Filters":[{"Key":"name","Values":["a","b"]}]}""")).Count.ShouldBe(3);
        (await NamesAsync("""{"Filters":[{"Key":"name","Values":["a"]},{"Key":"description","Values":["x"]}]}""")).ShouldBe(["a1"]);
    }

    [Theory]
    [InlineData("", "b,a,c")]
    [InlineData("""  "SortOrder":"desc" """, "c,a,b")]
    [InlineData(""" "SortBy":"name" """, "a,b,c")]
    [InlineData(""" "SortBy":"name","SortOrder":"desc" """, "c,b,a")]
    [InlineData(""" "SortBy":"last-changed-date" """, "a,c,b")]
    public async Task List_Sorted_ReturnsThatOrder(string parameters, string expected)
    {
        foreach (var name in new[] { "b", "a", "c", "b" })
        {
            Emulator.Put(name, "v");
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await NamesAsync($"{{{parameters}}}")).ShouldBe(expected.Split(','));
    }

    [Fact]
    public async Task List_Deleted_OnlyIfIncluded()
    {
        Emulator.Put("kept", "v");
        Emulator.Put("deleted", "v");
        await Client.OkAsync("DeleteSecret", """{"SecretId":"deleted"}""");

        (await NamesAsync("{}")).ShouldBe(["kept"]);
        (await NamesAsync("""{"IncludePlannedDeletion":true}""")).Order().ShouldBe(["deleted", "kept"]);
    }

    [Fact]
    public async Task List_PageByPage_ReturnsEachSecretOnceInOrder()
    {
        for (var i = 0; i < 12; i++)
        {
            Emulator.Put($"s{i:D2}", "v");
        }

        await Gen.Int[1, 13].SampleAsync(
            async size =>
            {
                var pages = await PagesAsync(size, afterFirstPage: static () => { });
                return pages.SelectMany(static page => page).SequenceEqual(Enumerable.Range(0, 12).Select(static i => $"s{i:D2}"))
                    && pages.SkipLast(1).All(page => page.Count == size);
            },
            iter: 13,
            threads: 1);
    }

    [Fact]
    public async Task List_SecretsRemovedBetweenPages_SkipsNoOthers()
    {
        for (var i = 0; i < 6; i++)
        {
            Emulator.Put($"s{i}", "v");
        }

        var pages = await PagesAsync(2, () =>
        {
            Emulator.Remove("s0");
            Emulator.Remove("s1");
        });

        pages.SelectMany(static page => page).ShouldBe(["s0", "s1", "s2", "s3", "s4", "s5"]);
    }

    [Fact]
    public async Task List_TokenOfAnotherRequest_IsRejected()
    {
        Emulator.Put("a", "v");
        Emulator.Put("b", "v");
        var token = (await Client.OkAsync("ListSecrets", """{"MaxResults":1}""")).GetProperty("NextToken").GetString();

        await Client.FailAsync("ListSecrets", $$"""{"MaxResults":1,"SortBy":"name","NextToken":"{{token}}"}""", "InvalidNextTokenException");
        await Client.FailAsync("ListSecretVersionIds", $$"""{"SecretId":"a","NextToken":"{{token}}"}""", "InvalidNextTokenException");
        await Client.FailAsync("ListSecrets", """{"NextToken":"bm9uc2Vuc2U"}""", "InvalidNextTokenException");
        await Client.FailAsync("ListSecrets", """{"NextToken":"*"}""", "InvalidNextTokenException");
    }

    [Theory]
    [InlineData("""{"MaxResults":0}""", "greater than or equal to 1")]
    [InlineData("""{"MaxResults":101}""", "less than or equal to 100")]
    [InlineData("""{"Filters":[{"Key":"nonsense","Values":["x"]}]}""", "Member must satisfy enum value set")]
    [InlineData("""{"SortBy":"colour"}""", "Member must satisfy enum value set")]
    public async Task List_InvalidParameter_IsRejected(string request, string expected) =>
        (await Client.FailAsync("ListSecrets", request, "ValidationException")).ShouldContain(expected);

    private Task<JsonElement> CreateAsync(string name, string description, string tags = "[]") =>
        Client.OkAsync("CreateSecret", $$"""{"Name":"{{name}}","Description":"{{description}}","SecretString":"v","Tags":{{tags}},"ClientRequestToken":"{{Token(1)}}"}""");

    private async Task<IReadOnlyList<string>> NamesAsync(string request) => Names(await Client.OkAsync("ListSecrets", request));

    private async Task<List<IReadOnlyList<string>>> PagesAsync(int size, Action afterFirstPage)
    {
        var pages = new List<IReadOnlyList<string>>();
        string? token = null;
        do
        {
            var next = token is null ? string.Empty : $",\"NextToken\":\"{token}\"";
            var json = await Client.OkAsync("ListSecrets", $$"""{"MaxResults":{{size}}{{next}}}""");
            pages.Add(Names(json));
            token = json.TryGetProperty("NextToken", out var element) ? element.GetString() : null;
            if (pages.Count == 1)
            {
                afterFirstPage();
            }
        }
        while (token is not null);

        return pages;
    }

    private static string[] Names(JsonElement json) => json.GetProperty("SecretList").EnumerateArray().Select(static secret => secret.GetProperty("Name").GetString()!).ToArray();
}
