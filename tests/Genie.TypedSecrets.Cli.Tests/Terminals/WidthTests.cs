using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Cli.Tests.Terminals;

/// <summary>Tests what commands show in terminals of 60, 80 and 120 columns: nothing is wider, and no word is cut.</summary>
public sealed class WidthTests : IDisposable
{
    // Longer ones, such as ARNs and ids, may be cut.
    private const int MostUncut = 24;

    private readonly CliHarness _cli = new();

    public WidthTests() => _cli.WriteSchemas();

    public static TheoryData<string, int> Commands => new(
        from command in new[]
        {
            "list", "get genie-dev/api-keys", "history genie-dev/api-keys", "status", "drift", "doctor", "doctor -e prod", "cost --processes 1000", "schema check", "schema diff ../../old",
            "review ../../old --offline", "import --from local:genie-dev/api-keys --to genie-prod/api-keys",
        }
        from width in new[] { 60, 80, 120 }
        select (command, width));

    public void Dispose() => _cli.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Run_InATerminal_FitsAndKeepsWordsWhole(string command, int width)
    {
        _cli.Write("old/secrets.json", """{ "project": "genie", "environments": ["dev", "prod"] }""");
        _cli.Write("old/api-keys.schema.json", """{ "type": "object", "description": "Tokens.", "properties": { "former_token_of_github": { "type": "string" } }, "required": ["former_token_of_github"] }""");
        (await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"fake-token","host":"api.example.com","external_api":{"key":"fake-key"}}""")).ShouldSucceed();
        var plain = (await _cli.RunAsync(command)).Output;
        _cli.Style = new TextStyle(width, UseColor: false);

        var wrapped = (await _cli.RunAsync(command)).Output;

        // A command to copy stays on one line.
        wrapped.Split('\n').Where(static line => !line.TrimStart().StartsWith("genie-secrets ", StringComparison.Ordinal)).ShouldAllBe(line => line.Length <= width);
        var words = Words(wrapped).ToHashSet(StringComparer.Ordinal);

        // Titles of columns that are empty are not shown row by row.
        Words(plain).Where(word => word.Length <= MostUncut && word.Any(char.IsLower) && !words.Contains(word)).ShouldBeEmpty(wrapped);
    }

    [Fact]
    public async Task Run_ColumnsThatDoNotFit_BecomeLines()
    {
        (await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"fake-token"}""")).ShouldSucceed();
        _cli.Style = new TextStyle(40, UseColor: false);

        var lines = (await _cli.RunAsync("status -e dev")).ShouldSucceed().Output.Split('\n');

        lines[0].ShouldBe("SECRET        genie-dev/api-keys");
        lines[1].ShouldBe("STATE         ok");
        lines.ShouldContain("OWNER         platform-team");
    }

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
