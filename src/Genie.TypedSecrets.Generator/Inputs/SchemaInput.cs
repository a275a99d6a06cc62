using System.Collections.Immutable;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>
/// Everything that the meaning of one schema depends on: its text and the texts it refers to, directly or through others. A value:
/// an edit of any other file leaves it as it is.
/// </summary>
/// <param name="Text">The schema.</param>
/// <param name="Siblings">What it refers to.</param>
internal sealed record SchemaInput(SchemaText Text, EquatableArray<SchemaText> Siblings)
{
    /// <summary>Picks what a file refers to.</summary>
    /// <param name="file">The file.</param>
    /// <param name="shared">All files that any file refers to.</param>
    internal static SchemaInput Of(SchemaFile file, EquatableArray<SchemaFile> shared)
    {
        if (file.References.Count == 0)
        {
            return new(file.Text, default);
        }

        var found = new SortedDictionary<string, SchemaText>(StringComparer.Ordinal);
        var pending = new Stack<string>(file.References);
        while (pending.Count > 0)
        {
            var path = pending.Pop();
            var sibling = found.ContainsKey(path) ? null : shared.FirstOrDefault(candidate => candidate.Key == path);
            if (sibling is null)
            {
                continue;
            }

            found.Add(path, sibling.Text);
            foreach (var reference in sibling.References)
            {
                pending.Push(reference);
            }
        }

        return new(file.Text, found.Values.ToEquatableArray());
    }

    /// <summary>The paths that any file refers to, each once, in ordinal order.</summary>
    internal static EquatableArray<string> ReferencedPaths(ImmutableArray<string> references) =>
        references.Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal).ToEquatableArray();

    internal CategoryRead Read() => new(Text.Path, CategoryReader.Read(Text, Siblings));
}
