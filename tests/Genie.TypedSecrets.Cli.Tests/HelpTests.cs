using System.CommandLine;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests;

/// <summary>Tests <c>--help</c> of every command, in a project with schemas and without.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public static TheoryData<string, bool> Commands => new(from path in Paths(Root(), string.Empty) from inProject in new[] { true, false } select (path, inProject));

    public void Dispose() => _cli.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEachCommand_ShowsArgumentsAndOptionsByName(string path, bool inProject)
    {
        if (inProject)
        {
            _cli.WriteSchemas();
        }

        var help = (await _cli.RunAsync($"{path} --help")).ShouldSucceed().Output;

        help.ShouldContain("Usage:");
        help.ShouldNotContain("genie-prod/");
        var command = path.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate((Command)Root(), static (command, word) => command.Subcommands.Single(child => child.Name == word));
        command.Description.ShouldNotBeNullOrEmpty(path);
        foreach (var argument in command.Arguments)
        {
            argument.Description.ShouldNotBeNullOrEmpty($"{path} {argument.Name}");
            help.ShouldContain(argument.Name);
        }

        foreach (var option in command.Options)
        {
            option.Description.ShouldNotBeNullOrEmpty($"{path} {option.Name}");
            help.ShouldContain(option.Name);
        }

        foreach (var child in command.Subcommands.Where(static child => !child.Hidden))
        {
            help.ShouldContain($"  {child.Name} ");
        }
    }

    private static RootCommand Root() => CliApp.CreateRoot(new(null, Stream.Null, TextWriter.Null, new()));

    private static IEnumerable<string> Paths(Command command, string path) =>
        command.Subcommands.Where(static child => !child.Hidden).SelectMany(child => Paths(child, $"{path} {child.Name}".Trim())).Prepend(path);
}
