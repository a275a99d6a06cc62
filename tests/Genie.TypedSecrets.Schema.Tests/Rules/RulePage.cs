using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Tests.Rules;

/// <summary>The examples of a rule's page.</summary>
/// <remarks>
/// Blocks from a line that starts with "Bad" on are one bad set of files, those from "Good" on a good one. A block is fenced as
/// <c>json</c> with the file's name behind it; a category where it has none. One that begins with a quote is keys of a category.
/// </remarks>
internal sealed record RulePage(string Id, IReadOnlyList<SchemaText> Bad, IReadOnlyList<SchemaText> Good)
{
    internal static RulePage Read(string id)
    {
        var (bad, good) = (new List<SchemaText>(), new List<SchemaText>());
        List<SchemaText>? files = null;
        var lines = File.ReadAllLines(Repository.PathOf($"docs/rules/{id}.md"));
        for (var i = 0; i < lines.Length; i++)
        {
            files = lines[i].StartsWith("Bad", StringComparison.Ordinal) ? bad
                : lines[i].StartsWith("Good", StringComparison.Ordinal) ? good
                : files;
            if (lines[i].StartsWith("```json", StringComparison.Ordinal))
            {
                var name = lines[i]["```json".Length..].Trim();
                var text = string.Join('\n', lines.Skip(i + 1).TakeWhile(line => line != "```"));
                files.ShouldNotBeNull($"{id}: a block before the words Bad and Good").Add(Example(name, text));
                i += text.Count(c => c == '\n') + 2;
            }
        }

        return new RulePage(id, bad, good);
    }

    private static SchemaText Example(string name, string text) => new(
        name.Length == 0 ? "example.schema.json" : name,
        text.StartsWith('"') ? SchemaFiles.Keys(text) : text);
}
