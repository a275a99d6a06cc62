using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>
/// Represents everything that the meaning of one schema depends on: its text and the texts it refers to, directly or through others.
/// A value: an edit of any other file does not change it.
/// </summary>
/// <param name="Text">The schema.</param>
/// <param name="Siblings">The files it refers to.</param>
internal sealed record SchemaInput(SchemaText Text, EquatableArray<SchemaText> Siblings)
{
    /// <summary>Picks the files that a file refers to.</summary>
    /// <param name="file">The file.</param>
    /// <param name="shared">Every file that any file refers to.</param>
    internal static SchemaInput Of(SchemaFile file, SharedFiles shared)
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
            if (found.ContainsKey(path) || shared.Find(path) is not { } sibling)
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

    internal CategoryRead Read(CancellationToken cancellationToken) => new(Text.Path, CategoryReader.Read(Text, Siblings, cancellationToken));
}
