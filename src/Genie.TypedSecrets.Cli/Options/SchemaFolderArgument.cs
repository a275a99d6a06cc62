using System.CommandLine;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The argument <c>folder</c>: a folder of schemas.</summary>
internal static class SchemaFolderArgument
{
    internal static Argument<string?> Create() => new Argument<string?>("folder")
    {
        Description = "The folder of schemas. The default is the nearest schemas/ in the current directory or above it.",
        Arity = ArgumentArity.ZeroOrOne,
    }.RejectingOptions();

    /// <summary>Finds the folder.</summary>
    /// <returns>Its path, and how it is shown: relative to the current directory, as editors and GitHub want it.</returns>
    /// <exception cref="ToolingException">There is none.</exception>
    internal static (string Path, string Shown) Resolve(CommandRun run, string? given)
    {
        var directory = run.Context.CurrentDirectory;
        var path = given is null ? SecretsProject.FindFolder(directory) : run.FullPath(given);
        if (path is null || !Directory.Exists(path))
        {
            throw new ToolingException(given is null ? NotFound(directory)
                : File.Exists(path) ? $"{given} is a file. Name its folder." : $"The folder {given} does not exist.");
        }

        if (given is not null && !File.Exists(Path.Combine(path, SchemaSet.ManifestFileName)) && File.Exists(Path.Combine(path, SecretsProject.FolderName, SchemaSet.ManifestFileName)))
        {
            throw new ToolingException($"The folder {given} has no {SchemaSet.ManifestFileName}. Did you mean {Path.Combine(given, SecretsProject.FolderName).Replace('\\', '/')}?");
        }

        // Annotations are shown at paths from the root of the repository.
        var root = run.Format is ReportFormat.GitHub or ReportFormat.GitLab or ReportFormat.Azure or ReportFormat.Sarif && SourcePaths.RootOf(path) is { } repository ? repository : directory;
        return (path, Path.GetRelativePath(root, path).Replace('\\', '/'));
    }

    internal static string NotFound(string directory)
    {
        var below = SecretsProject.FindBelow(directory);
        return "No schemas/secrets.json was found in the current directory or above it. "
            + (below.Count == 0 ? "Name the folder, or create one: genie-secrets init" : $"Run the command in the directory that contains one of these folders: {string.Join(", ", below)}");
    }
}
