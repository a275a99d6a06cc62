using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Generator.Inputs;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Sets;
using Microsoft.CodeAnalysis;
using RoslynText = Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Reporting;

/// <summary>Represents everything there is to report, each thing once: what is wrong in a file that others refer to is found with every one of them.</summary>
internal static class DiagnosticSet
{
    internal static EquatableArray<SchemaDiagnostic> Of(
        ProjectOptions options,
        EquatableArray<SchemaDiagnostic> target,
        ManifestChoice manifest,
        EquatableArray<SchemaDiagnostic> unusableFiles,
        EquatableArray<CategoryRead> categories,
        SetCheck check) => SchemaDiagnostic.InOrder(options.Problems
        .Concat(target)
        .Concat(unusableFiles)
        .Concat(OfSet(options, manifest, hasUnusable: unusableFiles.Count > 0, hasSchemas: categories.Count > 0))
        .Concat(manifest.Problems)
        .Concat(categories.SelectMany(category => category.Result.Diagnostics))
        .Concat(check.Problems));

    internal static void Report(SourceProductionContext context, EquatableArray<SchemaDiagnostic> problems)
    {
        foreach (var problem in problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.Of(problem.Rule),
                LocationOf(problem),
                messageArgs: problem.Arguments.Cast<object>().ToArray()));
        }
    }

    // Where a file is unusable the set is incomplete for that reason, which is reported already.
    private static IEnumerable<SchemaDiagnostic> OfSet(ProjectOptions options, ManifestChoice manifest, bool hasUnusable, bool hasSchemas) =>
        (manifest.IsPresent, hasSchemas) switch
        {
            _ when hasUnusable => [],
            (false, false) when options.WantsNoSchemas || !options.Generates || !options.HasBuildFiles => [],
            (false, false) => [ProjectRules.InProject(ProjectRules.NoSchemaSet, ExpectedManifest(options))],
            (false, true) => [ProjectRules.InProject(ProjectRules.NoManifest)],
            (true, false) => [ProjectRules.InProject(ProjectRules.NoCategories, "secrets.json")],
            _ => [],
        };

    private static string ExpectedManifest(ProjectOptions options) => options.Directory.Length == 0
        ? "schemas/secrets.json, in the project's directory or above it,"
        : $"secrets.json in the directory '{options.Directory}', which GenieSecretsDirectory names,";

    /// <summary>Gets a place as the compiler knows places.</summary>
    internal static Location LocationOf(SchemaDiagnostic problem)
    {
        var place = problem.Location;
        return place.Path.Length == 0
            ? Location.None
            : Location.Create(
                place.Path,
                new RoslynText.TextSpan(place.Span.Start, place.Span.Length),
                new RoslynText.LinePositionSpan(
                    new RoslynText.LinePosition(place.Start.Line, place.Start.Column),
                    new RoslynText.LinePosition(place.End.Line, place.End.Column)));
    }
}
