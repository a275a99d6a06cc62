using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Generator.Tests.Shapes;

/// <summary>Represents a section of <c>docs/shapes.md</c>: a secret's schema, a stored value, and the code that reads it.</summary>
/// <param name="Title">The section's heading.</param>
/// <param name="Category">The category, from the schema's file name.</param>
/// <param name="Schema">The schema.</param>
/// <param name="SecretName">The name under which the value is stored.</param>
/// <param name="IsJson">Whether the value is shown as JSON; otherwise as text.</param>
/// <param name="Value">The stored value.</param>
/// <param name="Code">The code.</param>
/// <param name="Prose">The lines that are not code.</param>
internal sealed partial record Shape(string Title, string Category, string Schema, string SecretName, bool IsJson, string Value, string Code, string Prose)
{
    /// <summary>Reads the sections of the page: each heading of the third level is a shape.</summary>
    internal static IReadOnlyList<Shape> ReadAll(string page) => [.. Section().Split(page.ReplaceLineEndings("\n")).Skip(1).Select(Read)];

    public override string ToString() => Title;

    private static Shape Read(string section)
    {
        var title = section[..section.IndexOf('\n', StringComparison.Ordinal)].Trim();
        var prose = Block().Replace(section, "\n");
        List<(string Language, string Text)> blocks = [.. Block().Matches(section).Select(match => (match.Groups["language"].Value, match.Groups["text"].Value))];
        string.Join(" ", blocks.Select(block => block.Language)).ShouldBeOneOf("json json csharp", "json text csharp");
        return new(
            title,
            Only(SchemaName(), prose, title),
            blocks[0].Text,
            Only(StoredName(), prose, title),
            blocks[1].Language == "json",
            blocks[1].Text,
            blocks[2].Text,
            prose);
    }

    private static string Only(Regex pattern, string prose, string title)
    {
        var matches = pattern.Matches(prose);
        matches.Count.ShouldBe(1, $"'{title}' has one line for {pattern}");
        return matches[0].Groups["name"].Value;
    }

    [GeneratedRegex(@"^### ", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^`schemas/(?<name>[a-z0-9-]+)\.schema\.json`:$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaName();

    [GeneratedRegex(@"^Stored as `(?<name>[^`]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StoredName();
}
