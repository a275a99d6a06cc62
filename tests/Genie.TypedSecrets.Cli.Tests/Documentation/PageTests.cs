using System.CommandLine;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Tests.Documentation;

/// <summary>The page <c>docs/cli.md</c>: its examples are run in order, in a project with this repository's schemas.</summary>
public sealed class PageTests : IDisposable
{
    private readonly CliHarness _cli = new();

    private static string Page => File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md"));

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Examples_RunInOrder_ShowWhatThePageShows()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "schemas"), "*.json"))
        {
            _cli.Write($"schemas/{Path.GetFileName(file)}", File.ReadAllText(file));
        }

        _cli.CurrentDirectory = _cli.Root;
        var examples = ConsoleExample.ReadAll(Page);
        examples.Count.ShouldBeGreaterThan(5);
        foreach (var example in examples)
        {
            var run = await _cli.RunAsync(example.Arguments, example.Input);
            PageScript.Normalize(run.All).ShouldBe(PageScript.Normalize(example.Output), $"docs/cli.md, line {example.Line}");
        }
    }

    [Theory]
    [InlineData("review.md", 3)]
    [InlineData("audit.md", 1)]
    [InlineData("catalog.md", 5)]
    [InlineData("cost.md", 2)]
    public async Task Page_RunFromTheFirstLineToTheLast_ShowsWhatThePageShows(string page, int commands)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "schemas"), "*.json"))
        {
            _cli.Write($"schemas/{Path.GetFileName(file)}", File.ReadAllText(file));
        }

        _cli.Write("terraform/usage/ingest-job.json", File.ReadAllText(Path.Combine(Repository.Root, "terraform", "usage", "ingest-job.json")));
        _cli.Write("endpoint.txt", "stream.example.com:9092\n");
        GitRepository.Create(_cli.Root);
        using PageScript script = new(_cli.Root, page) { Variables = { ["GENIE_SECRETS_LOCAL_DIRECTORY"] = _cli.StoreDirectory } };

        (await script.RunAsync()).ShouldBe(commands);
    }

    [Fact]
    public void Page_EveryCommandAndOption_IsDescribed()
    {
        using var output = new MemoryStream();
        var root = CliApp.CreateRoot(new CliContext(Input: null, output, TextWriter.Null, new SecretStoreContext()));
        foreach (var (path, command) in Commands(root, string.Empty))
        {
            Page.ShouldContain($"genie-secrets {path}", Case.Sensitive, "command");
            foreach (var option in command.Options.Where(static option => !option.Hidden && option is not System.CommandLine.Help.HelpOption))
            {
                Page.ShouldContain(option.Name, Case.Sensitive, path);
            }
        }
    }

    private static IEnumerable<(string Path, Command Command)> Commands(Command parent, string prefix) => parent.Subcommands.Where(static c => !c.Hidden).SelectMany(command =>
        command.Subcommands.Count > 0 ? Commands(command, prefix + command.Name + " ") : [(prefix + command.Name, command)]);
}
