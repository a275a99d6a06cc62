using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Tests.Support;

/// <summary>A user's project as the generator sees it: schema files, properties, C# files. Immutable: an edit makes another one.</summary>
internal sealed record TestProject
{
    internal const string ManifestText = """
        { "project": "genie", "environments": ["dev", "prod"], "defaultEnvironment": "dev", "environmentVariable": "ENVIRONMENT" }
        """;

    internal static TestProject Empty { get; } = new();

    /// <summary>A project with the usual manifest and no schemas yet.</summary>
    internal static TestProject WithManifest { get; } = Empty.Manifest(ManifestText);

    internal ImmutableList<InMemoryFile> Files { get; init; } = [];

    internal ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty
        .Add("RootNamespace", "IngestJob")
        .Add("GenieSecretsGenerate", "true");

    internal ImmutableList<string> Sources { get; init; } = [];

    internal LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    /// <summary>Gets whether the project references the runtime.</summary>
    internal bool HasRuntime { get; init; } = true;

    /// <summary>Gets whether the project references Genie.TypedSecrets.Hosting.</summary>
    internal bool HasHosting { get; init; }

    /// <summary>Gets what the project references besides the framework and the product.</summary>
    internal ImmutableList<MetadataReference> References { get; init; } = [];

    internal TestProject Manifest(string text) => File("schemas/secrets.json", text, "Manifest");

    internal TestProject Schema(string category, string text) => File($"schemas/{category}.schema.json", text, "Schema");

    /// <summary>Adds a file, or replaces the one at the same path.</summary>
    internal TestProject File(string path, string? text, string tag)
    {
        var file = new InMemoryFile("/repo/" + path, text, tag);
        var index = Files.FindIndex(existing => existing.Path == file.Path);
        return this with { Files = index < 0 ? Files.Add(file) : Files.SetItem(index, file) };
    }

    internal TestProject Remove(string category) =>
        this with { Files = Files.RemoveAll(file => file.Path == $"/repo/schemas/{category}.schema.json") };

    internal TestProject Property(string name, string value) => this with { Properties = Properties.SetItem(name, value) };

    internal TestProject WithoutProperty(string name) => this with { Properties = Properties.Remove(name) };

    internal TestProject Source(string text) => this with { Sources = Sources.Add(text) };

    internal CSharpParseOptions ParseOptions => new(Language, DocumentationMode.Diagnose);

    internal GeneratorRun Run() => GeneratorRun.Of(this);
}
