using System.Globalization;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Support;

/// <summary>Files that stand in one directory, read as the compiler and the command line read them.</summary>
internal static class SchemaFiles
{
    internal const string Manifest = SchemaSet.ManifestFileName;

    /// <summary>Gets every diagnostic of a set of files.</summary>
    internal static IReadOnlyList<SchemaDiagnostic> Check(IReadOnlyList<SchemaText> files) => SchemaSet.Load(files).Diagnostics;

    /// <summary>Reads a category that stands alone.</summary>
    internal static CategoryReadResult Read(string json, string fileName = "example.schema.json") =>
        CategoryReader.Read(new SchemaText(fileName, json), []);

    /// <summary>The model of a category that has no flaw.</summary>
    internal static CategoryModel Model(string json, string fileName = "example.schema.json")
    {
        var result = Read(json, fileName);
        result.Diagnostics.Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        return result.Model.ShouldNotBeNull();
    }

    /// <summary>A category of keys: what stands between the braces of <c>properties</c>.</summary>
    internal static string Keys(string keys) => $$"""{ "properties": { {{keys}} } }""";

    /// <summary>Formats a diagnostic briefly: <c>GTS0201 3:5</c>.</summary>
    internal static string Brief(SchemaDiagnostic diagnostic) => string.Format(
        CultureInfo.InvariantCulture, "{0} {1}:{2}", diagnostic.Rule.Id, diagnostic.Location.Start.Line + 1, diagnostic.Location.Start.Column + 1);

    /// <summary>Reads a file as callers of the reader do: strictly as UTF-8.</summary>
    internal static SchemaText Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new SchemaText(path, JsonReader.Read(bytes).Text);
    }

    internal static bool IsManifest(SchemaText file) => CategoryFileName.Of(file.Path) == Manifest;
}
