using Genie.TypedSecrets.Generator.Emitting;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Model;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Planning;

/// <summary>Represents a file to add to the compilation. It is compared by value.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Parts">Its text.</param>
internal sealed record GeneratedFile(string HintName, EquatableArray<string> Parts)
{
    internal static GeneratedFile Of(CategorySource category, FileLayout layout, EmitSettings settings) => new(
        layout.HintOf(category),
        FileEmitter.Emit($"{category.Name}.schema.json", settings, [category.Declarations]));

    internal static GeneratedFile Of(Shard shard, EmitSettings settings) => new(
        shard.HintName,
        FileEmitter.Emit("several schemas", settings, [.. shard.Categories.Select(category => category.Declarations)]));

    /// <summary>Gets the root file; none if no manifest can be used.</summary>
    internal static IReadOnlyList<GeneratedFile> Root(ManifestModel? manifest, EquatableArray<CategoryListing> categories, EmitSettings settings) =>
        manifest is null
            ? []
            : [new GeneratedFile(FileLayout.RootHint, FileEmitter.Emit("secrets.json", settings, [RootEmitter.Emit(manifest, categories, settings)]))];

    /// <summary>Gets the file that registers the secrets with a container; none if the project has no use for it, or no manifest can be used.</summary>
    internal static IReadOnlyList<GeneratedFile> Hosting(ManifestModel? manifest, EquatableArray<CategoryListing> categories, EmitSettings settings, bool isHosted) =>
        manifest is null || !isHosted
            ? []
            : [new GeneratedFile(FileLayout.HostingHint, FileEmitter.Emit("secrets.json", settings, [HostingEmitter.Emit(manifest, categories, settings)]))];

    internal void AddTo(SourceProductionContext context) => context.AddSource(HintName, new PartsText(Parts));
}
