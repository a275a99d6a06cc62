using System.CommandLine;
using Genie.TypedSecrets.Cli.Parsing;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Files;
using Genie.TypedSecrets.Tooling.Git;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Cli.Options;

/// <summary>The input of a comparison: old schemas, new schemas, and the changes that a team has accepted.</summary>
internal static class ComparisonInput
{
    internal static readonly Argument<string?> Base = new Argument<string?>("base")
    {
        Description = "The old schemas: a Git revision or a folder. The default is the merge base with the default branch.",
        Arity = ArgumentArity.ZeroOrOne,
    }.RejectingOptions();

    internal static readonly Option<string?> Folder = new("--folder") { Description = "The new schemas. The default is the nearest schemas/ in the current directory or above it.", HelpName = "folder" };

    internal static readonly Option<string?> Ignore = new("--ignore-file") { Description = $"The accepted changes, with reasons and expiry dates. The default is {IgnoreFile.FileName} in the folder of schemas.", HelpName = "file" };

    internal static async Task<(SchemaComparison Comparison, SecretsProject Project)> CompareAsync(CommandRun run, CancellationToken cancellationToken)
    {
        if (run.Get(Folder) is null && SecretsProject.FindFolder(run.Context.CurrentDirectory) is null && await CompareDeletedAsync(run, cancellationToken).ConfigureAwait(false) is { } deleted)
        {
            return deleted;
        }

        var (path, shown) = SchemaFolderArgument.Resolve(run, run.Get(Folder));
        var (before, name) = await LoadBaseAsync(run, path, cancellationToken).ConfigureAwait(false);
        var project = SecretsProject.Load(path, shown);
        var comparison = SchemaComparison.Compare(before, project, name, shown);
        comparison = new ChangeLocator(shown, file => File.Exists(Path.Combine(path, file)) ? File.ReadAllText(Path.Combine(path, file)) : null).Locate(comparison);
        return (ReadIgnoreFile(run, path, shown)?.Apply(comparison, DateOnly.FromDateTime(run.Context.Stores.TimeProvider.GetUtcNow().UtcDateTime)) ?? comparison, project);
    }

    private static async Task<(SecretsProject Project, string Name)> LoadBaseAsync(CommandRun run, string path, CancellationToken cancellationToken)
    {
        var revision = run.Get(Base);
        if (revision?.Trim().Length == 0)
        {
            throw new ToolingException("The base is empty. If it comes from a variable, check that the variable is set. Without a base, the merge base with the default branch is used.");
        }

        if (revision is not null && run.FullPath(revision) is var folder && Directory.Exists(folder))
        {
            return (SecretsProject.Load(folder, revision.Replace('\\', '/').TrimEnd('/')), revision);
        }

        var isDefault = revision is null;
        revision ??= await FindMergeBaseAsync(run, path, cancellationToken).ConfigureAwait(false);
        var project = await GitRevision.LoadAsync(path, revision, cancellationToken).ConfigureAwait(false);
        if (isDefault && await GitRevision.IsHeadOfShallowCloneAsync(path, revision, cancellationToken).ConfigureAwait(false))
        {
            run.Warn("The clone is shallow, and the current commit is compared with itself: its own changes do not appear. Fetch the branch to compare with: git fetch --unshallow. In a workflow, fetch it with the checkout: fetch-depth: 0");
        }

        if (!isDefault && !revision.EndsWith("...", StringComparison.Ordinal) && await GitRevision.HasOtherCommitsAsync(path, revision, cancellationToken).ConfigureAwait(false))
        {
            run.Note($"{revision} has commits that the current commit does not contain. Their changes appear reversed. To compare with the merge base, write {revision}...");
        }

        return (project, isDefault ? NameOfMergeBase(revision) : revision);
    }

    // A change that deletes the schemas removes every category. One that moves them needs the new folder.
    private static async Task<(SchemaComparison Comparison, SecretsProject Project)?> CompareDeletedAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var directory = run.Context.CurrentDirectory;
        if (SecretsProject.FindBelow(directory).Count > 0)
        {
            return null;
        }

        try
        {
            var revision = run.Get(Base) ?? await FindMergeBaseAsync(run, directory, cancellationToken).ConfigureAwait(false);
            return await GitRevision.LoadDeletedAsync(directory, revision, cancellationToken).ConfigureAwait(false) is var (before, after)
                ? (SchemaComparison.Compare(before, after, run.Get(Base) ?? NameOfMergeBase(revision), SecretsProject.FolderName), after)
                : null;
        }
        catch (ToolingException)
        {
            // No repository or no such revision: that the schemas are missing is the message.
            return null;
        }
    }

    private static Task<string> FindMergeBaseAsync(CommandRun run, string directory, CancellationToken cancellationToken) =>
        GitRevision.FindMergeBaseAsync(directory, PullRequestTarget.Find(run.Context.Stores.EnvironmentVariableReader), cancellationToken);

    private static string NameOfMergeBase(string revision) => $"the merge base {revision[..Math.Min(12, revision.Length)]}";

    private static IgnoreFile? ReadIgnoreFile(CommandRun run, string path, string shown)
    {
        if (run.Get(Ignore) is { } given)
        {
            return IgnoreFile.Parse(given, TextFile.Read(run.FullPath(given), given));
        }

        var file = Path.Combine(path, IgnoreFile.FileName);
        return File.Exists(file) ? IgnoreFile.Parse($"{shown}/{IgnoreFile.FileName}", File.ReadAllText(file)) : null;
    }
}
