using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

/// <summary>Additional files of a job's project, and what an analyzer finds in them.</summary>
internal static class ProjectFiles
{
    private const string Empty = "namespace IngestJob;";

    /// <summary>A project of no code of its own.</summary>
    internal static Project Job => JobProject.With(Empty).Project;

    /// <summary>Adds a file, or replaces the one of that name; tagged as the build would tag it.</summary>
    internal static Project With(this Project project, string path, string text, string tag = "")
    {
        if (project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == path) is { } existing)
        {
            return project.Solution.WithAdditionalDocumentText(existing.Id, SourceText.From(text)).GetProject(project.Id)!;
        }

        var tagged = tag.Length == 0 ? string.Empty : $"build_metadata.AdditionalFiles.GenieSecrets = {tag}\n";
        var name = path.Replace('/', '_');
        return project
            .AddAdditionalDocument(Path.GetFileName(path), SourceText.From(text), filePath: path).Project
            .AddAnalyzerConfigDocument($"{name}.globalconfig", SourceText.From($"is_global = true\n[{path}]\n{tagged}"), filePath: $"/repo/{name}.globalconfig").Project;
    }

    /// <summary>Adds a <c>.globalconfig</c> or, where it has sections, an <c>.editorconfig</c>.</summary>
    internal static Project Configured(this Project project, string text) => text.Contains('[', StringComparison.Ordinal)
        ? project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n" + text), filePath: "/repo/.editorconfig").Project
        : project.AddAnalyzerConfigDocument("more.globalconfig", SourceText.From("is_global = true\n" + text), filePath: "/repo/more.globalconfig").Project;

    /// <summary>What is found, as <c>GTS1201 path(line,column) text</c>.</summary>
    internal static async Task<IReadOnlyList<string>> FindAsync<TAnalyzer>(this Project project)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var texts = project.AdditionalDocuments.ToDictionary(document => document.FilePath!, document => document.GetTextAsync().Result, StringComparer.Ordinal);
        return [.. (await JobProject.AnalyzeAsync(project, new TAnalyzer())).Select(Show)];

        string Show(Diagnostic diagnostic)
        {
            var place = diagnostic.Location.GetLineSpan();
            var at = $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})";
            return $"{diagnostic.Id} {at} {texts[place.Path].ToString(diagnostic.Location.SourceSpan)}";
        }
    }
}
