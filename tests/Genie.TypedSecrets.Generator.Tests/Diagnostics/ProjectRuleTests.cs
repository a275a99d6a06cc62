using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Diagnostics;

/// <summary>Tests the diagnostics about a project rather than about a schema.</summary>
public sealed class ProjectRuleTests
{
    private static readonly TestProject s_good = TestProject.WithManifest.Schema("api-keys", Schemas.ApiKeys);

    private static string Only(TestProject project)
    {
        var run = project.Run();
        return run.Diagnostics.ShouldHaveSingleItem().ToString();
    }

    [Fact]
    public void Run_GoodProject_ReportsNothing() => s_good.Run().Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Run_NoFiles_WarnsAndSaysWhatToDo()
    {
        var run = TestProject.Empty.Run();

        run.Files.ShouldBeEmpty();
        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldBe(
            "warning GTS0902: No Secrets class is generated, because schemas/secrets.json, in the project's directory or above it, does not exist. "
            + "Create it, with {\"project\": \"genie\", \"environments\": [\"dev\", \"prod\"]} to begin with, or set the MSBuild property GenieSecretsDirectory to the directory it is in. "
            + "If the project needs no Secrets class, set GenieSecretsGenerate to false, for all such projects at once in Directory.Build.props.");
    }

    [Fact]
    public void Run_NoFilesInTheChosenDirectory_NamesIt() =>
        Only(TestProject.Empty.Property("GenieSecretsDirectory", "../config")).ShouldContain("because secrets.json in the directory '../config', which GenieSecretsDirectory names, does not exist");

    [Fact]
    public void Run_NoFilesAsConfigured_ReportsNothing() =>
        TestProject.Empty.Property("GenieSecretsDirectory", "none").Run().Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Run_GenerateIsFalse_GeneratesAndReportsNothing()
    {
        var run = s_good.Property("GenieSecretsGenerate", "false").Run();

        run.Files.ShouldBeEmpty();
        run.Diagnostics.ShouldBeEmpty();
        TestProject.Empty.Property("GenieSecretsGenerate", "false").Run().Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Run_WithoutTheBuildFiles_ReportsNothing() =>
        TestProject.Empty.WithoutProperty("GenieSecretsGenerate").Run().Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Run_InvalidGenerate_IsAnErrorAndGenerates()
    {
        var run = s_good.Property("GenieSecretsGenerate", "no").Run();

        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("error GTS0917: The MSBuild property GenieSecretsGenerate is 'no'");
        run.Files.Count.ShouldBe(2);
    }

    [Fact]
    public void Run_SchemasWithoutManifest_IsAnErrorAndStillEmitsTheCategories()
    {
        var run = TestProject.Empty.Schema("api-keys", Schemas.ApiKeys).Run();

        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("error GTS0903");
        run.Files.Keys.ShouldBe(["ApiKeys.g.cs"]);
        run.Files["ApiKeys.g.cs"].ShouldContain("{project}-{environment}/api-keys");
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Run_ManifestWithoutSchemas_WarnsAndEmitsTheRoot()
    {
        var run = TestProject.WithManifest.Run();

        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("warning GTS0904");
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Run_SeveralManifests_ReportsEachButTheFirst()
    {
        var run = s_good.File("other/secrets.json", TestProject.ManifestText.Replace("genie", "other", StringComparison.Ordinal), "Manifest").Run();

        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldBe(
            "/repo/schemas/secrets.json(1,1): error GTS0905: A project has one manifest. This one is ignored, and /repo/other/secrets.json is used. "
            + "Remove one of the two from the project's AdditionalFiles.");
        run.Files["Secrets.g.cs"].ShouldContain("\"other\"");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("A..B")]
    [InlineData("A;B")]
    [InlineData("1A")]
    public void Run_InvalidNamespace_IsAnErrorAndTheRootNamespaceIsUsed(string value)
    {
        var run = s_good.Property("GenieSecretsNamespace", value).Run();

        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith($"error GTS0906: The MSBuild property GenieSecretsNamespace is '{value}'");
        run.Files["ApiKeys.g.cs"].ShouldContain("namespace IngestJob;");
    }

    [Fact]
    public void Run_InvalidAccessibility_IsAnErrorAndInternalIsUsed()
    {
        var run = s_good.Property("GenieSecretsAccessibility", "private").Run();

        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("error GTS0907");
        run.Files["ApiKeys.g.cs"].ShouldContain("internal sealed partial record ApiKeysSecret");
    }

    [Fact]
    public void Run_UnknownTag_IsAnErrorAtTheFile() =>
        Only(s_good.File("x.json", "{}", "Shema")).ShouldStartWith("/repo/x.json(1,1): error GTS0908");

    [Fact]
    public void Run_UnreadableFile_IsAnErrorAtTheFileAndTheOthersGenerate()
    {
        var run = s_good.File("schemas/gone.schema.json", text: null, "Schema").Run();

        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("/repo/schemas/gone.schema.json(1,1): error GTS0909");
        run.Files.Count.ShouldBe(2);
    }

    [Fact]
    public void Run_FileWithoutTag_IsIgnored() => s_good.File("appsettings.json", "{", tag: string.Empty).Run().Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Run_ConfigurationFile_IsIgnoredByTheGenerator() => s_good.File("appsettings.json", "{", "Configuration").Run().Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Run_TagInAnotherCase_IsUnderstood() =>
        TestProject.Empty.File("schemas/secrets.json", TestProject.ManifestText, "manifest").File("schemas/a.schema.json", Schemas.License, "SCHEMA").Run()
            .Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
}
