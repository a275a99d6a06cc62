using System.Formats.Tar;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Git;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Reads schemas from a revision of a Git repository, through Git itself. The working tree is not touched.</summary>
public static class GitRevision
{
    // As in git diff: the merge base of the current commit and the revision before the dots.
    private const string MergeBaseSuffix = "...";

    // What a repository's default branch is called where no remote says it.
    private static readonly string[] s_defaultBranches = ["main", "master"];

    /// <summary>Finds the revision that a pull request is compared with: the merge base of the current commit and the branch that it will be merged into.</summary>
    /// <param name="directory">A directory in the repository.</param>
    /// <param name="target">The name of that branch; null for the default branch.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The commit's id.</returns>
    /// <exception cref="ToolingException">The directory is not in a repository, or the branch does not exist.</exception>
    public static async Task<string> FindMergeBaseAsync(string directory, string? target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var repository = await GitRepository.FindAsync(directory, cancellationToken).ConfigureAwait(false);
        if (target is not null)
        {
            return await repository.TryMergeBaseAsync("refs/remotes/origin/" + target, cancellationToken).ConfigureAwait(false)
                ?? await repository.TryMergeBaseAsync(target, cancellationToken).ConfigureAwait(false)
                ?? throw new ToolingException($"Git finds no merge base with '{target}', the target branch of the pull request. Fetch its history: git fetch --unshallow origin {target}. In a workflow, fetch it with the checkout: fetch-depth: 0");
        }

        var remote = (await repository.RunAsync(cancellationToken, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD").ConfigureAwait(false)).Text;
        IEnumerable<string?> branches = [remote, .. s_defaultBranches.Select(static name => "origin/" + name), .. s_defaultBranches];
        foreach (var branch in branches.OfType<string>())
        {
            if (await repository.TryMergeBaseAsync(branch, cancellationToken).ConfigureAwait(false) is { } commit)
            {
                return commit;
            }
        }

        if (await repository.TryResolveAsync("HEAD", cancellationToken).ConfigureAwait(false) is null)
        {
            throw new ToolingException("The Git repository has no commits, so there are no former schemas to compare with. Commit the schemas first: git add schemas && git commit");
        }

        throw new ToolingException("Git finds no merge base with origin/HEAD, main or master. Name the revision: genie-secrets schema diff BASE, or genie-secrets review BASE. In a workflow, fetch the history first: fetch-depth: 0");
    }

    /// <summary>Determines whether a merge base is the current commit of a shallow clone, which may lack the branch to compare with.</summary>
    /// <param name="directory">A directory in the repository.</param>
    /// <param name="commit">The merge base.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the current commit is compared with itself, in a shallow clone.</returns>
    public static async Task<bool> IsHeadOfShallowCloneAsync(string directory, string commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var repository = await GitRepository.FindAsync(directory, cancellationToken).ConfigureAwait(false);
        return await repository.IsShallowAsync(cancellationToken).ConfigureAwait(false)
            && string.Equals(await repository.TryResolveAsync("HEAD", cancellationToken).ConfigureAwait(false), commit, StringComparison.Ordinal);
    }

    /// <summary>Determines whether a revision has commits that the current commit does not contain. Their changes appear reversed in a comparison.</summary>
    /// <param name="directory">A directory in the repository.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the revision has other commits.</returns>
    public static async Task<bool> HasOtherCommitsAsync(string directory, string revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(revision);
        var repository = await GitRepository.FindAsync(directory, cancellationToken).ConfigureAwait(false);
        return await repository.TryMergeBaseAsync(revision, cancellationToken).ConfigureAwait(false) is { } mergeBase
            && mergeBase != await repository.TryResolveAsync(revision, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the schemas of a revision.</summary>
    /// <param name="folder">The path of the folder of schemas in the working tree. If the change deletes or moves it, the former folder is read.</param>
    /// <param name="revision">The revision: a commit, a branch, a tag; followed by three dots for the merge base with the current commit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schemas. There are none, besides the present manifest, if the revision does not have the folder.</returns>
    /// <exception cref="ToolingException">Git does not know the revision.</exception>
    public static async Task<SecretsProject> LoadAsync(string folder, string revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(revision);
        var repository = await GitRepository.FindAsync(folder, cancellationToken).ConfigureAwait(false);
        var commit = await ResolveAsync(repository, revision, cancellationToken).ConfigureAwait(false);
        GitFolder former = new(repository, commit);
        var path = await former.FindAsync(folder, cancellationToken).ConfigureAwait(false);
        List<SchemaText> texts = path is null ? [] : await ReadAsync(repository, $"{commit}:{path}", $"{Short(revision)}:{(path.Length == 0 ? "." : path)}", cancellationToken).ConfigureAwait(false);
        var manifest = Path.Combine(folder, SchemaSet.ManifestFileName);
        if (texts.Count == 0 && File.Exists(manifest))
        {
            // The first schemas of a project: every category is new in the environments that the manifest lists now.
            texts.Add(new($"{Short(revision)}:{Path.GetFileName(folder)}/{SchemaSet.ManifestFileName}", await File.ReadAllTextAsync(manifest, cancellationToken).ConfigureAwait(false)));
        }

        return SecretsProject.Read(folder, texts);
    }

    /// <summary>Reads the schemas that a directory had in a revision and no longer has.</summary>
    /// <param name="directory">The directory, in which schemas were looked for, and above it.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The former schemas, and the same project without categories; null if the revision has no schemas there either.</returns>
    /// <exception cref="ToolingException">Git does not know the revision.</exception>
    public static async Task<(SecretsProject Before, SecretsProject After)?> LoadDeletedAsync(string directory, string revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(revision);
        var repository = await GitRepository.FindAsync(directory, cancellationToken).ConfigureAwait(false);
        var commit = await ResolveAsync(repository, revision, cancellationToken).ConfigureAwait(false);
        GitFolder former = new(repository, commit);
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, SecretsProject.FolderName);
            if (await former.FindAsync(folder, cancellationToken).ConfigureAwait(false) is { } path)
            {
                var texts = await ReadAsync(repository, $"{commit}:{path}", $"{Short(revision)}:{path}", cancellationToken).ConfigureAwait(false);
                return (SecretsProject.Read(folder, texts), SecretsProject.Read(folder, texts.Where(static text => text.Path.EndsWith("/" + SchemaSet.ManifestFileName, StringComparison.Ordinal))));
            }
        }

        return null;
    }

    private static async Task<string> ResolveAsync(GitRepository repository, string revision, CancellationToken cancellationToken)
    {
        var name = revision.EndsWith(MergeBaseSuffix, StringComparison.Ordinal) ? revision[..^MergeBaseSuffix.Length] : revision;
        if (await repository.TryResolveAsync(name, cancellationToken).ConfigureAwait(false) is not { } commit)
        {
            throw new ToolingException($"Git does not know the revision '{name}', and a folder of that name does not exist. {await repository.AdviceForAsync(name, cancellationToken).ConfigureAwait(false)}");
        }

        return name == revision ? commit
            : await repository.TryMergeBaseAsync(commit, cancellationToken).ConfigureAwait(false)
                ?? throw new ToolingException($"'{name}' and the current commit have no common ancestor. Compare with the revision itself, without the three dots.");
    }

    private static async Task<List<SchemaText>> ReadAsync(GitRepository repository, string tree, string shown, CancellationToken cancellationToken)
    {
        List<SchemaText> texts = [];
        var archive = await repository.RunAsync(cancellationToken, "archive", "--format=tar", tree).ConfigureAwait(false);
        if (archive.ExitCode != 0)
        {
            throw new ToolingException($"Git cannot read {shown}: {archive.Error.Trim()}");
        }

        using var reader = new TarReader(new MemoryStream(archive.Output));
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            var name = entry.Name.TrimStart('.', '/');
            if (entry.DataStream is { } data && !name.Contains('/', StringComparison.Ordinal) && (name == SchemaSet.ManifestFileName || CategoryFileName.CategoryOf(name) is not null))
            {
                using var text = new StreamReader(data, leaveOpen: true);
                texts.Add(new($"{shown}/{name}", await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false)));
            }
        }

        return texts;
    }

    // As much of a commit's id as people read.
    private static string Short(string revision) => revision.Length == 40 && revision.All(char.IsAsciiHexDigitLower) ? revision[..12] : revision;
}
