using System.Text;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Git;

/// <summary>Finds the folder of schemas in a commit.</summary>
internal sealed class GitFolder(GitRepository repository, string commit)
{
    /// <summary>Finds the folder that a folder of the working tree was in the commit: the one with the same path, or the one that it was moved from.</summary>
    /// <returns>The path from the root of the repository, empty for the root itself; null if the commit does not have the schemas.</returns>
    internal async Task<string?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.GetRelativePath(Real(repository.Root), Real(folder)).Replace('\\', '/');
        path = path == "." ? string.Empty : path;
        return await HasFolderAsync(path, cancellationToken).ConfigureAwait(false) ? path : await FindFormerAsync(folder, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> HasFolderAsync(string path, CancellationToken cancellationToken) =>
        !path.StartsWith("../", StringComparison.Ordinal) && (await repository.RunAsync(cancellationToken, "cat-file", "-t", $"{commit}:{path}").ConfigureAwait(false)).Text == "tree";

    // The folder of the same project that the working tree no longer has. Another folder of the project is not a former one.
    private async Task<string?> FindFormerAsync(string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, SchemaSet.ManifestFileName)) || SecretsProject.Load(folder).Manifest?.Project is not { } project)
        {
            return null;
        }

        List<string> found = [];
        foreach (var manifest in await ManifestsAsync(cancellationToken).ConfigureAwait(false))
        {
            var path = manifest[..^SchemaSet.ManifestFileName.Length].TrimEnd('/');
            var present = Path.Combine(repository.Root, path);
            if ((!File.Exists(Path.Combine(repository.Root, manifest)) || Real(present) == Real(folder)) && await ProjectOfAsync(manifest, cancellationToken).ConfigureAwait(false) == project)
            {
                found.Add(path);
            }
        }

        return found is [var only] ? only : null;
    }

    private async Task<IEnumerable<string>> ManifestsAsync(CancellationToken cancellationToken)
    {
        var files = await repository.RunAsync(cancellationToken, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit).ConfigureAwait(false);
        return Encoding.UTF8.GetString(files.Output).Split('\0').Where(static file => file == SchemaSet.ManifestFileName || file.EndsWith("/" + SchemaSet.ManifestFileName, StringComparison.Ordinal));
    }

    private async Task<string?> ProjectOfAsync(string manifest, CancellationToken cancellationToken) =>
        (await repository.RunAsync(cancellationToken, "cat-file", "blob", $"{commit}:{manifest}").ConfigureAwait(false)).Text is { } text
            ? SecretsProject.Read(string.Empty, [new SchemaText(manifest, text)]).Manifest?.Project
            : null;

    // Git resolves links in the path of the working tree.
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        full = Path.Combine(Real(parent), Path.GetFileName(full));
        return Directory.Exists(full) && Directory.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? Real(target.FullName) : full;
    }
}
