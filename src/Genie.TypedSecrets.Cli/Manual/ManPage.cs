using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Cli.Manual;

/// <summary>Writes the manual page from the definitions of the commands, in the macros of man(7).</summary>
internal sealed class ManPage
{
    private readonly StringBuilder _text = new();

    private ManPage()
    {
    }

    /// <summary>Creates the page.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="version">The version of the program.</param>
    /// <param name="date">The date of the page.</param>
    internal static string Create(RootCommand root, string version, DateTimeOffset date)
    {
        ManPage page = new();
        page.Line($".TH GENIE\\-SECRETS 1 \"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\" \"genie\\-secrets {Escape(version)}\" \"User Commands\"");
        page.Section("NAME");
        page.Text("genie-secrets \\- secrets of a data platform, their schemas and their permissions", isEscaped: true);
        page.Section("SYNOPSIS");
        page.Line(".B genie\\-secrets");
        page.Line("\\fIcommand\\fR [\\fIarguments\\fR] [\\fIoptions\\fR]");
        page.Section("DESCRIPTION");
        page.Text(root.Description!);
        page.Line(".PP");
        page.Text("Values are never arguments: they come from a file, from standard input or from a prompt that does not show what is typed. Values are never shown, unless --reveal is given.");
        page.Line(".PP");
        page.Text("The schemas are those in the nearest folder schemas in the current directory or above it.");
        page.Section("OPTIONS");
        page.Line("All commands have these options.");
        foreach (var option in root.Options.Where(static option => !option.Hidden))
        {
            page.Option(option);
        }

        page.Section("COMMANDS");
        foreach (var command in root.Subcommands)
        {
            page.Command(command, string.Empty);
        }

        page.Section("EXIT STATUS");
        page.Item("0", "The command did what was asked.");
        page.Item("1", "The command could not run; standard error says why.");
        page.Item("2", "There are findings at or above the severity of --fail-on.");
        page.Item("130", "The command was interrupted.");
        page.Section("ENVIRONMENT");
        foreach (var (name, meaning) in EnvironmentVariables.All)
        {
            page.Item(name, meaning);
        }

        page.Section("FILES");
        page.Item("schemas/secrets.json", "The manifest: the project and its environments.");
        page.Item("schemas/*.schema.json", "The schemas, one for each category.");
        page.Section("SEE ALSO");
        page.Line(".UR https://github.com/genie-platform/typed-secrets/tree/main/docs");
        page.Line("The documentation of Genie.TypedSecrets");
        page.Line(".UE");
        return page._text.ToString();
    }

    private void Command(Command command, string parent)
    {
        if (command.Hidden)
        {
            return;
        }

        var path = $"{parent} {command.Name}".Trim();
        if (command.Subcommands.Count == 0)
        {
            var arguments = command.Arguments.Where(static argument => !argument.Hidden).Select(Synopsis);
            Line($".SS {Escape(string.Join(' ', [path, .. arguments]))}");
            Text(command.Description!);
            foreach (var argument in command.Arguments.Where(static argument => !argument.Hidden))
            {
                Line(".TP");
                Line($"\\fI{Escape(NameOf(argument))}\\fR");
                Text(argument.Description!);
            }

            foreach (var option in command.Options.Where(static option => !option.Hidden && option is not HelpOption))
            {
                Option(option);
            }
        }

        foreach (var child in command.Subcommands)
        {
            Command(child, path);
        }
    }

    private void Option(Option option)
    {
        var names = option.Aliases.Prepend(option.Name).Where(static name => name.StartsWith('-')).Distinct(StringComparer.Ordinal).OrderBy(static name => name.Length).Select(static name => $"\\fB{Escape(name)}\\fR");
        var value = option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? string.Empty : $" \\fI{Escape(option.HelpName ?? option.Name.TrimStart('-'))}\\fR";
        var several = option.Arity.MaximumNumberOfValues > 1 ? "\\|..." : string.Empty;
        Line(".TP");
        Line(string.Join(", ", names) + value + several);
        Text(option.Description!.TrimEnd('.') + '.');
    }

    private static string Synopsis(Argument argument)
    {
        var name = $"{NameOf(argument)}{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : string.Empty)}";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static string NameOf(Argument argument) => argument.HelpName ?? argument.Name;

    private void Section(string title) => Line($".SH {title}");

    private void Item(string name, string meaning)
    {
        Line(".TP");
        Line($"\\fB{Escape(name)}\\fR");
        Text(meaning);
    }

    // A sentence a line, as roff has it: it spaces the end of a sentence at the end of a line.
    private void Text(string text, bool isEscaped = false)
    {
        foreach (var sentence in text.Replace(". ", ".\n", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Line(isEscaped ? sentence : Escape(sentence));
        }
    }

    private void Line(string line) => _text.Append(line).Append('\n');

    private static string Escape(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("…", "...", StringComparison.Ordinal).Replace("'", "\\(aq", StringComparison.Ordinal);
        return escaped.StartsWith('.') ? "\\&" + escaped : escaped;
    }
}
