using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Runs the install commands of the READMEs as they are written, against the packages of this build.</summary>
public sealed class ReadmeCommandTests(PackageFeed feed)
{
    [Fact]
    public async Task Commands_OfTheReadme_InstallTheVersionThatIsPacked()
    {
        var commands = Commands("README.md");
        commands.ShouldContain(command => command.StartsWith("dotnet add package Genie.TypedSecrets ", StringComparison.Ordinal));
        commands.ShouldContain(command => command.StartsWith("dotnet tool install ", StringComparison.Ordinal));
        commands.ShouldContain(command => command.StartsWith("dotnet new install ", StringComparison.Ordinal));
        var consumer = feed.CreateConsumer();
        consumer.WriteProject("Consumer.csproj", "net10.0", referencesPackage: false);
        consumer.Write("Program.cs", "Console.WriteLine(Consumer.Secrets.Dev.ApiKeys.SecretName);");

        foreach (var command in commands)
        {
            (await feed.RunAsync(consumer.Root, command)).ShouldSucceed();
        }

        var project = await File.ReadAllTextAsync(Path.Combine(consumer.Root, "Consumer.csproj"), TestContext.Current.CancellationToken);
        project.ShouldContain($"Include=\"Genie.TypedSecrets\" Version=\"{feed.Version}\"");
        project.ShouldContain($"Include=\"Genie.TypedSecrets.Aws\" Version=\"{feed.Version}\"");
        File.Exists(Path.Combine(consumer.Root, "schemas", "meta", "category.meta.json")).ShouldBeTrue();
        Directory.GetFiles(feed.Tools, "genie-secrets*").ShouldNotBeEmpty();
        File.Exists(Path.Combine(consumer.Root, "IngestJob", "IngestJob.sln")).ShouldBeTrue();
    }

    // A README of a package repeats only what the repository's README says.
    [Fact]
    public void Commands_OfThePackagesReadmes_AreThoseOfTheReadme()
    {
        var known = Commands("README.md");

        PackageFeed.Ids.SelectMany(id => Commands($"src/{id}/README.md")).Except(known, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static List<string> Commands(string document) =>
    [
        .. File.ReadLines(Path.Combine(PackageFeed.RepositoryRoot, document))
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("dotnet add ", StringComparison.Ordinal)
                || line.StartsWith("dotnet new ", StringComparison.Ordinal)
                || line.StartsWith("dotnet tool ", StringComparison.Ordinal)
                || line.StartsWith("dotnet build -t:", StringComparison.Ordinal)),
    ];
}
