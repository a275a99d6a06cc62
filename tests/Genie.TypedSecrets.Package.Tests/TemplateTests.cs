using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests that the template's project builds, passes its tests and runs, as it is created.</summary>
public sealed class TemplateTests(PackageFeed feed)
{
    [Theory]
    [InlineData("net10.0", "--name AcmeLoader --secret-project acme")]
    [InlineData("net8.0", "--name IngestJob --framework net8.0")]
    public async Task Create_Job_BuildsTestsAndRuns(string framework, string arguments)
    {
        var directory = feed.CreateDirectory("new");
        var name = arguments.Split(' ')[1];
        var root = Path.Combine(directory, name);
        feed.WriteConfig(directory);
        (await feed.RunAsync(directory, $"dotnet new install Genie.TypedSecrets.Templates@{feed.Version}")).ShouldSucceed();

        (await feed.RunAsync(directory, $"dotnet new genie-secrets-job {arguments}")).ShouldSucceed();

        Leftovers(root).ShouldBeEmpty();
        Directory.Exists(Path.Combine(root, "schemas", "meta")).ShouldBeTrue();
        File.ReadAllText(Path.Combine(root, ".github", "workflows", "ci.yml")).ShouldContain($"dotnet-version: {framework[3..]}.x");
        (await feed.RunAsync(root, "dotnet build -c Release --nologo -v q -clp:NoSummary")).ShouldSucceed().Output.ShouldNotContain("warning ");

        // Runs on the machine's runtime where that of the target framework is not installed.
        (await feed.RunAsync(root, "dotnet test -c Release --no-build --nologo", ("DOTNET_ROLL_FORWARD", "Major"))).ShouldSucceed();
        var run = await feed.RunAsync(
            root,
            $"dotnet run -c Release --no-build --project src/{name}",
            ("DOTNET_ROLL_FORWARD", "Major"),
            ("GENIE_SECRETS_LOCAL_DIRECTORY", Path.Combine(directory, "store")),
            ("GENIE_SECRETS_STORE", string.Empty),
            ("ENVIRONMENT", string.Empty));
        run.ShouldSucceed().Output.ShouldContain("Rows: 2");
        run.Output.ShouldNotContain("fake");
        Directory.GetFiles(Path.Combine(directory, "store")).ShouldContain(file => file.Contains(arguments.Contains("acme", StringComparison.Ordinal) ? "acme-dev" : "genie-dev", StringComparison.Ordinal));
    }

    // Placeholders, and the name of the source, that the template engine did not replace.
    private static IEnumerable<string> Leftovers(string root) =>
        from file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}meta{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from marker in new[] { "PROJECT_OF_THE_SECRETS", "TARGET_FRAMEWORK", "SDK_VERSION", "GENIE_TYPED_SECRETS_VERSION" }.Concat(root.EndsWith("IngestJob", StringComparison.Ordinal) ? [] : ["IngestJob"])
        where File.ReadAllText(file).Contains(marker, StringComparison.Ordinal) || Path.GetFileName(file).Contains(marker, StringComparison.Ordinal)
        select $"{file}: {marker}";
}
