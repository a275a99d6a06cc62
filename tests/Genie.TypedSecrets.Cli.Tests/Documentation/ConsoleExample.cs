using System.Text;

namespace Genie.TypedSecrets.Cli.Tests.Documentation;

/// <summary>Represents a command of a page with the output that the page shows.</summary>
/// <param name="Line">The line of the page, counted from one.</param>
/// <param name="Input">Standard input, from <c>echo '…' |</c>; null where there is none.</param>
/// <param name="Arguments">The arguments of <c>genie-secrets</c>.</param>
/// <param name="Output">The output that the page shows.</param>
internal sealed record ConsoleExample(int Line, string? Input, string[] Arguments, string Output)
{
    /// <summary>Reads the examples of a page: the blocks <c>console</c> whose commands begin with <c>$</c>.</summary>
    internal static IReadOnlyList<ConsoleExample> ReadAll(string page)
    {
        List<ConsoleExample> examples = [];
        var isInside = false;
        var lines = page.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                isInside = !isInside && lines[i] == "```console";
            }
            else if (isInside && lines[i].StartsWith("$ ", StringComparison.Ordinal))
            {
                var output = lines.Skip(i + 1).TakeWhile(static line => !line.StartsWith("$ ", StringComparison.Ordinal) && !line.StartsWith("```", StringComparison.Ordinal));
                examples.Add(Parse(i + 1, lines[i][2..], string.Concat(output.Select(static line => line + "\n"))));
            }
        }

        return examples;
    }

    private static ConsoleExample Parse(int line, string command, string output)
    {
        string? input = null;
        var tokens = Split(command);
        if (tokens[0] == "echo")
        {
            input = tokens[1] + "\n";
            tokens = tokens[3..];
        }

        tokens[0].ShouldBe("genie-secrets", $"line {line}");
        return new(line, input, [.. tokens.Skip(1)], output);
    }

    // As a shell does, as far as the page needs it: words, single and double quotes.
    private static List<string> Split(string command)
    {
        List<string> tokens = [];
        var token = new StringBuilder();
        var quote = '\0';
        var isQuoted = false;
        foreach (var c in command + " ")
        {
            if (quote != '\0')
            {
                _ = c == quote ? token : token.Append(c);
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                (quote, isQuoted) = (c, true);
            }
            else if (c != ' ')
            {
                token.Append(c);
            }
            else if (token.Length > 0 || isQuoted)
            {
                tokens.Add(token.ToString());
                token.Clear();
                isQuoted = false;
            }
        }

        return tokens;
    }
}
