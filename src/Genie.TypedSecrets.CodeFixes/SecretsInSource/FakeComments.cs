using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.CodeFixes.SecretsInSource;

/// <summary>Writes the comments that mark values as fake.</summary>
internal static class FakeComments
{
    internal const string Title = $"Mark as fake ({Reason})";

    private const string Reason = "test data";

    /// <summary>Gets the rules about secrets in source.</summary>
    internal static ImmutableArray<string> Rules { get; } = ImmutableArray.Create(
        AnalyzerRules.CredentialInSource.Id, AnalyzerRules.KeyValueInSource.Id, AnalyzerRules.RandomValueInSource.Id);

    /// <summary>Gets the start and the end of a comment in a file, or null if its syntax is not known.</summary>
    internal static (string Start, string End)? Of(string path)
    {
        var name = Path.GetFileName(path);
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".json" or ".jsonc" or ".cs" => ("// ", string.Empty),
            ".yml" or ".yaml" or ".ini" or ".toml" or ".properties" or ".conf" or ".env" => ("# ", string.Empty),
            ".xml" or ".config" or ".props" or ".targets" => ("<!-- ", " -->"),
            _ when name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) => ("# ", string.Empty),
            _ => null,
        };
    }

    /// <summary>Adds a comment above the line of each diagnostic, with the indentation of that line.</summary>
    internal static SourceText Add(SourceText text, IEnumerable<Diagnostic> diagnostics, (string Start, string End) comment) => text.WithChanges(diagnostics
        .Select(diagnostic => text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start))
        .GroupBy(line => line.Start)
        .Select(group => group.First())
        .OrderBy(line => line.Start)
        .Select(line =>
        {
            var own = line.ToString();
            var indentation = own.Substring(0, own.Length - own.TrimStart().Length);
            var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            return new TextChange(new TextSpan(line.Start, 0), $"{indentation}{comment.Start}{FakeMarks.Comment} {Reason}{comment.End}{(end.Length == 0 ? "\n" : end)}");
        }));
}
