using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks;

/// <summary>Splits the interpolated text of a connection string into its settings.</summary>
internal static class ConnectionSettings
{
    private static readonly Regex s_key = new("^[A-Za-z][A-Za-z0-9_ ]*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // The connection strings of Azure Storage, Service Bus and Event Hubs have semicolons, too, but know no quotes.
    private static readonly HashSet<string> s_withoutQuotes = new(StringComparer.OrdinalIgnoreCase) { "AccountName", "DefaultEndpointsProtocol", "EndpointSuffix", "SharedAccessKey", "SharedAccessKeyName", "SharedAccessSignature" };

    /// <summary>Gets the settings of a text, each with an expression for its value. Null if it is not made of settings only, or if quotes could not be written into it.</summary>
    internal static IReadOnlyList<(string Key, string Value)>? Of(InterpolatedStringExpressionSyntax text)
    {
        var settings = new List<(string Key, string Value)>();
        var isRaw = text.StringStartToken.Text.EndsWith("\"\"\"", StringComparison.Ordinal);
        string? key = null;
        var value = new List<Part>();
        foreach (var content in text.Contents)
        {
            if (content is InterpolationSyntax interpolation)
            {
                if (key is null || interpolation.AlignmentClause is not null || interpolation.FormatClause is not null)
                {
                    return null;
                }

                value.Add(new(null, interpolation.Expression.ToFullString().Trim()));
                continue;
            }

            var constant = ((InterpolatedStringTextSyntax)content).TextToken.ValueText;
            var parts = (isRaw ? constant : constant.Replace("{{", "{").Replace("}}", "}")).Split(';');
            for (var i = 0; i < parts.Length; i++)
            {
                // A semicolon ends the setting before it.
                if (i > 0 && key is not null)
                {
                    if (ExpressionOf(value) is not { } expression)
                    {
                        return null;
                    }

                    settings.Add((key, expression));
                    (key, value) = (null, []);
                }

                var equals = parts[i].IndexOf('=');
                if (key is null && equals > 0)
                {
                    key = parts[i].Substring(0, equals).Trim();
                    value.Add(new(parts[i].Substring(equals + 1), null));
                }
                else if (key is not null)
                {
                    value.Add(new(parts[i], null));
                }
                else if (parts[i].Trim().Length > 0)
                {
                    return null;
                }
            }
        }

        if (key is not null)
        {
            if (ExpressionOf(value) is not { } last)
            {
                return null;
            }

            settings.Add((key, last));
        }

        return settings.Count > 1 && settings.TrueForAll(setting => s_key.IsMatch(setting.Key) && !s_withoutQuotes.Contains(setting.Key)) ? settings : null;
    }

    // The builder writes the quotes around a value itself. Null if there are others, for which a semicolon ended the setting within the quotes.
    private static string? ExpressionOf(List<Part> value)
    {
        var parts = value.Where(part => part.Text is not "").ToList();
        if (parts is [{ Text: { } first }, ..])
        {
            parts[0] = new(first.TrimStart(), null);
        }

        if (parts is [.., { Text: { } last }])
        {
            parts[parts.Count - 1] = new(last.TrimEnd(), null);
        }

        if (parts is [{ Text: [('\'' or '"') and var quote, ..] start }, ..] && parts[parts.Count - 1].Text is { } end && (parts.Count > 1 || start.Length > 1) && end.Length > 0 && end[end.Length - 1] == quote)
        {
            parts[0] = new(start.Substring(1), null);
            end = parts[parts.Count - 1].Text!;
            parts[parts.Count - 1] = new(end.Substring(0, end.Length - 1), null);
        }

        parts.RemoveAll(part => part.Text is "");
        return parts.Exists(part => part.Text?.IndexOfAny(['\'', '"']) >= 0) ? null : parts switch
        {
            [] => "\"\"",
            [{ Expression: { } only }] => only,
            _ when parts.TrueForAll(part => part.Expression is null) => SyntaxFactory.Literal(string.Concat(parts.Select(part => part.Text))).ToString(),
            _ => $"$\"{string.Concat(parts.Select(part => part.Expression is { } expression ? $"{{{expression}}}" : Escaped(part.Text!)))}\"",
        };
    }

    private static string Escaped(string text)
    {
        var literal = SyntaxFactory.Literal(text).ToString();
        return literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    private readonly record struct Part(string? Text, string? Expression);
}
