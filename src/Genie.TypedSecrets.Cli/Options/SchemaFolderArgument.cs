using System.CommandLine;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Projects;

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
        var path = given is null ? SecretsProject.FindFolder(directory) : Path.GetFullPath(given, directory);
        if (path is null || !Directory.Exists(path))
        {
            throw new ToolingException(given is null
                ? "No schemas/secrets.json was found in the current directory or above it. Name the folder, or create one: genie-secrets init"
                : File.Exists(path) ? $"{given} is a file. Name its folder." : $"The folder {given} does not exist.");
        }

        return (path, Path.GetRelativePath(directory, path).Replace('\\', '/'));
    }
}
