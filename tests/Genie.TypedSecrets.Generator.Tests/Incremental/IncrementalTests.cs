using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Incremental;

/// <summary>Checks which steps run again after each kind of edit.</summary>
public sealed class IncrementalTests
{
    private const string Common = """
        { "$defs": { "endpoint": { "type": "object", "properties": { "url": { "type": "string" } } } } }
        """;

    private const string Database = """
        { "type": "object", "properties": { "endpoint": { "$ref": "common.schema.json#/$defs/endpoint" } } }
        """;

    // api-keys, database (which refers to common), license; common declares no category.
    private static readonly TestProject s_project = TestProject.WithManifest
        .Schema("api-keys", Schemas.ApiKeys)
        .Schema("common", Common)
        .Schema("database", Database)
        .Schema("license", Schemas.License);

    private static string After(Func<TestProject, TestProject> edit)
    {
        var before = s_project.Run();
        return StepReport.Of(before, before.Edit(edit(s_project)));
    }

    [Fact]
    public void Edit_UnrelatedCSharp_RunsNothing() =>
        After(project => project.Source("class Unrelated { }")).ShouldBe("""
            => nothing
            """);

    [Fact]
    public void Edit_WhiteSpaceInASchema_StopsAtItsMeaning() =>
        After(project => project.Schema("license", "\n\n" + Schemas.License)).ShouldBe("""
            Files: 1 Modified, 4 Cached
            Schemas: 1 Modified, 3 Cached
            SchemaInputs: 1 Modified, 3 Cached
            CategoryReads: 1 Modified, 3 Cached
            SetCheck: 1 Unchanged
            Categories: 1 Unchanged, 2 Cached
            Diagnostics: 1 Unchanged
            => nothing
            """);

    [Fact]
    public void Edit_DescriptionOfAKey_ReemitsItsFileOnly() =>
        After(project => project.Schema("api-keys", Schemas.ApiKeys.Replace("A token of", "The token of", StringComparison.Ordinal))).ShouldBe("""
            Files: 1 Modified, 4 Cached
            Schemas: 1 Modified, 3 Cached
            SchemaInputs: 1 Modified, 3 Cached
            CategoryReads: 1 Modified, 3 Cached
            SetCheck: 1 Unchanged
            Categories: 1 Modified, 2 Cached
            CategorySources: 1 Modified, 2 Cached
            CategoryFiles: 1 Modified, 2 Cached
            Diagnostics: 1 Unchanged
            => ApiKeys.g.cs
            """);

    [Fact]
    public void Edit_KeyAdded_ReemitsItsFileOnly() =>
        After(project => project.Schema("api-keys", Schemas.ApiKeys.Replace("\"port\":", "\"other\": { \"type\": \"string\" }, \"port\":", StringComparison.Ordinal))).ShouldBe("""
            Files: 1 Modified, 4 Cached
            Schemas: 1 Modified, 3 Cached
            SchemaInputs: 1 Modified, 3 Cached
            CategoryReads: 1 Modified, 3 Cached
            SetCheck: 1 Unchanged
            Categories: 1 Modified, 2 Cached
            CategorySources: 1 Modified, 2 Cached
            CategoryFiles: 1 Modified, 2 Cached
            Diagnostics: 1 Unchanged
            => ApiKeys.g.cs
            """);

    [Fact]
    public void Edit_CategoryAdded_EmitsItsFileAndTheRoot() =>
        After(project => project.Schema("kafka", Schemas.ApiKeys)).ShouldBe("""
            Files: 1 New, 5 Cached
            Schemas: 1 New, 4 Cached
            SchemaInputs: 1 New, 4 Cached
            CategoryReads: 1 New, 4 Cached
            SetCheck: 1 Unchanged
            Categories: 1 New, 3 Cached
            CategorySources: 1 New, 3 Cached
            Listings: 1 Modified
            Layout: 1 Unchanged
            CategoryFiles: 1 New, 3 Cached
            RootFile: 1 Modified
            Diagnostics: 1 Unchanged
            => Kafka.g.cs Secrets.g.cs
            """);

    [Fact]
    public void Edit_CategoryRemoved_ReemitsTheRoot() =>
        After(project => project.Remove("api-keys")).ShouldBe("""
            Files: 4 Cached, 1 Removed
            Schemas: 3 Cached, 1 Removed
            SchemaInputs: 3 Cached, 1 Removed
            CategoryReads: 3 Cached, 1 Removed
            SetCheck: 1 Unchanged
            Categories: 2 Cached, 1 Removed
            CategorySources: 2 Cached, 1 Removed
            Listings: 1 Modified
            Layout: 1 Unchanged
            CategoryFiles: 2 Cached, 1 Removed
            RootFile: 1 Modified
            Diagnostics: 1 Unchanged
            => -ApiKeys.g.cs Secrets.g.cs
            """);

