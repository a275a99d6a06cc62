using System.Text;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Tooling.Catalog.Html;

/// <summary>Writes a key: what it is, the code that reads it, and the command that sets it.</summary>
internal static class HtmlKey
{
    /// <summary>Gets the part of a link behind the category: <c>github-token</c>, <c>external-api.key</c>.</summary>
    internal static string AnchorOf(CatalogKey key) => key.Names.Count == 0 ? "value" : string.Join('.', key.Names.Select(static name => Slug(name)));

    internal static void Write(HtmlWriter html, CatalogCategory category, CatalogKey key, string id)
    {
        html.Open("section", ("class", key.IsGroup ? "key group" : "key"), ("id", id), ("data-depth", key.Names.Count > 1 ? Math.Min(key.Names.Count - 1, 4).ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
        html.Open("div", ("class", "line")).Open("h4").Element("a", key.Path.Length == 0 ? category.Name : key.Path, ("href", $"#{id}")).Close();
        html.Element("span", key.Type, ("class", "type"));
        WriteBadges(html, key);
        html.Close();
        if (key.Title is { } title)
        {
            html.Element("p", title, ("class", "title"));
        }

        if (key.Description is { } description)
        {
            html.Element("p", description);
        }

        WriteDetails(html, category, key);
        if (!key.IsGroup)
        {
            var secret = category.Secrets[0];
            html.Open("div", ("class", "use"));
            html.Open("pre", ("class", "copy"), ("aria-label", "Code")).Open("code");
            html.Text(key.AccessorPrefix).Element("span", secret.Accessor, ("data-accessor", string.Empty)).Text(key.AccessorSuffix).Close().Close();
            var command = CatalogCommands.Set(category, key, Marker);
            var at = command.IndexOf(Marker, StringComparison.Ordinal);
            html.Open("pre", ("class", "copy command"), ("aria-label", "Command")).Open("code");
            html.Text(command[..at]).Element("span", CommandArgument.Quote(secret.Name)!, ("data-secret", string.Empty)).Text(command[(at + Marker.Length)..]).Close().Close();
            html.Close();
        }

        html.Close().Line();
    }

    // Replaced by the secret's name, which the page changes with the environment.
    private const string Marker = "SECRET-NAME";

    private static void WriteBadges(HtmlWriter html, CatalogKey key)
    {
        if (key.IsDeprecated)
        {
            html.Element("span", "deprecated", ("class", "badge warn"));
        }

        if (!key.IsRequired)
        {
            html.Element("span", "optional", ("class", "badge"));
        }

        if (!key.IsGroup)
        {
            html.Element("span", key.IsSensitive ? "sensitive" : "not sensitive", ("class", key.IsSensitive ? "badge accent" : "badge"));
        }
    }

    private static void WriteDetails(HtmlWriter html, CatalogCategory category, CatalogKey key)
    {
        html.Open("p", ("class", "details"));
        Part(string.Empty, "C# ", [key.CSharpType]);
        Part(key.Alternative, "Where ", key.Alternative is null ? [] : [key.Alternative]);
        Part(key.DefaultJson, "Default ", key.DefaultJson is null ? [] : [key.DefaultJson]);
        Part(key.ExamplesJson.Count > 0 ? string.Empty : null, "Example ", key.ExamplesJson);
        Part(key.FormerNames.Count > 0 ? string.Empty : null, "Formerly ", key.FormerNames);
        if (key.Owner is { } owner)
        {
            html.Open("span").Text($"Owner {owner}").Close().Text(" ");
        }

        if (key.RotationDays is { } days)
        {
            html.Open("span").Text($"Rotated {CatalogText.Rotation(days)}").Close().Text(" ");
        }

        if (string.Join(", ", category.JobsThatRead(key)) is { Length: > 0 } jobs)
        {
            html.Open("span").Text($"Read by {jobs}").Close().Text(" ");
        }

        html.Close();

        void Part(string? condition, string words, IReadOnlyList<string> codes)
        {
            if (condition is not null)
            {
                html.Open("span").Text(words);
                HtmlCategory.Codes(html, codes);
                html.Close().Text(" ");
            }
        }
    }

    // Letters and digits of all languages stay, in lower case. Everything else becomes a hyphen.
    private static string Slug(string name)
    {
        if (name == "*")
        {
            return "any";
        }

        var slug = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } result ? result : "key";
    }
}
