using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Reads schemas from a revision of a Git repository, through Git itself. The working tree is not touched.</summary>
public static class GitRevision
{
    // What a repository's default branch is called where no remote says it.
    private static readonly string[] s_defaultBranches = ["main", "master"];

    /// <summary>Finds the revision that a pull request is compared with: the merge base of the current commit and the default branch.</summary>
    /// <param name="directory">A directory in the repository.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The commit's id.</returns>
    /// <exception cref="ToolingException">There is no repository or no default branch.</exception>
    public static async Task<string> FindMergeBaseAsync(string directory, CancellationToken cancellationToken)
    {
        var remote = await TryRunAsync(directory, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"], cancellationToken).ConfigureAwait(false);
        IEnumerable<string?> branches = [remote, .. s_defaultBranches.Select(static name => "origin/" + name), .. s_defaultBranches];
        foreach (var branch in branches.OfType<string>())
        {
            if (await TryRunAsync(directory, ["merge-base", "HEAD", branch], cancellationToken).ConfigureAwait(false) is { } commit)
            {
                return commit;
            }
        }

        if (await TryRunAsync(directory, ["rev-parse", "--git-dir"], cancellationToken).ConfigureAwait(false) is null)
        {
            throw new ToolingException($"{directory} is not in a Git repository, whose revisions could be compared. Name a folder with the former schemas as BASE: genie-secrets schema diff BASE, or genie-secrets review BASE");
        }

        throw new ToolingException("Git finds no merge base with origin/HEAD, main or master. Name the revision: genie-secrets schema diff BASE, or genie-secrets review BASE. In a workflow, fetch the history first: fetch-depth: 0");
    }

    /// <summary>Reads the schemas of a revision.</summary>
    /// <param name="folder">The path of the folder of schemas in the working tree.</param>
    /// <param name="revision">The revision: a commit, a branch, a tag.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The schemas. There are none, besides the present manifest, if the revision does not have the folder.</returns>
    /// <exception cref="ToolingException">Git does not know the revision.</exception>
    public static async Task<SecretsProject> LoadAsync(string folder, string revision, CancellationToken cancellationToken)
    {
        var commit = await TryRunAsync(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], cancellationToken).ConfigureAwait(false)
            ?? throw await UnknownAsync(folder, revision, cancellationToken).ConfigureAwait(false);
        List<SchemaText> texts = string.IsNullOrEmpty(await TryRunAsync(folder, ["ls-tree", "--name-only", commit, "./"], cancellationToken).ConfigureAwait(false))
            ? []
            : await ReadAsync(folder, revision, commit, cancellationToken).ConfigureAwait(false);
        var manifest = Path.Combine(folder, SchemaSet.ManifestFileName);
        if (texts.Count == 0 && File.Exists(manifest))
        {
            // The first schemas of a project: every category is new in the environments that the manifest lists now.
            texts.Add(new($"{revision}:{Path.GetFileName(folder)}/{SchemaSet.ManifestFileName}", await File.ReadAllTextAsync(manifest, cancellationToken).ConfigureAwait(false)));
        }

        return SecretsProject.Read(folder, texts);
    }

    private static async Task<ToolingException> UnknownAsync(string folder, string revision, CancellationToken cancellationToken)
    {
        var isShallow = await TryRunAsync(folder, ["rev-parse", "--is-shallow-repository"], cancellationToken).ConfigureAwait(false) == "true";
        return new($"Git does not know the revision '{revision}', and a folder of that name does not exist.{(isShallow ? " The clone is shallow. In a workflow, fetch the history first: fetch-depth: 0" : string.Empty)}");
    }

    private static async Task<List<SchemaText>> ReadAsync(string folder, string revision, string commit, CancellationToken cancellationToken)
    {
        List<SchemaText> texts = [];
        using var archive = new MemoryStream();
        await RunAsync(folder, ["archive", "--format=tar", commit, "--", "."], archive, cancellationToken).ConfigureAwait(false);
        archive.Position = 0;
        using var reader = new TarReader(archive);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            var name = entry.Name.TrimStart('.', '/');
            if (entry.DataStream is { } data && !name.Contains('/', StringComparison.Ordinal) && (name == SchemaSet.ManifestFileName || CategoryFileName.CategoryOf(name) is not null))
            {
                using var text = new StreamReader(data, leaveOpen: true);
                texts.Add(new($"{revision}:{Path.GetFileName(folder)}/{name}", await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false)));
            }
        }

        return texts;
    }

    private static async Task<string?> TryRunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        return await ExecuteAsync(directory, arguments, output, cancellationToken).ConfigureAwait(false) == 0
            ? System.Text.Encoding.UTF8.GetString(output.ToArray()).Trim()
            : null;
    }

    private static async Task RunAsync(string directory, IReadOnlyList<string> arguments, Stream output, CancellationToken cancellationToken)
    {
        var exitCode = await ExecuteAsync(directory, arguments, output, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw new ToolingException($"git {arguments[0]} failed with exit code {exitCode} in {directory}.");
        }
    }

    private static async Task<int> ExecuteAsync(string directory, IReadOnlyList<string> arguments, Stream output, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("git", ["--no-pager", .. arguments])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (Win32Exception e)
        {
            throw new ToolingException($"Git cannot be started: {e.Message}. Install it, or compare with a folder: genie-secrets schema diff FOLDER");
        }
    }
}
