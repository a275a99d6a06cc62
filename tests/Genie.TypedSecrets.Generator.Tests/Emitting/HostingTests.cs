using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace Genie.TypedSecrets.Generator.Tests.Emitting;

/// <summary><c>AddSecrets</c> is generated for projects that reference Genie.TypedSecrets.Hosting, and for no others.</summary>
public sealed class HostingTests
{
    private const string Billing = """
        { "type": "object", "description": "Billing.", "x-environments": ["prod"], "properties": { "token": { "type": "string" } } }
        """;

    private static readonly TestProject s_project = TestProject.WithManifest
        .Schema("api-keys", Schemas.ApiKeys)
        .Schema("license", Schemas.License)
        .Schema("billing", Billing);

    private static readonly TestProject s_hosted = s_project with { HasHosting = true };

    [Fact]
    public void Generate_WithTheReference_IsAsVerified() => Snapshot.Match("Secrets.Hosting", s_hosted.Run().Files["Secrets.Hosting.g.cs"]);

    [Fact]
    public void Generate_WithAndWithoutTheReference_DiffersInThatFileOnly()
    {
        var (with, without) = (s_hosted.Run().Files, s_project.Run().Files);

        with.Keys.Except(without.Keys).ShouldBe(["Secrets.Hosting.g.cs"]);
        without.ShouldAllBe(file => with[file.Key] == file.Value);
    }

    [Theory]
    [MemberData(nameof(SnapshotTests.Settings), MemberType = typeof(SnapshotTests))]
    public void Compile_WithTheReference_SaysNothing(LanguageVersion language, string accessibility, string rootNamespace)
    {
        var project = s_hosted.Property("GenieSecretsAccessibility", accessibility).Property("RootNamespace", rootNamespace) with { Language = language };

        Compiler.Check(project.Run().Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Compile_ItsUse_SaysNothing()
    {
        var project = s_hosted.Source("""
            using IngestJob;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            internal static class Program
            {
                internal static void Configure(IServiceCollection services) => services.AddSecrets(options => options.StoreName = "aws").PreloadOnStart(secrets => [secrets.ApiKeys]);

                internal static void Configure(IHostApplicationBuilder builder) => builder.AddSecrets().PreloadOnStart();

                internal static void ConfigureSecond(IServiceCollection services) => services.AddKeyedSecrets("us");
            }
            """);

        Compiler.Check(project.Run().Compilation).ShouldBeEmpty();
    }

    [Fact]
    public void Generate_NoManifest_AddsNothing() => (TestProject.Empty with { HasHosting = true }).Run().Files.ShouldBeEmpty();

    [Fact]
    public void Generate_HostingIsAProjectOfTheSolution_AddsTheFile() =>
        (s_project with { References = [Compiler.Library("Genie.TypedSecrets.Hosting", "class A { }").ToMetadataReference()] }).Run().Files.Keys.ShouldContain("Secrets.Hosting.g.cs");

    [Fact]
    public void Edit_ReferenceAdded_EmitsItsFileOnly()
    {
        var before = s_project.Run();

        before.Edit(s_hosted).ReemittedSince(before).ShouldBe(["Secrets.Hosting.g.cs"]);
    }

    [Fact]
    public void Edit_KeyOfACategory_DoesNotEmitItAgain()
    {
        var before = s_hosted.Run();

        before.Edit(s_hosted.Schema("billing", Billing.Replace("\"token\"", "\"key\"", StringComparison.Ordinal))).ReemittedSince(before).ShouldBe(["Billing.g.cs"]);
        before.Edit(s_hosted.Source("class Unrelated { }")).ReemittedSince(before).ShouldBeEmpty();
    }
}
