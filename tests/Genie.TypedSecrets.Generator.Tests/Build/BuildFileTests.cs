using System.Diagnostics;
using System.Text.Json;
using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Build;

/// <summary>What the package's MSBuild files make of a project, as MSBuild itself evaluates it.</summary>
public sealed class BuildFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("genie-build-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Evaluate_SchemasAboveTheProject_AreTaggedAndWatched()
    {
        Write("schemas/secrets.json", "schemas/api-keys.schema.json", "schemas/meta/category.schema.json", "schemas/notes.json");

        var items = Evaluate("src/job");

        items["AdditionalFiles"].ShouldBe(["api-keys.schema.json Schema schemas/api-keys.schema.json", "secrets.json Manifest schemas/secrets.json"]);
        items["Watch"].Count.ShouldBe(2);
        items["UpToDateCheckInput"].Count.ShouldBe(2);
        items["CompilerVisibleProperty"].ShouldContain("GenieSecretsNamespace");
    }

    [Fact]
    public void Evaluate_SchemasBesideAndAbove_TakesTheNearest()
    {
        Write("schemas/secrets.json", "schemas/far.schema.json", "src/job/schemas/secrets.json", "src/job/schemas/near.schema.json");

        Evaluate("src/job")["AdditionalFiles"].ShouldBe(["near.schema.json Schema schemas/near.schema.json", "secrets.json Manifest schemas/secrets.json"]);
    }

    [Fact]
    public void Evaluate_NoSchemas_FindsNothing() => Evaluate("src/job")["AdditionalFiles"].ShouldBeEmpty();

    [Fact]
    public void Evaluate_WantsNone_FindsNothing()
    {
        Write("schemas/secrets.json", "schemas/api-keys.schema.json");

        Evaluate("src/job", "<GenieSecretsDirectory>none</GenieSecretsDirectory>")["AdditionalFiles"].ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../config")]
    [InlineData("../../config/")]
    [InlineData("$(MSBuildProjectDirectory)/../../config")]
    public void Evaluate_DirectoryChosen_IsTheOneThatCounts(string directory)
    {
        Write("schemas/secrets.json", "config/secrets.json", "config/other.schema.json");

        Evaluate("src/job", $"<GenieSecretsDirectory>{directory}</GenieSecretsDirectory>")["AdditionalFiles"]
            .ShouldBe(["other.schema.json Schema schemas/other.schema.json", "secrets.json Manifest schemas/secrets.json"]);
    }

    [Fact]
    public void Evaluate_SchemaTaggedByTheProject_IsThereOnce()
    {
        Write("schemas/secrets.json", "schemas/api-keys.schema.json", "elsewhere/extra.schema.json");

        Evaluate("src/job", items: """
            <AdditionalFiles Include="../../schemas/api-keys.schema.json" GenieSecrets="Schema" />
            <AdditionalFiles Include="../../elsewhere/extra.schema.json" GenieSecrets="Schema" />
            """)["AdditionalFiles"].Select(item => item.Split(' ')[0]).ShouldBe(["api-keys.schema.json", "extra.schema.json", "secrets.json"]);
    }

    [Fact]
    public void Evaluate_ConfigurationFiles_AreTaggedToBeSearchedAndNotWatched()
    {
        Write("src/job/appsettings.json", "src/job/appsettings.Development.json", "src/job/.env", "src/job/.env.local", "src/job/other.json", "src/job/bin/appsettings.json");

        var items = Evaluate("src/job");

        items["AdditionalFiles"].ShouldBe([".env Configuration", ".env.local Configuration", "appsettings.Development.json Configuration", "appsettings.json Configuration"]);
        items["Watch"].ShouldBeEmpty();
        Evaluate("src/job", "<GenieSecretsScanConfigurationFiles>false</GenieSecretsScanConfigurationFiles>")["AdditionalFiles"].ShouldBeEmpty();
    }

    [Fact]
    public void Build_OldSdk_FailsWithTheRule()
    {
        var (code, output) = Build("src/job", "-t:CoreCompile", "-p:NETCoreSdkVersion=7.0.410");

        code.ShouldNotBe(0);
        output.ShouldContain("error GTS0901: Genie.TypedSecrets needs the .NET SDK 8.0.100 or later to generate code, and this is 7.0.410.");
    }

    [Theory]
    [InlineData("8.0.100")]
    [InlineData("10.0.100-preview.1")]
    public void Build_SupportedSdk_Passes(string version) => Build("src/job", "-t:CoreCompile", "-p:NETCoreSdkVersion=" + version).Code.ShouldBe(0);

    private void Write(params string[] paths)
    {
        foreach (var path in paths)
        {
            var full = Path.Combine(_root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, "{}");
        }
    }

    private Dictionary<string, List<string>> Evaluate(string directory, string properties = "", string items = "")
    {
        var (code, output) = Run(directory, properties, items, "-getItem:AdditionalFiles,Watch,UpToDateCheckInput,CompilerVisibleProperty");
        code.ShouldBe(0, output);
        return JsonDocument.Parse(output).RootElement.GetProperty("Items").EnumerateObject().ToDictionary(
            group => group.Name,
            group => group.Value.EnumerateArray().Select(Describe).Order(StringComparer.Ordinal).ToList(),
            StringComparer.Ordinal);
    }

    private static string Describe(JsonElement item)
    {
        var name = Path.GetFileName(item.GetProperty("Identity").GetString()!);
        var tag = item.TryGetProperty("GenieSecrets", out var value) ? " " + value.GetString() : string.Empty;
        return item.TryGetProperty("Link", out var link) ? $"{name}{tag} {link.GetString()}" : name + tag;
    }

    private (int Code, string Output) Build(string directory, params string[] arguments) => Run(directory, string.Empty, string.Empty, arguments);

    // A bare project: evaluation takes a fraction of a second, and nothing but our files adds items.
    private (int Code, string Output) Run(string directory, string properties, string items, params string[] arguments)
    {
        var project = Path.Combine(_root, directory, "Job.proj");
        var build = Repository.File("src/Genie.TypedSecrets/buildTransitive");
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);
        File.WriteAllText(project, $"""
            <Project>
              <Import Project="{build}/Genie.TypedSecrets.props" />
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
              <Target Name="CoreCompile" />
              <Import Project="{build}/Genie.TypedSecrets.targets" />
            </Project>
            """);
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", "-v:q", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _root,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
