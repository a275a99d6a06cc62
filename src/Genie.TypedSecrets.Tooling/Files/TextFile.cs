using System.Text;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Files;

/// <summary>Reads and writes text files that people name. A failed write leaves the former content.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The limit of a text, in bytes. A usage report of a large program has a few megabytes.</summary>
    internal const int MaxTextLength = 64 * 1024 * 1024;

    /// <summary>Reads the bytes of a file that contains a value.</summary>
    /// <param name="path">The path.</param>
    /// <param name="shown">The path as it is shown.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ToolingException">The file does not exist, or is larger than <see cref="BoundedBuffer.MaxValueLength"/>.</exception>
    public static byte[] ReadBytes(string path, string shown) => ReadBytes(path, shown, BoundedBuffer.MaxValueLength);

    /// <summary>Reads a text: UTF-8, or UTF-16 and UTF-32 with a byte order mark.</summary>
    /// <param name="path">The path.</param>
    /// <param name="shown">The path as it is shown.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ToolingException">The file does not exist, is larger than 64 MiB, or is not such text.</exception>
    public static string Read(string path, string shown) => Read(path, shown, out _);

    /// <summary>Reads a text, and gets the encoding that it is written back in.</summary>
    /// <param name="path">The path.</param>
    /// <param name="shown">The path as it is shown.</param>
    /// <param name="encoding">The encoding.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ToolingException">The file does not exist, is larger than 64 MiB, or is not such text.</exception>
    public static string Read(string path, string shown, out Encoding encoding)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(ReadBytes(path, shown, MaxTextLength)), s_utf8, detectEncodingFromByteOrderMarks: true);
            var text = reader.ReadToEnd();
            encoding = reader.CurrentEncoding;
            return text;
        }
        catch (DecoderFallbackException)
        {
            throw new ToolingException($"{shown} is not UTF-8 text. Save it as UTF-8.");
        }
    }

    /// <summary>Writes a text, so that a reader sees the former file or the new one.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The text.</param>
    /// <param name="encoding">The encoding; null for UTF-8 without a byte order mark.</param>
    /// <exception cref="ToolingException">It cannot be written. The file is as it was.</exception>
    public static void Write(string path, string text, Encoding? encoding = null)
    {
        if (UnixFiles.GetKind(path) == FileKind.Special)
        {
            // A pipe or /dev/stdout has no former content.
            File.WriteAllText(path, text, encoding ?? s_utf8);
            return;
        }

        // A link stays a link.
        var file = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (File.Exists(file))
            {
                // As readable as the file that it replaces.
                File.Copy(file, temporary);
            }

            File.WriteAllText(temporary, text, encoding ?? s_utf8);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolingException($"{path} was not written, and nothing was changed. {Describe(e, path, temporary)}");
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static string Describe(Exception e, string path, string temporary) =>
        LocalFiles.IsDiskFull(e) ? "The disk is full: free some space and try again."
        : Directory.Exists(path) ? "It is a folder: name a file."
        : e is DirectoryNotFoundException ? "Its folder does not exist: create it, or name another one."
        : e is UnauthorizedAccessException ? "Writing to its folder is not permitted: change the permissions, or name another one."
        : $"The system reports: {e.Message.Replace(temporary, path, StringComparison.Ordinal)}";

    /// <summary>Reads the bytes of a file up to a limit.</summary>
    internal static byte[] ReadBytes(string path, string shown, int maxLength)
    {
        ThrowIfNoFile(path, shown);
        using var file = File.OpenRead(path);
        using BoundedBuffer content = new(maxLength, shown);
        while (file.Read(content.Free.Span) is > 0 and var count)
        {
            content.Advance(count);
        }

        return content.ToArray();
    }

    private static void ThrowIfNoFile(string path, string shown)
    {
        if (Directory.Exists(path))
        {
            throw new ToolingException($"{shown} is a folder. Name a file.");
        }

        if (!File.Exists(path))
        {
            throw new ToolingException($"The file {shown} does not exist.");
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
