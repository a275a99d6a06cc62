using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Tests.Diagnostics;

/// <summary>Tests what the generator reports about the project that it generates into.</summary>
public sealed class CompilationCheckTests
{
    private static readonly TestProject s_project = TestProject.WithManifest.Schema("api-keys", Schemas.ApiKeys);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public void Run_OldLanguageVersion_IsOneErrorAndGeneratesNothing(LanguageVersion version, string shown)
    {
        var run = (s_project with { Language = version }).Run();

        run.Files.ShouldBeEmpty();
        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith($"error GTS0912: Genie.TypedSecrets generates C# 12, and LangVersion is {shown}.");
    }

    [Fact]
    public void Run_RuntimeNotReferenced_IsOneErrorAndGeneratesNothing()
    {
        var run = (s_project with { HasRuntime = false }).Run();

        run.Files.ShouldBeEmpty();
        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("error GTS0916");
    }

    [Fact]
    public void Run_NeitherRuntimeNorBuildFiles_SaysHowToReferenceThePackage() =>
        (TestProject.Empty.WithoutProperty("GenieSecretsGenerate") with { HasRuntime = false }).Run()
            .Diagnostics.ShouldHaveSingleItem().ToString().ShouldContain("GlobalPackageReference");

    [Theory]
    [InlineData("namespace IngestJob; class Secrets { }", "IngestJob.Secrets", "static partial class")]
    [InlineData("namespace IngestJob; static class Secrets { }", "IngestJob.Secrets", "static partial class")]
    [InlineData("namespace IngestJob; partial struct Secrets { }", "IngestJob.Secrets", "static partial class")]
    [InlineData("namespace IngestJob; partial record Secrets;", "IngestJob.Secrets", "static partial class")]
    [InlineData("namespace IngestJob; enum Secrets { A }", "IngestJob.Secrets", "static partial class")]
    [InlineData("namespace IngestJob; delegate void Secrets();", "IngestJob.Secrets", "static partial class")]
    [InlineData("namespace IngestJob; interface Secrets { }", "IngestJob.Secrets", "static partial class")]
    [InlineData("namespace IngestJob { class EnvironmentSecrets { } }", "IngestJob.EnvironmentSecrets", "another namespace")]
    [InlineData("namespace IngestJob; class SecretsRoot { }", "IngestJob.SecretsRoot", "another namespace")]
    [InlineData("namespace IngestJob; partial class DevSecrets { }", "IngestJob.DevSecrets", "another namespace")]
    [InlineData("namespace IngestJob; record ApiKeysSecret(string A);", "IngestJob.ApiKeysSecret", "partial record")]
    [InlineData("namespace IngestJob; partial class ApiKeysSecret { }", "IngestJob.ApiKeysSecret", "partial record")]
    [InlineData("namespace IngestJob; partial record struct ApiKeysSecret;", "IngestJob.ApiKeysSecret", "partial record")]
    [InlineData("namespace IngestJob; class ApiKeysAccessor { }", "IngestJob.ApiKeysAccessor", "another namespace")]
    public void Run_OwnTypeOfAGeneratedName_IsOneErrorAtTheTypeWithTheProperty(string source, string type, string remedy)
    {
        var run = s_project.Source(source).Run();

        run.Files.ShouldBeEmpty();
        var message = run.Diagnostics.ShouldHaveSingleItem().ToString();
        message.ShouldStartWith("/repo/Source0.cs(1,");
        message.ShouldContain($"error GTS0913: The project has a type '{type}' of its own");
        message.ShouldContain(remedy);
        message.ShouldContain("GenieSecretsNamespace");
    }

    [Theory]
    [InlineData("namespace IngestJob; static partial class Secrets { internal static int Mine => 1; }")]
    [InlineData("namespace IngestJob; partial record ApiKeysSecret { internal int Mine => 1; }")]
    [InlineData("namespace IngestJob; class Secrets<T> { }")]
    [InlineData("namespace IngestJob.Jobs; class Secrets { }")]
    [InlineData("namespace Other; class Secrets { }")]
    [InlineData("namespace IngestJob; class Holder { class Secrets { } }")]
    public void Run_TypeThatDoesNotConflict_ReportsNothing(string source)
    {
        var run = s_project.Source(source).Run();

        run.Diagnostics.ShouldBeEmpty();
        Compiler.Check(run.Compilation).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("namespace IngestJob.Secrets; class Vault { }")]
    [InlineData("namespace IngestJob.Secrets.Rotation; class Vault { }")]
    public void Run_NamespaceOfTheName_IsOneErrorWithTheProperty(string source)
    {
        var run = s_project.Source(source).Run();

        run.Files.ShouldBeEmpty();
        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("error GTS0914: 'IngestJob.Secrets' is a namespace");
        Compiler.Check(s_project.Property("GenieSecretsNamespace", "IngestJob.Generated").Source(source).Run().Compilation).ShouldBeEmpty();
    }

