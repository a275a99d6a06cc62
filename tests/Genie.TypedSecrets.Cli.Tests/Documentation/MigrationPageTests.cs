using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Documentation;

/// <summary>The page <c>docs/migration.md</c>: an application is moved, built, fixed and run as the page says.</summary>
public sealed class MigrationPageTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Page_RunFromTheFirstLineToTheLast_MovesTheApplication()
    {
        var application = Directory.CreateDirectory(Path.Combine(_cli.Root, "Ingest")).FullName;
        _cli.Write("Ingest/Directory.Build.targets", FromBuild());
        using PageScript script = new(application, "migration.md")
        {
            Variables =
            {
                ["GENIE_SECRETS_LOCAL_DIRECTORY"] = _cli.StoreDirectory,
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_NOLOGO"] = "1",

                // No process stays behind.
                ["MSBUILDDISABLENODEREUSE"] = "1",
            },
        };

        (await script.RunAsync()).ShouldBeGreaterThan(12);
    }

    // The package as it was built, instead of one from a feed.
    private static string FromBuild()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string Built(string project, string framework) => Path.Combine(Repository.Root, "src", project, "bin", configuration, framework);
        return $"""
            <Project>
              <ItemGroup>
                <PackageReference Remove="Genie.TypedSecrets" />
                <Reference Include="{Built("Genie.TypedSecrets", "net10.0")}/Genie.TypedSecrets.dll" />
                <Analyzer Include="{Built("Genie.TypedSecrets.Generator", "netstandard2.0")}/Genie.TypedSecrets.Generator.dll" />
                <Analyzer Include="{Built("Genie.TypedSecrets.Schema", "netstandard2.0")}/Genie.TypedSecrets.Schema.dll" />
                <Analyzer Include="{Built("Genie.TypedSecrets.CodeFixes", "netstandard2.0")}/Genie.TypedSecrets.CodeFixes.dll" />
              </ItemGroup>
              <PropertyGroup>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <Import Project="{Path.Combine(Repository.Root, "src/Genie.TypedSecrets/buildTransitive/Genie.TypedSecrets.props")}" />
              <Import Project="{Path.Combine(Repository.Root, "src/Genie.TypedSecrets/buildTransitive/Genie.TypedSecrets.targets")}" />
            </Project>
            """;
    }
}
