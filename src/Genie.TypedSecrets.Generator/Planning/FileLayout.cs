using System.Globalization;
using Genie.TypedSecrets.Generator.Emitting;
using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Generator.Planning;

/// <summary>
/// Represents the assignment of categories to generated files. It is compared by value, and an added or removed category seldom changes it:
/// nothing in it is counted or numbered.
/// </summary>
/// <param name="IsSharded">Whether categories share files.</param>
/// <param name="Ambiguous">The identifiers that differ from another file's name in case only, in ordinal order.</param>
internal sealed record FileLayout(bool IsSharded, EquatableArray<string> Ambiguous)
{
    /// <summary>
    /// The maximum number of files for categories. Up to this number, each category has its own; beyond it, they share this many. What the
    /// compiler pays for generated files on every keystroke grows with the square of their number, and what it pays for an edit of
    /// one category with the size of its file; docs/benchmarks.md has the measurements.
    /// </summary>
    internal const int MaxFiles = 64;

    /// <summary>The root file.</summary>
    internal const string RootHint = "Secrets.g.cs";

    /// <summary>The name of the file that registers the secrets with a container.</summary>
    internal const string HostingHint = "Secrets.Hosting.g.cs";

    internal static FileLayout Of(EquatableArray<CategoryListing> categories)
    {
        if (categories.Count > MaxFiles)
        {
            return new(IsSharded: true, default);
        }

        // The compiler compares the names of generated files without regard to case, as some file systems do.
        var ambiguous = categories
            .Select(category => category.Identifier)
            .Append("Secrets")
            .GroupBy(identifier => identifier, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(identifier => identifier, StringComparer.Ordinal);
        return new(IsSharded: false, ambiguous.ToEquatableArray());
    }

    /// <summary>Gets the file of a category that has one of its own.</summary>
    internal string HintOf(CategorySource category) => Ambiguous.Contains(category.Identifier, StringComparer.Ordinal)
        ? string.Format(CultureInfo.InvariantCulture, "{0}.{1:x8}.g.cs", category.Identifier, StableHash.Of(category.Name))
        : category.Identifier + ".g.cs";

    /// <summary>Gets the shards with their content. Their number is constant, so that a change of one shard does not move the others.</summary>
    internal IReadOnlyList<Shard> Shards(EquatableArray<CategorySource> categories)
    {
        if (!IsSharded)
        {
            return [];
        }

        var members = new List<CategorySource>[MaxFiles];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = [];
        }

        foreach (var category in categories)
        {
            members[StableHash.Of(category.Name) % MaxFiles].Add(category);
        }

        return [.. members.Select((shard, number) => new Shard(
            string.Format(CultureInfo.InvariantCulture, "Secrets.Categories.{0:00}.g.cs", number),
            shard.OrderBy(category => category.Name, StringComparer.Ordinal).ToEquatableArray()))];
    }
}

/// <summary>Represents a file that several categories share. It is compared by value.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Categories">The categories in the file, by name in ordinal order; may be empty.</param>
internal sealed record Shard(string HintName, EquatableArray<CategorySource> Categories);
