using Genie.TypedSecrets.Schema.Json;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>Represents a value in a configuration file.</summary>
/// <param name="Span">Its position, including the quotes of a JSON string.</param>
/// <param name="Text">The value.</param>
/// <param name="Name">The name it is assigned to, with the sections around it: <c>Jwt:Key</c>. Null for a line as a whole.</param>
internal readonly record struct ConfigurationValue(TextSpan Span, string Text, string? Name);

/// <summary>Reads the values of configuration files: JSON with comments, <c>.env</c>, YAML, INI and XML.</summary>
internal static class ConfigurationValues
{
    private const int MostAttributes = 40;

    internal static IEnumerable<ConfigurationValue> Of(string path, string text) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && JsonReader.Read(WithoutComments(text), DuplicateKeys.Allow).Root is { } root
            ? OfJson(root, name: null, offset: 0)
            : OfLines(path, text);

    private static IEnumerable<ConfigurationValue> OfJson(JsonNode node, string? name, int offset) => node switch
    {
        JsonObject item => item.Members.SelectMany(member => OfJson(member.Value, name is null ? member.Name : $"{name}:{member.Name}", offset)),
        JsonArray list => list.Items.SelectMany(value => OfJson(value, name, offset)),
        JsonString text => [new(new TextSpan(offset + text.Span.Start, text.Span.Length), text.Value, name)],
        _ => [],
    };

    // NAME=value, export NAME='value' # comment, name: value, "name": "value", <add key="name" value="value" />
    private static IEnumerable<ConfigurationValue> OfLines(string path, string text)
    {
        var isScript = !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.Substring(start, end - start);
            foreach (var value in OfLine(line, start, isScript))
            {
                yield return value;
            }

            yield return new(new TextSpan(start, line.Length), line, null);
            start = end + 1;
        }

        // A key in PEM spans several lines.
        foreach (var mark in new[] { "-----BEGIN ", "PuTTY-User-Key-File-", "---- BEGIN SSH2" })
        {
            var pem = text.IndexOf(mark, StringComparison.Ordinal);
            if (pem >= 0)
            {
                yield return new(new TextSpan(pem, text.Length - pem), text.Substring(pem), null);
            }
        }
    }

    private static IEnumerable<ConfigurationValue> OfLine(string line, int start, bool isScript)
    {
        var trimmed = line.TrimStart();
        if (trimmed.Length == 0 || (isScript && trimmed[0] is '#' or ';' && !trimmed.StartsWith("#!", StringComparison.Ordinal)))
        {
            yield break;
        }

        if (trimmed[0] == '<')
        {
            foreach (var value in OfAttributes(line, start))
            {
                yield return value;
            }

            yield break;
        }

        var sign = line.IndexOfAny(['=', ':']);
        if (sign <= 0)
        {
            yield break;
        }

        var (from, length) = ValueAt(line, sign + 1, isScript);
        var own = line.Substring(from, length);
        var name = NameOf(line.Substring(0, sign));
        yield return new(new TextSpan(start + from, length), own, name);

        // GENIE_DEV__API_KEYS={"github_token":"…"}
        if (own.Length > 2 && own[0] == '{' && JsonReader.Read(own, DuplicateKeys.Allow).Root is { } json)
        {
            foreach (var value in OfJson(json, name: null, start + from))
            {
                yield return value;
            }
        }

        // - NAME=value in the list of a compose file; name: NAME=value
        if (line[sign] == ':' && own.IndexOf('=') is var inner and > 0 && own.Substring(0, inner).All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            yield return new(new TextSpan(start + from + inner + 1, length - inner - 1), own.Substring(inner + 1), own.Substring(0, inner));
        }
    }

    // The value after the sign: in quotes up to the closing one, otherwise up to a comment.
    private static (int Start, int Length) ValueAt(string line, int from, bool isScript)
    {
        var start = from;
        while (start < line.Length && line[start] is ' ' or '\t' or '=')
        {
            start++;
        }

        if (start < line.Length && line[start] is '"' or '\'' && line.IndexOf(line[start], start + 1) is var close && close > start)
        {
            return (start + 1, close - start - 1);
        }

        var end = line.Length;
        if (isScript && line.IndexOf(" #", start, StringComparison.Ordinal) is var comment and >= 0)
        {
            end = comment;
        }

        while (end > start && line[end - 1] is ' ' or '\t' or '\r' or ',' or '"' or '\'')
        {
            end--;
        }

        return (start, Math.Max(0, end - start));
    }

    private static IEnumerable<ConfigurationValue> OfAttributes(string line, int start)
    {
        string? name = null;
        for (var (at, count) = (line.IndexOf("=\"", StringComparison.Ordinal), 0); at > 0 && count < MostAttributes; at = line.IndexOf("=\"", at + 1, StringComparison.Ordinal), count++)
        {
            var close = line.IndexOf('"', at + 2);
            if (close < 0)
            {
                yield break;
            }

            var attribute = NameOf(line.Substring(0, at).Split(' ', '\t', '<').Last());
            var value = line.Substring(at + 2, close - at - 2);
            if (attribute is "key" or "name" or "Key" or "Name")
            {
                name = value;
            }
            else
            {
                yield return new(new TextSpan(start + at + 2, value.Length), value, attribute is "value" or "connectionString" or "Value" ? name ?? attribute : attribute);
            }
        }
    }

    private static string NameOf(string text)
    {
        var name = text.Trim(' ', '\t', '"', '\'', '-', '<');
        foreach (var keyword in new[] { "export ", "set ", "SET ", "ENV ", "ARG ", "setx " })
        {
            name = name.StartsWith(keyword, StringComparison.Ordinal) ? name.Substring(keyword.Length).Trim() : name;
        }

        return name;
    }

    // JSON as configuration allows it: comments and trailing commas become blanks, so that positions stay.
    private static string WithoutComments(string text)
    {
        if (text.IndexOf('/') < 0 && text.IndexOf(',') < 0)
        {
            return text;
        }

        var characters = text.ToCharArray();
        var (isString, comma) = (false, -1);
        for (var i = 0; i < characters.Length; i++)
        {
            var c = characters[i];
            if (isString)
            {
                i += c == '\\' ? 1 : 0;
                isString = c != '"';
            }
            else if (c == '/' && i + 1 < characters.Length && characters[i + 1] is '/' or '*')
            {
                var end = characters[i + 1] == '/' ? text.IndexOf('\n', i) : text.IndexOf("*/", i + 2, StringComparison.Ordinal) is var close and >= 0 ? close + 2 : -1;
                end = end < 0 ? characters.Length : end;
                for (; i < end; i++)
                {
                    characters[i] = characters[i] is '\n' or '\r' ? characters[i] : ' ';
                }

                i--;
            }
            else
            {
                if (c is '}' or ']' && comma >= 0)
                {
                    characters[comma] = ' ';
                }

                isString = c == '"';
                comma = c == ',' ? i : char.IsWhiteSpace(c) ? comma : -1;
            }
        }

        return new(characters);
    }
}
