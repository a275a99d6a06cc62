using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Genie.TypedSecrets.Generator.Inputs;
using Genie.TypedSecrets.Schema.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>
/// Looks for credentials in <c>appsettings*.json</c>, <c>.env</c> and whatever else the project hands to the compiler. Schemas and the
/// manifest have rules of their own.
/// </summary>
internal static class ConfigurationFiles
{
    // Configuration is written by people. What is larger is data, and reading it would take the time of a keystroke.
    private const int LongestText = 1_000_000;

    internal static void Analyze(AdditionalFileAnalysisContext context, KnownPatterns patterns)
    {
        var file = context.AdditionalFile;
        if (TaggedFile.IsOurs(file, context.Options.AnalyzerConfigOptionsProvider)
            || file.GetText(context.CancellationToken) is not { Length: > 0 and <= LongestText } text)
        {
            return;
        }

        var ignored = IgnoredRules.Of(file, context.Options);
        var found = new HashSet<TextSpan>();
        foreach (var (span, value, name) in Values(file.Path, text.ToString()))
        {
            if (SecretInSourceAnalyzer.Find(value, () => name, patterns) is var (rule, credential, arguments) && !ignored.Contains(rule.Id, StringComparer.OrdinalIgnoreCase))
            {
                // A JSON string's escapes shift the places within it, so the whole string is shown.
                var place = credential is null || span.Length != value.Length ? span : new TextSpan(span.Start + credential.Span.Start, credential.Span.Length);
                if (found.Add(place))
                {
                    context.ReportDiagnostic(Diagnostic.Create(rule, Location.Create(file.Path, place, text.Lines.GetLinePositionSpan(place)), arguments));
                }
            }
        }
    }

    private static IEnumerable<(TextSpan Span, string Value, string? Name)> Values(string path, string text) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && JsonReader.Read(text, DuplicateKeys.Allow).Root is { } root
            ? OfJson(root, name: null)
            : OfLines(text);

    private static IEnumerable<(TextSpan Span, string Value, string? Name)> OfJson(JsonNode node, string? name) => node switch
    {
        JsonObject item => item.Members.SelectMany(member => OfJson(member.Value, member.Name)),
        JsonArray list => list.Items.SelectMany(value => OfJson(value, name)),
        JsonString text => [(new TextSpan(text.Span.Start, text.Span.Length), text.Value, name)],
        _ => [],
    };

    // NAME=value, name: value, "name": "value", <add name="value" />: the name is what stands before the first sign.
    private static IEnumerable<(TextSpan Span, string Value, string? Name)> OfLines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text.Substring(start, end - start);
            var sign = line.IndexOfAny(['=', ':']);
            if (sign > 0)
            {
                var name = Bare(line.Substring(0, sign));
                var value = line.Substring(sign + 1).Trim(' ', '\t', '\r', '"', '\'', ',');
                yield return (new TextSpan(start + line.IndexOf(value, sign + 1, StringComparison.Ordinal), value.Length), value, name);
            }

            yield return (new TextSpan(start, line.Length), line, null);
            start = end + 1;
        }

        // A key in PEM has many lines.
        var pem = text.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        if (pem >= 0)
        {
            yield return (new TextSpan(pem, text.Length - pem), text.Substring(pem), null);
        }
    }

    private static string Bare(string name)
    {
        var bare = name.Trim(' ', '\t', '"', '\'', '-');
        return bare.StartsWith("export ", StringComparison.Ordinal) ? bare.Substring("export ".Length).Trim() : bare;
    }
}
