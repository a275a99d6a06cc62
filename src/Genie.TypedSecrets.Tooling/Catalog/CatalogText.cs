using System.Globalization;
using Genie.TypedSecrets.Tooling.Rendering;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Words what all formats of a catalog say in the same way.</summary>
internal static class CatalogText
{
    internal static string Rotation(int days) => days switch
    {
        1 => "every day",
        7 => "every week",
        _ => $"every {days.ToString(CultureInfo.InvariantCulture)} days",
    };

    internal static string State(CatalogState? state) => state?.State switch
    {
        null => "not known",
        "ok" => "present",
        "no-value" => "without a value",
        "deleted" => "scheduled for deletion",
        "overdue" => "rotation overdue",
        var other => other,
    };

    internal static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Environments(CatalogReader reader) => reader.IsByName
        ? "by the secret's name"
        : string.Join(", ", reader.Environments.Select(static name => name == UsageReport.CurrentEnvironment ? "the one it runs in" : name));

    internal static string Keys(CatalogCategory category, CatalogReader reader) =>
        category.IsWholeValue || reader.Keys.Count == 0 ? "the whole value" : string.Join(", ", reader.Keys);

    internal static string Counts(SecretsCatalog catalog) => string.Join(", ", new[]
    {
        Plural.Of(catalog.Categories.Count, "category", "categories"),
        Plural.Of(catalog.Environments.Count, "environment", "environments"),
        catalog.Jobs.Count > 0 ? Plural.Of(catalog.Jobs.Count, "job", "jobs") : null,
    }.OfType<string>());

    /// <summary>Gets the first sentence of a description, for a list.</summary>
    internal static string? FirstSentence(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    /// <summary>Makes a name unique by a number at its end.</summary>
    internal static string Unique(string name, HashSet<string> taken, int maxLength = int.MaxValue)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            var suffix = $"-{i.ToString(CultureInfo.InvariantCulture)}";
            unique = name[..Math.Min(name.Length, maxLength - suffix.Length)] + suffix;
        }

        return unique;
    }
}
