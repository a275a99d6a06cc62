using System.Text;

namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>Represents a file of environment variables (<c>.env</c>).</summary>
/// <remarks>It reads <c>NAME=value</c>, <c>export NAME=value</c>, comments, and values in single or double quotes, which may have several lines. Variables in values are not substituted.</remarks>
/// <param name="path">The path.</param>
/// <param name="shown">The path as it is shown.</param>
public sealed class DotEnvSource(string path, string shown) : ImportSource(shown)
{
    /// <inheritdoc/>
    public override Task<IReadOnlyList<ImportEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        // Of a name that is there twice the last value counts, as shells do.
        IReadOnlyList<ImportEntry> entries = [.. Parse(File.ReadAllText(path)).GroupBy(static line => line.Name, StringComparer.Ordinal).Select(static group => new ImportEntry(group.Key, group.Last().Value))];
        return Task.FromResult(entries);
    }

    /// <inheritdoc/>
    public override Task<string> DeleteAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var text = File.ReadAllText(path);
        StringBuilder rest = new();
        var at = 0;
        foreach (var line in Parse(text).Where(line => names.Contains(line.Name, StringComparer.Ordinal)))
        {
            rest.Append(text, at, line.Start - at);
            at = line.End;
        }

        rest.Append(text, at, text.Length - at);
        Replace(path, rest.ToString());
        return Task.FromResult($"Removed {names.Count} {(names.Count == 1 ? "variable" : "variables")} from {Name}.");
    }

    private List<(string Name, string Value, int Start, int End)> Parse(string text)
    {
        List<(string, string, int, int)> lines = [];
        var (at, number) = (text.StartsWith('\uFEFF') ? 1 : 0, 1);
        while (at < text.Length)
        {
            var start = at;
            var end = EndOfLine(text, at);
            var line = text[at..end].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                var equals = text.IndexOf('=', at, end - at);
                var name = equals < 0 ? string.Empty : text[at..equals].Trim();
                name = name.StartsWith("export ", StringComparison.Ordinal) ? name["export ".Length..].Trim() : name;
                if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or ':'))
                {
                    throw new ToolingException($"{Name}: line {number} is not a variable. It has the form NAME=value.");
                }

                (var value, end) = Value(text, equals + 1, number);
                lines.Add((name, value, start, Math.Min(text.Length, end + 1)));
            }

            number += text.AsSpan(start, Math.Min(text.Length, end + 1) - start).Count('\n');
            at = end + 1;
        }

        return lines;
    }

    private (string Value, int End) Value(string text, int at, int number)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        if (at < text.Length && text[at] is '"' or '\'')
        {
            return Quoted(text, at, number);
        }

        var end = EndOfLine(text, at);
        var value = text[at..end];
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return ((comment < 0 ? value : value[..comment]).Trim(), end);
    }

    private (string Value, int End) Quoted(string text, int at, int number)
    {
        var quote = text[at];
        StringBuilder value = new();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == quote)
            {
                return (value.ToString(), EndOfLine(text, i));
            }

            if (text[i] == '\\' && quote == '"' && i + 1 < text.Length)
            {
                i++;
                _ = text[i] switch
                {
                    'n' => value.Append('\n'),
                    'r' => value.Append('\r'),
                    't' => value.Append('\t'),
                    '"' or '\\' or '$' => value.Append(text[i]),
                    _ => value.Append('\\').Append(text[i]),
                };
            }
            else
            {
                value.Append(text[i]);
            }
        }

        throw new ToolingException($"{Name}: the quote in line {number} is not closed.");
    }

    private static int EndOfLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }
}
