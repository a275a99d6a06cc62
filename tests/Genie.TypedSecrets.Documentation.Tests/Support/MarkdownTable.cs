namespace Genie.TypedSecrets.Documentation.Tests.Support;

/// <summary>The rows of the first table under a heading of a page.</summary>
internal static class MarkdownTable
{
    /// <summary>Gets the cells of each row, without the head and without the backticks around a whole cell.</summary>
    internal static IReadOnlyList<string[]> Under(string document, string heading)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, document))
            .SkipWhile(line => line.TrimStart('#', ' ') != heading || !line.StartsWith('#'))
            .Skip(1)
            .TakeWhile(static line => !line.StartsWith('#'))
            .SkipWhile(static line => !line.StartsWith('|'))
            .TakeWhile(static line => line.StartsWith('|'))
            .Skip(2);
        return [.. lines.Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray())];
    }
}
