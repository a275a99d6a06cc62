using System.Reflection;
using Genie.TypedSecrets.Package.Tests.Support;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Genie.TypedSecrets.Package.Tests.Support;

/// <summary>Packs the product once into a feed of its own, under a version no cache can know.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("genie-package-").FullName;

    public static string RepositoryRoot { get; } = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The version packed, unique to this run.</summary>
    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    /// <summary>The packed file.</summary>
    public string PackagePath => Path.Combine(_root, "feed", $"Genie.TypedSecrets.{Version}.nupkg");

    public async ValueTask InitializeAsync() => await AddAsync("Genie.TypedSecrets");

    /// <summary>Packs one more project into the feed, under the same version.</summary>
    internal async Task AddAsync(string project)
    {
        var outcome = await DotNet.RunAsync(
            RepositoryRoot,
            $"pack src/{project} -c Release -o \"{Path.Combine(_root, "feed")}\" --nologo -v q",
            ("MinVerVersionOverride", Version));
        outcome.ShouldSucceed();
    }

    /// <summary>An empty project of a user's shape: outside the repository, with the feed beside the machine's own sources.</summary>
    internal ConsumerProject CreateConsumer(string name = "Consumer") => new(
        Directory.CreateDirectory(Path.Combine(_root, "consumers", $"{Guid.NewGuid():N}", name)).FullName,
        Path.Combine(_root, "feed"),
        Path.Combine(_root, "packages"),
        Version);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
