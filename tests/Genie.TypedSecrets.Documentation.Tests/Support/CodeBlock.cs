namespace Genie.TypedSecrets.Documentation.Tests.Support;

/// <summary>Represents a fenced block of a document.</summary>
/// <param name="Document">The document, from the repository's root.</param>
/// <param name="Line">The line of its fence, counted from one.</param>
/// <param name="Language">The language that the fence names.</param>
/// <param name="Code">Its lines, without the indentation of a list around it.</param>
internal sealed record CodeBlock(string Document, int Line, string Language, string Code)
{
    /// <summary>Gets whether the block contains only <c>using</c> directives, which then apply to all blocks of the page.</summary>
    internal bool IsUsings => Language == "csharp" && Lines.All(static line => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal));

    private IEnumerable<string> Lines => Code.Split('\n').Where(static line => line.Trim().Length > 0);

    internal string AsGlobalUsings() => string.Join('\n', Lines.Select(static line => $"global {line}"));

    internal static IEnumerable<CodeBlock> In(string document)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, document));
        for (var i = 0; i < lines.Length; i++)
        {
            var fence = lines[i].TrimStart();
            if (!fence.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var (start, indent) = (i, lines[i].Length - fence.Length);
            var code = new List<string>();
            while (++i < lines.Length && !lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                code.Add(lines[i].Length >= indent ? lines[i][indent..] : lines[i]);
            }

            yield return new CodeBlock(document, start + 1, fence[3..].Trim(), string.Join('\n', code));
        }
    }

    public override string ToString() => $"{Document}:{Line}";
}
