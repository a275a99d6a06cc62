using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Git;

/// <summary>Represents a working tree of a Git repository.</summary>
/// <param name="Root">The root of the working tree.</param>
internal sealed record GitRepository(string Root)
{
    private const string DubiousOwnership = "detected dubious ownership";

    /// <summary>Finds the repository of a directory, which may have been deleted.</summary>
    /// <exception cref="ToolingException">The directory is in no repository, or Git refuses to read the repository.</exception>
    internal static async Task<GitRepository> FindAsync(string directory, CancellationToken cancellationToken)
    {
        var existing = new DirectoryInfo(directory);
        while (existing is { Exists: false, Parent: not null })
        {
            existing = existing.Parent;
        }

        var found = await GitProcess.RunAsync(existing.FullName, ["rev-parse", "--show-toplevel"], cancellationToken).ConfigureAwait(false);
        return found.Text is { Length: > 0 } root ? new(Path.GetFullPath(root))
            : throw new ToolingException(found.Error.Contains(DubiousOwnership, StringComparison.Ordinal)
                ? $"Git does not read the repository of {directory}, because another user owns it. If you trust it: git config --global --add safe.directory {PathOf(found.Error) ?? directory}"
                : $"{directory} is not in a Git repository, whose revisions could be compared. Name a folder with the former schemas as BASE: genie-secrets schema diff BASE, or genie-secrets review BASE");
    }

    /// <summary>Runs a Git command in the root.</summary>
    internal Task<GitOutput> RunAsync(CancellationToken cancellationToken, params IReadOnlyList<string> arguments) => GitProcess.RunAsync(Root, arguments, cancellationToken);

    /// <summary>Gets the id of a commit; null if Git does not know the revision.</summary>
    internal async Task<string?> TryResolveAsync(string revision, CancellationToken cancellationToken)
    {
        // In two steps: to a revision such as ":/text", a suffix would be a part of the text.
        var id = (await RunAsync(cancellationToken, "rev-parse", "--verify", "--quiet", "--end-of-options", revision).ConfigureAwait(false)).Text;
        return id is null ? null : (await RunAsync(cancellationToken, "rev-parse", "--verify", "--quiet", "--end-of-options", id + "^{commit}").ConfigureAwait(false)).Text;
    }

    /// <summary>Gets the best common ancestor of the current commit and a revision; null if there is none.</summary>
    internal async Task<string?> TryMergeBaseAsync(string revision, CancellationToken cancellationToken) =>
        await TryResolveAsync(revision, cancellationToken).ConfigureAwait(false) is { } commit
            ? (await RunAsync(cancellationToken, "merge-base", "HEAD", commit).ConfigureAwait(false)).Text
            : null;

    internal async Task<bool> IsShallowAsync(CancellationToken cancellationToken) =>
        (await RunAsync(cancellationToken, "rev-parse", "--is-shallow-repository").ConfigureAwait(false)).Text == "true";

    /// <summary>Describes what to do about a revision that Git does not know.</summary>
    internal async Task<string> AdviceForAsync(string revision, CancellationToken cancellationToken)
    {
        if (await IsShallowAsync(cancellationToken).ConfigureAwait(false))
        {
            return "The clone is shallow. Fetch the history: git fetch --unshallow. In a workflow, fetch it with the checkout: fetch-depth: 0";
        }

        var names = (await RunAsync(cancellationToken, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags").ConfigureAwait(false)).Lines;
        var meant = names.FirstOrDefault(name => name.EndsWith("/" + revision, StringComparison.Ordinal)) ?? Similar.Find(revision, names);
        return meant is not null ? $"Did you mean '{meant}'?"
            : revision.Split('/', 2) is ["origin", { Length: > 0 } branch] ? $"Fetch it: git fetch origin {branch}"
            : "Fetch it with git fetch, or see the names with git branch --all and git tag.";
    }

    // The last line of Git's advice ends in the path.
    private static string? PathOf(string advice) =>
        advice.Split('\n').Select(static line => line.Trim()).FirstOrDefault(static line => line.StartsWith("git config ", StringComparison.Ordinal))?.Split("safe.directory ", 2) is [_, var path] ? path : null;
}
