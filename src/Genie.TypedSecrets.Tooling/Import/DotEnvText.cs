using System.Text;
using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>Represents a variable of a file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Start">The start of its first line.</param>
/// <param name="End">The end of its last line, line end included.</param>
/// <param name="Live">The value without what a shell takes literally: quoted and escaped characters are NUL in it.</param>
internal sealed record DotEnvVariable(string Name, string Value, int Start, int End, string Live)
{
    // Not the value.
    public override string ToString() => Name;
}

/// <summary>Reads the text of a file of environment variables as shells do: names, quotes, escapes and comments.</summary>
/// <param name="text">The text.</param>
/// <param name="shown">The path as it is shown.</param>
internal sealed partial class DotEnvText(string text, string shown)
{
    // bash, cmd and PowerShell.
    private static readonly string[] s_prefixes = ["export ", "declare -x ", "typeset -x ", "set ", "$env:"];

    private readonly List<DotEnvVariable> _variables = [];
    private int _line = 1;

    /// <summary>Reads the variables.</summary>
    /// <exception cref="ToolingException">A line is not a variable.</exception>
    internal IReadOnlyList<DotEnvVariable> Read()
    {
        for (var at = 0; at < text.Length;)
        {
            var end = ReadLine(at, EndOfLine(at));
            _line += text.AsSpan(at, Math.Min(text.Length, end + 1) - at).Count('\n');
            at = end + 1;
        }

        return _variables;
    }

    /// <summary>Determines whether a value is the result of substituting variables or of running commands, which is not done here.</summary>
    internal static bool IsComputed(DotEnvVariable variable, IReadOnlyCollection<string> names) =>
        Substitution().IsMatch(variable.Live)
        || Reference().Matches(variable.Live).Any(match => match.Length == variable.Live.Length || names.Contains(match.Groups["name"].Value, StringComparer.Ordinal));

    // Returns the end of the last line that was read.
    private int ReadLine(int start, int end)
    {
        var line = text[start..end].Trim();
        if (line.Length == 0 || line[0] is '#' or ';')
        {
            return end;
        }

        var equals = text.IndexOf('=', start, end - start);
        var (name, hasPrefix) = WithoutPrefix(equals < 0 ? line : text[start..equals].Trim());
        if (equals < 0 && hasPrefix && VariableName().IsMatch(name))
        {
            // A variable that was assigned before has no value in this line.
            return end;
        }

        if (equals < 0 || name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or ':'))
        {
            throw new ToolingException($"{shown}: line {_line} is not a variable. It has the form NAME=value.");
        }

        var at = equals + 1;
        while (at < end && text[at] is ' ' or '\t')
        {
            at++;
        }

        var (value, live, last) = at < end && text[at] is '"' or '\'' ? Quoted(at) : Plain(at, end, isAfterSpace: at > equals + 1);
        _variables.Add(new(name, value, start, Math.Min(text.Length, last + 1), live));
        return last;
    }

    private static (string Name, bool HasPrefix) WithoutPrefix(string name) =>
        s_prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } found ? (name[found.Length..].Trim(), true) : (name, false);

    // A comment begins with # after a space.
    private (string Value, string Live, int End) Plain(int at, int end, bool isAfterSpace)
    {
        var value = text[at..end];
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '#' && (i == 0 ? isAfterSpace : value[i - 1] is ' ' or '\t'))
            {
                value = value[..i];
                break;
            }
        }

        value = value.Trim();
        return (value, value, end);
    }

    // One or more quoted parts without a space between them: 'it'\''s'.
    private (string Value, string Live, int End) Quoted(int at)
    {
        StringBuilder value = new();
        StringBuilder live = new();
        while (at < text.Length && text[at] is '"' or '\'' or '\\')
        {
            if (text[at] == '\\')
            {
                Append(value, live, at + 1 < text.Length ? text[at + 1] : '\\', isLive: false);
                at += 2;
            }
            else
            {
                at = text[at] == '"' ? DoubleQuoted(at, value, live) : SingleQuoted(at, value, live);
            }
        }

        var end = EndOfLine(Math.Min(at, text.Length));
        var rest = text[Math.Min(at, end)..end];
        if (rest.Length > 0 && rest[0] != ';' && !(char.IsWhiteSpace(rest[0]) && rest.Trim() is "" or ['#' or ';', ..]))
        {
            throw new ToolingException($"{shown}: line {_line} has text after the closing quote. Put the whole value into single quotes, or write a backslash before each double quote in it.");
        }

        // The line ends are those of the file, not of the value.
        return (value.ToString().ReplaceLineEndings("\n"), live.ToString(), end);
    }

    private int SingleQuoted(int at, StringBuilder value, StringBuilder live)
    {
        var close = text.IndexOf('\'', at + 1);
        if (close < 0)
        {
            throw NotClosed();
        }

        value.Append(text, at + 1, close - at - 1);
        live.Append('\0', close - at - 1);
        return close + 1;
    }

    private int DoubleQuoted(int at, StringBuilder value, StringBuilder live)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i + 1;
            }

            if (text[i] != '\\' || i + 1 == text.Length)
            {
                Append(value, live, text[i], isLive: true);
                continue;
            }

            i++;
            switch (text[i])
            {
                case 'n': Append(value, live, '\n', isLive: false); break;
                case 'r': Append(value, live, '\r', isLive: false); break;
                case 't': Append(value, live, '\t', isLive: false); break;
                case '"' or '\\' or '$' or '`': Append(value, live, text[i], isLive: false); break;
                case '\n': break;
                default:
                    Append(value, live, '\\', isLive: false);
                    Append(value, live, text[i], isLive: false);
                    break;
            }
        }

        throw NotClosed();
    }

    private static void Append(StringBuilder value, StringBuilder live, char c, bool isLive)
    {
        value.Append(c);
        live.Append(isLive ? c : '\0');
    }

    private ToolingException NotClosed() => new($"{shown}: the quote in line {_line} is not closed.");

    private int EndOfLine(int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*(:?[-+?=][^}]*)?\}|\$\(.+\)|^`.+`$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Substitution();

    [GeneratedRegex(@"\$(?<name>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableName();
}
