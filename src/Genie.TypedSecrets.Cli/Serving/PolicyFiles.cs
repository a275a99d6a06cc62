using System.Text.Json;
using Genie.TypedSecrets.Tooling;
using Genie.TypedSecrets.Tooling.Files;

namespace Genie.TypedSecrets.Cli.Serving;

/// <summary>Reads the files of <c>--policy</c>.</summary>
internal static class PolicyFiles
{
    /// <exception cref="ToolingException">A file can't be read.</exception>
    internal static List<string> Read(CommandRun run, IReadOnlyList<FileInfo> files)
    {
        var documents = new List<string>();
        foreach (var file in files)
        {
            try
            {
                documents.AddRange(Split(TextFile.Read(run.FullPath(file.ToString()), file.ToString())));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ToolingException($"The policy {file} can't be read: {e.Message}");
            }
        }

        return documents;
    }

    // The command iam writes an array where one policy would be too large. Anything else is one document, and the emulator says what is wrong with it.
    private static IEnumerable<string> Split(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select(static document => document.GetRawText())] : [text];
        }
        catch (JsonException)
        {
            return [text];
        }
    }
}
