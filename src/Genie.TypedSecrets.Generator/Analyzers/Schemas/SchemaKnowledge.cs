using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Genie.TypedSecrets.Generator.Inputs;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Genie.TypedSecrets.Generator.Analyzers.Schemas;

/// <summary>
/// The project's schema set as analyzers see it: read from the same files, by the same reader, as what is generated. The generated
/// symbols alone would not do: JSON names, patterns and former names are not in them.
/// </summary>
/// <remarks>Immutable. Read once for a compilation; a file that did not change since the last one is not read again.</remarks>
internal sealed class SchemaKnowledge
{
    private static readonly ConditionalWeakTable<Compilation, SchemaKnowledge> s_ofCompilation = new();
    private static readonly ConditionalWeakTable<SourceText, ReadFile> s_ofText = new();

    private SchemaKnowledge(ManifestModel? manifest, string @namespace, IReadOnlyList<(SchemaText Text, CategoryModel Model)> categories)
    {
        Manifest = manifest;
        Namespace = @namespace;
        Files = categories;
        Categories = categories.Select(category => category.Model).ToList();
    }

    /// <summary>The manifest; null where there is none that can be used.</summary>
    internal ManifestModel? Manifest { get; }

    /// <summary>The namespace of the generated types; empty for the global one.</summary>
    internal string Namespace { get; }

    /// <summary>The categories of which something is generated, by path.</summary>
    internal IReadOnlyList<CategoryModel> Categories { get; }

    /// <summary>The same, with the files they stand in.</summary>
    internal IReadOnlyList<(SchemaText Text, CategoryModel Model)> Files { get; }

    /// <summary>What a compilation's additional files say.</summary>
    internal static SchemaKnowledge Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (!s_ofCompilation.TryGetValue(compilation, out var knowledge))
        {
            var read = Read(options, cancellationToken);
            knowledge = s_ofCompilation.GetValue(compilation, _ => read);
        }

        return knowledge;
    }

    private static SchemaKnowledge Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var manifests = new List<ManifestRead>();
        var schemas = new List<ReadFile>();
        foreach (var file in options.AdditionalFiles)
        {
            switch (TaggedFile.Read(file, provider, cancellationToken))
            {
                case { Role: FileRole.Manifest } manifest:
                    manifests.Add(ManifestRead.Of(manifest.Text));
                    break;
                case { Role: FileRole.Schema } schema when file.GetText(cancellationToken) is { } text:
                    schemas.Add(ReadFile.Of(text, schema.Text));
                    break;
            }
        }

        var choice = ManifestChoice.Of(manifests.ToImmutableArray());
        var shared = schemas.Select(schema => schema.File).ToList();
        var reads = schemas
            .OrderBy(schema => schema.File.Text.Path, StringComparer.Ordinal)
            .Select(schema => (schema.File.Text, Read: schema.Alone ?? SchemaInput.Of(schema.File, new(shared)).Read()))
            .ToList();
        var refused = SetCheck.Of(reads.Select(read => read.Read).ToImmutableArray(), choice.Model).RefusedPaths;
        return new(
            choice.Model,
            ProjectOptions.Read(provider.GlobalOptions).Settings.Namespace,
            reads
                .Where(read => read.Read.Result.Model is not null && !refused.Contains(read.Text.Path, StringComparer.Ordinal))
                .Select(read => (read.Text, read.Read.Result.Model!))
                .ToList());
    }

    /// <summary>A schema file, and what it says where that depends on no other file.</summary>
    private sealed record ReadFile(SchemaFile File, CategoryRead? Alone)
    {
        internal static ReadFile Of(SourceText text, SchemaText schema)
        {
            if (s_ofText.TryGetValue(text, out var known) && known.File.Text.Path == schema.Path)
            {
                return known;
            }

            var file = SchemaFile.Of(schema);
            var read = new ReadFile(file, file.References.Count == 0 ? SchemaInput.Of(file, default).Read() : null);
            return s_ofText.GetValue(text, _ => read);
        }
    }
}
