using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Genie.TypedSecrets.Generator.Diagnostics;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Diagnostics;

namespace Genie.TypedSecrets.Generator.Tests.Build;

/// <summary>Tests the package's MSBuild files by letting MSBuild evaluate projects that import them.</summary>
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
    public void Evaluate_DirectoryChosen_IsUsed(string directory)
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

    [Theory]
    [InlineData("GTS0901", "7.0.410", "-p:NETCoreSdkVersion=7.0.410")]
    [InlineData("GTS0910", "netstandard2.0", "-p:TargetFramework=netstandard2.0;TargetFrameworkIdentifier=.NETStandard;TargetFrameworkVersion=v2.0")]
    [InlineData("GTS0910", "net48", "-p:TargetFramework=net48;TargetFrameworkIdentifier=.NETFramework;TargetFrameworkVersion=v4.8")]
    [InlineData("GTS0910", "net6.0", "-p:TargetFramework=net6.0;TargetFrameworkIdentifier=.NETCoreApp;TargetFrameworkVersion=v6.0")]
    [InlineData("GTS0910", "netcoreapp3.1", "-p:TargetFramework=netcoreapp3.1;TargetFrameworkIdentifier=.NETCoreApp;TargetFrameworkVersion=v3.1")]
    [InlineData("GTS0911", "F#", "-p:Language=F#")]
    [InlineData("GTS0911", "VB", "-p:Language=VB")]
    [InlineData("GTS0912", "11", "-p:Language=C#;LangVersion=11")]
    [InlineData("GTS0912", "7.3", "-p:Language=C#;LangVersion=7.3")]
    public void Build_UnsupportedProject_ReportsTheRuleOnce(string id, string argument, string properties)
    {
        var rule = ProjectRules.All.Single(known => known.Id == id);

        var (code, output) = Build("src/job", "-t:CoreCompile", properties);

        (code == 0).ShouldBe(rule.Severity == SchemaSeverity.Warning, output);
        var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
        line.ShouldContain($"{id}: {string.Format(CultureInfo.InvariantCulture, rule.MessageFormat, argument)}");
    }

    [Theory]
    [InlineData("-p:NETCoreSdkVersion=8.0.100")]
    [InlineData("-p:NETCoreSdkVersion=10.0.100-preview.1")]
    [InlineData("-p:TargetFramework=net8.0;TargetFrameworkIdentifier=.NETCoreApp;TargetFrameworkVersion=v8.0;Language=C#;LangVersion=12")]
    [InlineData("-p:TargetFramework=net10.0-windows;TargetFrameworkIdentifier=.NETCoreApp;TargetFrameworkVersion=v10.0;Language=C#;LangVersion=latest")]
    [InlineData("-p:Language=C#;LangVersion=preview")]
    [InlineData("-p:Language=F#;GenieSecretsGenerate=false")]
    [InlineData("-p:Language=C#;LangVersion=11;GenieSecretsGenerate=false")]
    public void Build_SupportedProject_ReportsNothing(string properties)
    {
        var (code, output) = Build("src/job", "-t:CoreCompile", properties);

        code.ShouldBe(0);
        output.ShouldBeEmpty();
    }

    // What restore wrote: a direct reference, through packages, through a project, and none at all where the files are imported by hand.
    [Theory]
    [InlineData("Genie.TypedSecrets", true)]
    [InlineData("genie.typedsecrets", true)]
    [InlineData("Genie.TypedSecrets.Aws", true)]
    [InlineData("Company.Jobs.Sdk", true)]
    [InlineData("Company.Platform", true)]
    [InlineData("Lib", false)]
    [InlineData("Genie.TypedSecrets.Testing", false)]
    [InlineData("Genie.TypedSecrets.Emulator", false)]
    [InlineData("Newtonsoft.Json", false)]
    public void Evaluate_PackageReferences_DecideWhetherTheProjectGenerates(string direct, bool expected)
    {
        Write("schemas/secrets.json");
        var assets = Path.Combine(_root, "project.assets.json");
        File.WriteAllText(assets, Assets(direct));

        Evaluate("src/job", $"<ProjectAssetsFile>{assets}</ProjectAssetsFile>")["AdditionalFiles"].Count.ShouldBe(expected ? 1 : 0);
        Evaluate("src/job", $"<ProjectAssetsFile>{assets}</ProjectAssetsFile><GenieSecretsGenerate>{!expected}</GenieSecretsGenerate>")["AdditionalFiles"].Count.ShouldBe(expected ? 0 : 1);
    }

    private static string Assets(string direct) => $$"""
        {
          "version": 3,
          "targets": {
            "net10.0": {
              {{Package("Genie.TypedSecrets", "System.Text.Json")}},
              {{Package("Genie.TypedSecrets.Aws", "AWSSDK.Core", "Genie.TypedSecrets")}},
              {{Package("Genie.TypedSecrets.Testing", "Genie.TypedSecrets")}},
              {{Package("Genie.TypedSecrets.Emulator", "Genie.TypedSecrets")}},
              {{Package("Company.Jobs.Sdk", "A", "Genie.TypedSecrets.Aws", "Z")}},
              {{Package("Company.Platform", "Company.Jobs.Sdk")}},
              "Lib/1.0.0": { "type": "project", "dependencies": { "Genie.TypedSecrets": "1.0.0" } }
            }
          },
          "project": {
            "frameworks": {
              "net10.0": { "dependencies": { "Other": { "target": "Package", "version": "[1.0.0, )" }, "{{direct}}": { "include": "All", "target": "{{(direct == "Lib" ? "Project" : "Package")}}", "version": "[1.0.0, )" } } }
            }
          }
        }
        """;

    private static string Package(string name, params string[] dependencies) => $$"""
        "{{name}}/1.0.0": { "type": "package", "dependencies": { {{string.Join(", ", dependencies.Select(dependency => $"\"{dependency}\": \"1.0.0\""))}} }, "compile": {} }
        """.Trim();

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
