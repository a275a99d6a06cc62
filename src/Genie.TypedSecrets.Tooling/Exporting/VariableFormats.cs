using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Genie.TypedSecrets.Tooling.Exporting;

/// <summary>Formats environment variables with their values.</summary>
public static class VariableFormats
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the names of the formats.</summary>
    public static IReadOnlyList<string> Names { get; } = ["dotenv", "json", "shell"];

    /// <summary>Formats variables.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="format">The format: <c>dotenv</c>, <c>json</c> or <c>shell</c>.</param>
    /// <returns>The text.</returns>
    public static string Format(IReadOnlyList<KeyValuePair<string, string>> variables, string format)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return format switch
        {
            "json" => JsonSerializer.Serialize(variables.ToDictionary(static v => v.Key, static v => v.Value, StringComparer.Ordinal), s_options) + "\n",
            "shell" => string.Concat(variables.Select(static v => $"export {v.Key}={Shell(v.Value)}\n")),
            _ => string.Concat(variables.Select(static v => $"{v.Key}={DotEnv(v.Value)}\n")),
        };
    }

    // In single quotes a POSIX shell interprets nothing.
    private static string Shell(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    // In double quotes, with the escapes that readers of such files agree on.
    private static string DotEnv(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' or '$' or '`' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
