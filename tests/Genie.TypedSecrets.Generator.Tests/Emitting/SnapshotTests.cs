using Genie.TypedSecrets.Generator.Tests.Execution;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Tests.Emitting;

/// <summary>The text of what is generated, compared to the character and compiled as the strictest user would.</summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> Categories => ["ApiKeys", "EveryType", "Defaults", "Moved", "License", "Hostile", "Maps", "WholeMap", "Unions", "WholeUnion", "FreeForm"];

    [Theory]
    [MemberData(nameof(Categories))]
    public void Generate_Category_IsAsVerified(string name) =>
        Snapshot.Match(name, Project(name).Run().Files[name + ".g.cs"]);

    [Fact]
    public void Generate_Root_IsAsVerified() =>
        Snapshot.Match("Secrets", Everything.Run().Files["Secrets.g.cs"]);

    [Fact]
    public void Generate_NamesAliasesAndPreviews_RootIsAsVerified() =>
        Snapshot.Match("Secrets.names", NamesTests.Project("return string.Empty;").Run().Files["Secrets.g.cs"]);

    [Fact]
    public void Generate_NoCategories_RootIsAsVerified() =>
        Snapshot.Match("Secrets.empty", TestProject.WithManifest.Run().Files["Secrets.g.cs"]);

    [Fact]
    public void Generate_ManifestWithRegions_PassesThemToTheRuntime()
    {
        var run = TestProject.Empty.Manifest("""
            {
              "project": "genie", "defaultEnvironment": "dev", "environmentVariable": "ENVIRONMENT",
              "environments": ["dev", { "name": "prod", "regions": ["eu-central-1", "eu-west-1"] }]
            }
            """).Run();

        Compiler.Check(run.Compilation).ShouldBeEmpty();
        run.Files["Secrets.g.cs"].ShouldContain("""new string[][] { new string[] {  }, new string[] { "eu-central-1", "eu-west-1" } }""");
    }

    public static IEnumerable<ITheoryDataRow> Settings => new MatrixTheoryData<LanguageVersion, string, string>(
        [LanguageVersion.CSharp12, LanguageVersion.Latest], ["internal", "public"], ["Ingest.Job", "", "class.event"]);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Compile_EverythingTogether_SaysNothing(LanguageVersion language, string accessibility, string rootNamespace)
    {
        var project = Everything.Property("GenieSecretsAccessibility", accessibility).Property("RootNamespace", rootNamespace) with { Language = language };

        Compiler.Check(project.Run().Compilation).ShouldBeEmpty();
    }

    // Types of the project hide names of enclosing namespaces and aliases, but not what is written before "::".
    [Theory]
    [InlineData("Ingest.Job")]
    [InlineData("G_")]
    [InlineData("")]
    public void Compile_TypesOfTheProjectHaveNamesThatGeneratedCodeUses_SaysNothing(string rootNamespace)
    {
        var types = string.Join("\n", new[] { "System", "Genie", "G_", "C_", "Secret", "SecretAccessor", "SecretReader", "SecretShape", "SecretKey" }
            .Where(name => rootNamespace.Length > 0 || name is not ("System" or "Genie" or "G_" or "C_"))
            .Select(name => $"internal sealed class {name};"));
        var source = rootNamespace.Length == 0 ? types : $"namespace {rootNamespace};\n{types}";

        Compiler.Check(Everything.Property("RootNamespace", rootNamespace).Source(source).Run().Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Compile_RootNamespaceIsNoIdentifier_UsesItAsAnIdeWould()
    {
        var run = Project("ApiKeys").Property("RootNamespace", "ingest-job.2nd").Run();

        Compiler.Check(run.Compilation).ShouldBeEmpty();
        run.Files["ApiKeys.g.cs"].ShouldContain("namespace ingest_job._2nd;");
    }

    [Fact]
    public void Generate_Anything_HasLineFeedsOnlyAndNoTrailingBlanks()
    {
        foreach (var text in Everything.Run().Files.Values)
        {
            text.ShouldNotContain('\r');
            text.Split('\n').ShouldAllBe(line => !line.EndsWith(' '));
            text.ShouldEndWith("}\n");
        }
    }

    private static TestProject Everything => Categories
        .Select(row => row.Data)
        .Aggregate(TestProject.WithManifest, (project, name) => project.Schema(CategoryOf(name), TextOf(name)));

    private static TestProject Project(string name) => TestProject.WithManifest.Schema(CategoryOf(name), TextOf(name));

    private static string CategoryOf(string name) => name switch
    {
        "ApiKeys" => "api-keys",
        "EveryType" => "every_type",
        _ => char.ToLowerInvariant(name[0]) + name[1..],
    };

    private static string TextOf(string name) => name switch
    {
        "ApiKeys" => Schemas.ApiKeys,
        "EveryType" => Schemas.EveryType,
        "Defaults" => Schemas.Defaults,
        "Moved" => Schemas.Moved,
        "License" => Schemas.License,
        "Hostile" => Schemas.Hostile,
        "Maps" => Schemas.Maps,
        "WholeMap" => Schemas.WholeMap,
        "Unions" => Schemas.Unions,
        "WholeUnion" => Schemas.WholeUnion,
        "FreeForm" => Schemas.FreeForm,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
