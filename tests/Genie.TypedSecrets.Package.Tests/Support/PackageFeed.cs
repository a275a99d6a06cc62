using System.IO.Compression;
using System.Reflection;
using System.Reflection.PortableExecutable;
using Genie.TypedSecrets.Package.Tests.Support;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Genie.TypedSecrets.Package.Tests.Support;

/// <summary>Packs every package once, from the assemblies that the build made, under a version that no cache can contain.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("genie-package-").FullName;

    /// <summary>Gets the ids of all packages: the projects of <c>src/</c> that are packable.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Order(StringComparer.Ordinal),
    ];

    public static string RepositoryRoot => Metadata("RepositoryRoot");

    /// <summary>Gets the version of the packages, unique to this run and a pre-release.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    /// <summary>Gets the directory of the packages.</summary>
    public string Feed => Path.Combine(_root, "feed");

    /// <summary>Gets the directory that tools are installed into.</summary>
    public string Tools => Path.Combine(_root, "tools");

    public async ValueTask InitializeAsync()
    {
        var outcome = await DotNet.RunAsync(
            RepositoryRoot,
            $"build eng/Packages.proj -nologo -v q -clp:NoSummary -p:Configuration={Metadata("Configuration")} -p:PackageOutputPath=\"{Feed}\"",
            ("MinVerVersionOverride", Version));
        outcome.ShouldSucceed();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens a package, or its symbol package.</summary>
    internal ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.{extension}"));

    /// <summary>Opens an assembly of the main package.</summary>
    internal PEReader OpenAssembly(string path)
    {
        using var package = Open("Genie.TypedSecrets");
        using var entry = package.GetEntry(path)!.Open();
        MemoryStream image = new();
        entry.CopyTo(image);
        image.Position = 0;
        return new(image);
    }

    /// <summary>Creates a user's project: outside the repository, with the feed beside the machine's own sources.</summary>
    internal ConsumerProject CreateConsumer(string name = "Consumer") =>
        new(CreateDirectory(name), Feed, Path.Combine(_root, "packages"), Version);

    /// <summary>Adds the feed to the machine's own sources for a directory.</summary>
    internal void WriteConfig(string directory) => File.WriteAllText(Path.Combine(directory, "nuget.config"), $"""
        <configuration>
          <packageSources><add key="genie-local" value="{Feed}" /></packageSources>
        </configuration>
        """);

    /// <summary>
    /// Runs a <c>dotnet</c> command as it is written, except that tools, templates and packages go into this feed's directories instead of the user's.
    /// </summary>
    internal Task<DotNet.Outcome> RunAsync(string directory, string command, params (string Name, string Value)[] environment)
    {
        var arguments = command["dotnet ".Length..].Replace("--global", $"--tool-path \"{Tools}\"", StringComparison.Ordinal);
        if (arguments.StartsWith("new ", StringComparison.Ordinal))
        {
            arguments += $" --debug:custom-hive \"{Path.Combine(directory, ".templates")}\"";
        }

        var shared = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return DotNet.RunAsync(
            directory,
            arguments,
            [("NUGET_PACKAGES", Path.Combine(_root, "packages")), ("NUGET_FALLBACK_PACKAGES", shared), .. environment]);
    }

    /// <summary>Creates an empty directory outside the repository.</summary>
    internal string CreateDirectory(string name) =>
        Directory.CreateDirectory(Path.Combine(_root, "consumers", $"{Guid.NewGuid():N}", name)).FullName;

    private static string Metadata(string key) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == key).Value!;
}
