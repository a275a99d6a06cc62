using System.Collections.Immutable;
using System.Globalization;
using Genie.TypedSecrets.Generator.Reporting;
using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Linting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Lint = Genie.TypedSecrets.Schema.Linting.SchemaLint;

namespace Genie.TypedSecrets.Generator.Analyzers.SchemaLint;

/// <summary>
/// Reports GTS1901 to GTS1907: recommendations for schemas, at their line and column. This is an analyzer rather than a part of the
/// generator so that the severities can be configured and a finding does not affect generation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaLintAnalyzer : SecretsAnalyzer
{
    private const string MaxRotationDays = "genie_secrets.max_rotation_days";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_rules = ImmutableArray
        .Create(
            AnalyzerRules.NoDescription,
            AnalyzerRules.NoOwner,
            AnalyzerRules.OpenSecret,
            AnalyzerRules.RealValue,
            AnalyzerRules.LongRotation,
            AnalyzerRules.NearDuplicate,
            AnalyzerRules.NameLikeArn)
        .ToImmutableDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = s_rules.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToImmutableArray();

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var schemas = SchemaKnowledge.Of(context.Compilation, context.Options, context.CancellationToken);
        var duplicates = new Lazy<ILookup<string, SchemaDiagnostic>>(
            () => Lint.NearDuplicates(schemas.Files).ToLookup(finding => finding.Location.Path, StringComparer.Ordinal));
        context.RegisterAdditionalFileAction(file => Analyze(file, schemas, duplicates));
    }

    private static void Analyze(AdditionalFileAnalysisContext context, SchemaKnowledge schemas, Lazy<ILookup<string, SchemaDiagnostic>> duplicates)
    {
        var path = context.AdditionalFile.Path;
        if (schemas.Files.FirstOrDefault(file => file.Text.Path == path) is not ({ } text, { } model))
        {
            return;
        }

        var ignored = IgnoredRules.Of(context.AdditionalFile, context.Options);
        foreach (var finding in Lint.Check(text, model, SettingsOf(context)).Concat(duplicates.Value[path]))
        {
            if (!ignored.Contains(finding.Rule.Id, StringComparer.OrdinalIgnoreCase))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    s_rules[finding.Rule.Id],
                    DiagnosticSet.LocationOf(finding),
                    messageArgs: finding.Arguments.Cast<object>().ToArray()));
            }
        }
    }

    private static LintSettings SettingsOf(AdditionalFileAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile).TryGetValue(MaxRotationDays, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? new LintSettings(days)
            : LintSettings.Default;
}
