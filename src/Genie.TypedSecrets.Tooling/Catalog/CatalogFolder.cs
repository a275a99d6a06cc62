using System.Text;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Writes the files of a catalog: all of them, or none.</summary>
public static class CatalogFolder
{
    // A page of a category that is gone is recognized by it.
    internal const string PageMark = "<!-- Written by genie-secrets catalog. -->";

    // What the catalog's own files contain, by format.
    private static readonly string[] s_marks = [PageMark, "Written by <code>genie-secrets catalog</code>", "Written by genie-secrets catalog. Register"];

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files. Pages of categories that the catalog no longer has are removed.</summary>
    /// <param name="folder">The folder, which is created if it is missing.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="ToolingException">They cannot be written. The folder has what it had before.</exception>
    public static void Write(string folder, IReadOnlyList<CatalogFile> files) => Write(folder, files, static (path, content) => File.WriteAllText(path, content, s_encoding));

    internal static void Write(string folder, IReadOnlyList<CatalogFile> files, Action<string, string> write)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (folder.Length == 0 || File.Exists(folder))
        {
            throw new ToolingException(folder.Length == 0 ? "The folder to write the catalog to is empty. If it comes from a variable, check that the variable is set." : $"{folder} is a file. Name a folder with --output.");
        }

        List<(string Temporary, string Final)> written = [];
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in files)
            {
                // Written beside the file, so that a full disk is noticed before the first file is replaced.
                var final = Path.Combine(folder, file.Path);
                written.Add(($"{final}.{Guid.NewGuid():N}.tmp", final));
                if (Directory.Exists(final))
                {
                    throw new IOException($"{file.Path} is a folder.");
                }

                ThrowIfForeign(final, file);

                write(written[^1].Temporary, file.Content);
            }

            foreach (var (temporary, final) in written)
            {
                File.Move(temporary, final, overwrite: true);
            }

            RemoveFormerPages(folder, files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolingException($"The catalog could not be written to {folder}. Free some disk space, allow the access, or choose another folder with --output. The system reports: {e.Message}");
        }
        finally
        {
            foreach (var (temporary, _) in written)
            {
                Remove(temporary);
            }
        }
    }

    // Such as the README.md of the repository: the catalog replaces only what it wrote.
    private static void ThrowIfForeign(string path, CatalogFile file)
    {
        if (File.Exists(path) && Array.Find(s_marks, mark => file.Content.Contains(mark, StringComparison.Ordinal)) is { } mark && !File.ReadAllText(path).Contains(mark, StringComparison.Ordinal))
        {
            throw new ToolingException($"{path} was not written by genie-secrets catalog, and is not replaced. Choose another folder with --output, or delete the file.");
        }
    }

    private static void RemoveFormerPages(string folder, IReadOnlyList<CatalogFile> files)
    {
        if (!files.Any(static file => file.Content.StartsWith(PageMark, StringComparison.Ordinal)))
        {
            return;
        }

        var current = files.Select(static file => file.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Directory.EnumerateFiles(folder, "*.md").Where(path => !current.Contains(Path.GetFileName(path))).ToArray())
        {
            if (File.ReadLines(path).FirstOrDefault() == PageMark)
            {
                File.Delete(path);
            }
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure that is reported is the first one.
        }
    }
}