    public static TheoryData<string, bool, bool> NamespacesOfReferences => new()
    {
        { "namespace IngestJob.Secrets { public class Vault { } }", false, true },
        { "namespace IngestJob.Secrets { public class Vault { } }", true, true },
        { "namespace Other { class First { } } namespace IngestJob.Secrets.Rotation { class Vault { class Inner { } } }", false, true },
        { "namespace IngestJob.Secrets.Rotation { public class Vault { } }", true, true },
        { "namespace IngestJob.MySecrets { public class Secrets { } } namespace IngestJob.SecretsOf { public class A { } } namespace Secrets { public class B { } }", false, false },
        { "namespace IngestJob.MySecrets { public class Secrets { } } namespace IngestJob.SecretsOf { public class A { } } namespace Secrets { public class B { } }", true, false },
    };

    [Theory]
    [MemberData(nameof(NamespacesOfReferences))]
    public void Run_NamespaceOfTheNameInAReference_IsOneError(string source, bool isProject, bool isError)
    {
        var library = Compiler.Library("Company.Vault", source);
        var run = (s_project with { References = [isProject ? library.ToMetadataReference() : MetadataReference.CreateFromImage(Image(library))] }).Run();

        run.Diagnostics.Select(found => found.Id).ShouldBe(isError ? ["GTS0914"] : []);
        run.Files.Count.ShouldBe(isError ? 0 : 2);
    }

    // The runtime may be merged into another assembly, or be a project of the same solution.
    [Theory]
    [InlineData("Genie.TypedSecrets", "")]
    [InlineData("Company.Everything", "namespace Genie.TypedSecrets.CompilerServices { public class SecretsContext { } }")]
    public void Run_RuntimeInAnotherReference_Generates(string assembly, string source)
    {
        var library = Compiler.Library(assembly, source);

        (s_project with { HasRuntime = false, References = [library.ToMetadataReference()] }).Run().Files.Count.ShouldBe(2);
        (s_project with { HasRuntime = false, References = [MetadataReference.CreateFromImage(Image(library))] }).Run().Files.Count.ShouldBe(2);
    }

    [Fact]
    public void Run_ReferenceThatCannotBeRead_ReportsNothing() =>
        (s_project with { References = [MetadataReference.CreateFromImage([1, 2, 3], filePath: "/repo/lib/broken.dll")] }).Run().Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("Company.Secrets", "the namespace 'Company.Secrets'")]
    [InlineData("Company.Secrets.Jobs", "the namespace 'Company.Secrets'")]
    [InlineData("Secrets", "the namespace 'Secrets'")]
    public void Run_RootNamespaceWithTheName_IsAWarningThatAChosenNamespaceEnds(string root, string expected)
    {
        var project = s_project.Property("RootNamespace", root);

        var run = project.Run();

        run.Files.Count.ShouldBe(2);
        run.Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("warning GTS0915");
        run.Diagnostics[0].ToString().ShouldContain(expected);
        project.Property("GenieSecretsNamespace", root).Run().Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Run_OwnTypeInNoNamespace_IsAWarning() =>
        s_project.Source("class Secrets { }").Run().Diagnostics.ShouldHaveSingleItem().ToString().ShouldStartWith("warning GTS0915");

    [Fact]
    public void Edit_UnrelatedCSharp_EmitsNothingAgain()
    {
        var before = s_project.Source("namespace IngestJob; class A { }").Run();

        before.Edit(s_project.Source("namespace IngestJob; class B { }")).ReemittedSince(before).ShouldBeEmpty();
    }

    [Fact]
    public void Run_OverItsOwnOutput_ReportsNothing()
    {
        var files = s_project.Run().Files.Values.ToList();

        files.Aggregate(s_project, (project, file) => project.Source(file)).Run().Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Edit_ConflictRemoved_EmitsTheFiles()
    {
        var before = s_project.Source("namespace IngestJob; class Secrets { }").Run();

        var after = before.Edit(s_project.Source("namespace IngestJob; class Other { }"));

        after.Diagnostics.ShouldBeEmpty();
        after.Files.Keys.Order(StringComparer.Ordinal).ShouldBe(["ApiKeys.g.cs", "Secrets.g.cs"]);
        Compiler.Check(after.Compilation).ShouldBeEmpty();
    }

    private static byte[] Image(CSharpCompilation library)
    {
        using var image = new MemoryStream();
        library.Emit(image).Success.ShouldBeTrue();
        return image.ToArray();
    }
}
