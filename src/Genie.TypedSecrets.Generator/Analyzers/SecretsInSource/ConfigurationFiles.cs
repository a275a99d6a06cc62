using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Genie.TypedSecrets.Generator.Inputs;
using Genie.TypedSecrets.Schema.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>Searches <c>appsettings*.json</c>, <c>.env</c> and all other additional files for secrets. Schemas have their own rules.</summary>
internal static class ConfigurationFiles
{
    // Larger files are data and not configuration, and reading them would delay the editor.
    private const int LongestText = 1_000_000;

    internal static void Analyze(AdditionalFileAnalysisContext context, KnownPatterns patterns, FindingSeverity severity, Lazy<GitIgnoreRules> gitIgnore)
    {
        var file = context.AdditionalFile;
        if (TaggedFile.IsOurs(file, context.Options.AnalyzerConfigOptionsProvider)
            || GitIgnoreRules.IsGitIgnore(file, context.Options)
            || file.GetText(context.CancellationToken) is not { Length: > 0 and <= LongestText } text
            || gitIgnore.Value.Ignore(file.Path))
        {
            return;
        }

        var ignored = IgnoredRules.Of(file, context.Options);
        var found = new List<TextSpan>();
        foreach (var value in ConfigurationValues.Of(file.Path, text.ToString()))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (SecretInSourceAnalyzer.Find(value.Text, () => new CredentialContext(value.Name, Path.GetFileName(file.Path)), patterns) is var (rule, credential, arguments)
                && !ignored.Contains(rule.Id, StringComparer.OrdinalIgnoreCase))
            {
                // Escapes in a JSON string shift positions within it, so the whole string is reported.
                var place = credential is null || value.Span.Length != value.Text.Length ? value.Span : new TextSpan(value.Span.Start + credential.Span.Start, credential.Span.Length);
                if (!found.Exists(other => other.OverlapsWith(place)) && !FakeMarks.Cover(text, text.Lines.GetLineFromPosition(place.Start).LineNumber))
                {
                    found.Add(place);
                    context.ReportDiagnostic(Diagnostic.Create(
                        rule,
                        Location.Create(file.Path, place, text.Lines.GetLinePositionSpan(place)),
                        severity.Of(rule, credential, file.Path, value.Name),
                        additionalLocations: null,
                        ImmutableDictionary<string, string?>.Empty.Add(SecretInSourceAnalyzer.AssignedName, value.Name),
                        arguments));
                }
            }
        }
    }
}
