using System.Text;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Writes the files of a catalogue: all of them, or none.</summary>
public static class CatalogFolder
{
    // A page of a category that is gone is recognized by it.
    internal const string PageMark = "<!-- Written by genie-secrets catalog. -->";

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files. Pages of categories that the catalogue no longer has are removed.</summary>
    /// <param name="folder">The folder, which is created if it is missing.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="ToolingException">They cannot be written. The folder has what it had before.</exception>
    public static void Write(string folder, IReadOnlyList<CatalogFile> files) => Write(folder, files, static (path, content) => File.WriteAllText(path, content, s_encoding));

    internal static void Write(string folder, IReadOnlyList<CatalogFile> files, Action<string, string> write)
    {
        ArgumentNullException.ThrowIfNull(files);
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
            throw new ToolingException($"The catalogue could not be written to {folder}: {e.Message} Free space or choose another folder with --output.");
        }
        finally
        {
            foreach (var (temporary, _) in written)
            {
                Remove(temporary);
            }
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
