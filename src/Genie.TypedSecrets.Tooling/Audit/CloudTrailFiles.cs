using System.IO.Compression;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Finds and opens the files that CloudTrail delivers.</summary>
internal static class CloudTrailFiles
{
    private static readonly string[] s_extensions = [".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"];

    /// <summary>Gets the files of paths: a file as it is, and of a folder every log file in it and below it, in ordinal order.</summary>
    /// <exception cref="ToolingException">A path does not exist, or a folder has no log file.</exception>
    internal static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        List<string> files = [];
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var before = files.Count;
                files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Where(static file => s_extensions.Any(extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
                    .Order(StringComparer.Ordinal));
                if (files.Count == before)
                {
                    throw new ToolingException($"{path} has no log file of CloudTrail (*.json, *.json.gz). Copy them from the bucket of the trail: aws s3 sync s3://<bucket>/AWSLogs/<account>/CloudTrail {path}");
                }
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw new ToolingException($"{path} does not exist. Copy the log files from the bucket of the trail: aws s3 sync s3://<bucket>/AWSLogs/<account>/CloudTrail logs");
            }
        }

        return [.. files.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Opens a stream of log text, which is decompressed if it begins as gzip does.</summary>
    /// <param name="file">The content of the file. It must be possible to seek in it.</param>
    internal static Stream Decompress(Stream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic is [0x1F, 0x8B];
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
