namespace Genie.TypedSecrets.Package.Tests.Support;

/// <summary>A user's project: files in a folder, built by the .NET SDK alone.</summary>
internal sealed class ConsumerProject
{
    private readonly string _packages;
    private readonly string _version;

    internal ConsumerProject(string root, string feed, string packages, string version)
    {
        Root = root;
        _packages = packages;
        _version = version;
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="genie-local" value="{feed}" /></packageSources>
            </configuration>
            """);
        WriteProject("Consumer.csproj", "net10.0");
        Write("schemas/secrets.json", """
            { "project": "genie", "environments": ["dev", "prod"], "defaultEnvironment": "dev" }
            """);
        Write("schemas/api-keys.schema.json", ApiKeysSchema());
    }

    internal string Root { get; }

    /// <summary>Returns a schema with one required key of the given name.</summary>
    internal static string ApiKeysSchema(string key = "github_token", string extra = "") => $$"""
        {
          "type": "object",
          "description": "Tokens of the APIs that jobs call.",
          "x-owner": "platform-team",
          "properties": {
            "{{key}}": { "type": "string", "description": "A token of the GitHub API."{{extra}} }
          },
          "required": ["{{key}}"]
        }
        """;

    internal void Write(string path, string content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    internal string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Writes a project file with every analyzer and warnings as errors.</summary>
    internal void WriteProject(string path, string framework, string properties = "", string items = "", bool referencesPackage = true) => Write(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>{framework}</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisLevel>latest</AnalysisLevel>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <IsAotCompatible>true</IsAotCompatible>
            <NuGetAudit>false</NuGetAudit>
            <!-- These concern the user's own code, and the tests are about generated code. -->
            <NoWarn>$(NoWarn);CA1303;CA2007;CA1515</NoWarn>
            <RestorePackagesPath>{_packages}</RestorePackagesPath>
            <RestoreFallbackFolders>$(NuGetPackageRoot)</RestoreFallbackFolders>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {(referencesPackage ? $"""<PackageReference Include="Genie.TypedSecrets" Version="{_version}" />""" : string.Empty)}
            {items}
          </ItemGroup>
        </Project>
        """);

    internal Task<DotNet.Outcome> BuildAsync(string project = "") => DotNet.RunAsync(Root, $"build {project} --nologo -v q -clp:NoSummary");

    /// <summary>Runs the program that <see cref="BuildAsync"/> built.</summary>
    internal Task<DotNet.Outcome> RunAsync(params (string Name, string Value)[] environment) =>
        DotNet.RunAsync(Root, "run --no-build --nologo", environment);

    /// <summary>Runs one of several projects.</summary>
    internal Task<DotNet.Outcome> RunAsync(string project) => DotNet.RunAsync(Root, $"run --project {project} --no-build --nologo");
}
