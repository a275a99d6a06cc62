using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Genie.TypedSecrets.Generator.Inputs;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Genie.TypedSecrets.Generator.Analyzers.Schemas;

/// <summary>
/// Provides the project's schemas to analyzers, read from the same files and by the same reader as the generated code. The generated
/// symbols alone are not enough: they do not contain JSON names, patterns and former names.
/// </summary>
/// <remarks>Immutable. Read once per compilation. A file that has not changed since the last compilation is not read again.</remarks>
internal sealed class SchemaKnowledge
{
    private static readonly ConditionalWeakTable<Compilation, SchemaKnowledge> s_ofCompilation = new();
    private static readonly ConditionalWeakTable<SourceText, ReadFile> s_ofText = new();

    private readonly Lazy<SecretNames?> _names;

    private SchemaKnowledge(ManifestModel? manifest, string @namespace, IReadOnlyList<(SchemaText Text, CategoryModel Model)> categories)
    {
        Manifest = manifest;
        Namespace = @namespace;
        Files = categories;
        Categories = categories.Select(category => category.Model).ToList();
        _names = new(() => Manifest is null ? null : SecretNames.Of(Manifest, Categories));
    }

    /// <summary>Gets the manifest, or null if the project has no valid manifest.</summary>
    internal ManifestModel? Manifest { get; }

    /// <summary>Gets the names of the project's secrets, or null if the project has no valid manifest.</summary>
    internal SecretNames? Names => _names.Value;

    /// <summary>Gets the namespace of the generated types. Empty for the global namespace.</summary>
    internal string Namespace { get; }

    /// <summary>Gets the categories that code is generated for, ordered by path.</summary>
    internal IReadOnlyList<CategoryModel> Categories { get; }

    /// <summary>Gets the same categories with their files.</summary>
    internal IReadOnlyList<(SchemaText Text, CategoryModel Model)> Files { get; }

    /// <summary>Gets the schemas in a compilation's additional files.</summary>
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
                    schemas.Add(ReadFile.Of(text, schema.Text, cancellationToken));
                    break;
            }
        }

        var choice = ManifestChoice.Of(manifests.ToImmutableArray());
        var shared = SharedFiles.Of(schemas.Select(schema => schema.File));
        var reads = schemas
            .OrderBy(schema => schema.File.Text.Path, StringComparer.Ordinal)
            .Select(schema => (schema.File.Text, Read: schema.Alone ?? SchemaInput.Of(schema.File, shared).Read(cancellationToken)))
            .ToList();
        var refused = SetCheck.Of(reads.Select(read => read.Read).ToImmutableArray(), choice.Model).RefusedPaths;
        return new(
            choice.Model,
            ProjectOptions.Read(provider.GlobalOptions).Settings.Namespace,
            reads
                .Where(read => read.Read.Result.Model is not null && !refused.Contains(read.Text.Path))
                .Select(read => (read.Text, read.Read.Result.Model!))
                .ToList());
    }

    /// <summary>Represents a schema file and, if it refers to no other file, its category.</summary>
    private sealed record ReadFile(SchemaFile File, CategoryRead? Alone)
    {
        internal static ReadFile Of(SourceText text, SchemaText schema, CancellationToken cancellationToken)
        {
            if (s_ofText.TryGetValue(text, out var known) && known.File.Text.Path == schema.Path)
            {
                return known;
            }

            var file = SchemaFile.Of(schema);
            var read = new ReadFile(file, file.References.Count == 0 ? SchemaInput.Of(file, SharedFiles.None).Read(cancellationToken) : null);
            return s_ofText.GetValue(text, _ => read);
        }
    }
}