    [Fact]
    public void Edit_DefaultEnvironment_ReemitsTheRoot() =>
        After(project => project.Manifest(TestProject.ManifestText.Replace("\"defaultEnvironment\": \"dev\"", "\"defaultEnvironment\": \"prod\"", StringComparison.Ordinal))).ShouldBe("""
            Files: 1 Modified, 4 Cached
            ManifestReads: 1 Modified
            ManifestChoice: 1 Modified
            Manifest: 1 Modified
            NamePattern: 1 Unchanged
            SetCheck: 1 Unchanged
            RootFile: 1 Modified
            Diagnostics: 1 Unchanged
            => Secrets.g.cs
            """);

    [Fact]
    public void Edit_ProjectOfTheManifest_ReemitsAllThatNameIt() =>
        After(project => project.Manifest(TestProject.ManifestText.Replace("genie", "djinn", StringComparison.Ordinal))).ShouldBe("""
            Files: 1 Modified, 4 Cached
            ManifestReads: 1 Modified
            ManifestChoice: 1 Modified
            Manifest: 1 Modified
            NamePattern: 1 Modified
            SetCheck: 1 Unchanged
            CategorySources: 3 Modified
            CategoryFiles: 3 Modified
            RootFile: 1 Modified
            Diagnostics: 1 Unchanged
            => ApiKeys.g.cs Database.g.cs License.g.cs Secrets.g.cs
            """);

    [Fact]
    public void Edit_WhiteSpaceInTheManifest_StopsAtItsMeaning() =>
        After(project => project.Manifest("\n" + TestProject.ManifestText)).ShouldBe("""
            Files: 1 Modified, 4 Cached
            ManifestReads: 1 Unchanged
            => nothing
            """);

    [Fact]
    public void Edit_Namespace_ReemitsEverything() =>
        After(project => project.Property("GenieSecretsNamespace", "Other")).ShouldBe("""
            Options: 1 Modified
            Settings: 1 Modified
            CategorySources: 3 Unchanged
            CategoryFiles: 3 Modified
            RootFile: 1 Modified
            Diagnostics: 1 Unchanged
            => ApiKeys.g.cs Database.g.cs License.g.cs Secrets.g.cs
            """);

    [Fact]
    public void Edit_UnrelatedProperty_ReemitsNothing() =>
        After(project => project.Property("TargetFramework", "net9.0")).ShouldBe("""
            Options: 1 Unchanged
            => nothing
            """);

    [Fact]
    public void Edit_SharedDefinition_ReemitsWhatRefersToIt() =>
        After(project => project.Schema("common", Common.Replace("url", "uri", StringComparison.Ordinal))).ShouldBe("""
            Files: 1 Modified, 4 Cached
            Schemas: 1 Modified, 3 Cached
            SharedFiles: 1 Modified
            SchemaInputs: 2 Modified, 2 Unchanged
            CategoryReads: 1 Modified, 1 Unchanged, 2 Cached
            SetCheck: 1 Unchanged
            Categories: 1 Modified, 2 Cached
            CategorySources: 1 Modified, 2 Cached
            CategoryFiles: 1 Modified, 2 Cached
            Diagnostics: 1 Unchanged
            => Database.g.cs
            """);

    [Fact]
    public void Edit_UntaggedFile_RunsNothingBeyondIt() =>
        After(project => project.File("appsettings.json", "{}", tag: string.Empty)).ShouldBe("""
            => nothing
            """);

    [Fact]
    public void Edit_SchemaBroken_ReemitsItsFileWithWhatItPromises() =>
        After(project => project.Schema("api-keys", "{")).ShouldBe("""
            Files: 1 Modified, 4 Cached
            Schemas: 1 Modified, 3 Cached
            SchemaInputs: 1 Modified, 3 Cached
            CategoryReads: 1 Modified, 3 Cached
            SetCheck: 1 Modified
            RefusedPaths: 1 Modified
            Categories: 1 Modified, 2 Unchanged
            CategorySources: 1 Modified, 2 Cached
            CategoryFiles: 1 Modified, 2 Cached
            Diagnostics: 1 Modified
            => ApiKeys.g.cs
            """);
}
