namespace Genie.TypedSecrets.Tooling.Catalog.Html;

/// <summary>Writes the article of a category.</summary>
internal static class HtmlCategory
{
    internal static void Write(HtmlWriter html, SecretsCatalog catalog, CatalogCategory category)
    {
        html.Open("article", ("id", category.Name), ("aria-labelledby", $"{category.Name}.title"), ("data-owner", category.Owner is null ? null : "=" + category.Owner)).Line();
        html.Open("div", ("class", "head")).Open("h2", ("id", $"{category.Name}.title")).Element("a", category.Name, ("href", $"#{category.Name}")).Close();
        if (category.IsDeprecated)
        {
            html.Element("span", "deprecated", ("class", "badge warn"));
        }

        html.Close().Line();
        if (category.Title is { } title)
        {
            html.Element("p", title, ("class", "title"));
        }

        if (category.Description is { } description)
        {
            html.Element("p", description, ("class", "lead"));
        }

        WriteFacts(html, category);
        WriteSecrets(html, category);
        html.Element("h3", category.IsWholeValue ? "Value" : "Keys").Line();
        HashSet<string> anchors = new(StringComparer.Ordinal);
        foreach (var key in category.Keys)
        {
            HtmlKey.Write(html, category, key, $"{category.Name}/{CatalogText.Unique(HtmlKey.AnchorOf(key), anchors)}");
        }

        WriteReaders(html, catalog, category);
        html.Close().Line();
    }

    private static void WriteFacts(HtmlWriter html, CatalogCategory category)
    {
        html.Open("dl", ("class", "facts"));
        Fact("Owner", () => html.Element("span", category.Owner ?? "not known", ("class", category.Owner is null ? "faint" : null)));
        if (category.RotationDays is { } days)
        {
            Fact("Rotation", () => html.Text(CatalogText.Rotation(days)));
        }

        if (category.Tags.Count > 0)
        {
            Fact("Tags", () => Codes(html, category.Tags.Select(static tag => $"{tag.Key}={tag.Value}")));
        }

        if (category.FormerNames.Count > 0)
        {
            Fact("Formerly", () => Codes(html, category.FormerNames));
        }

        Fact("Schema", () => html.Element("code", category.SchemaFile));
        html.Close().Line();

        void Fact(string name, Action value)
        {
            html.Open("div").Element("dt", name).Open("dd");
            value();
            html.Close().Close();
        }
    }

    internal static void Codes(HtmlWriter html, IEnumerable<string> texts)
    {
        var isFirst = true;
        foreach (var text in texts)
        {
            html.Raw(isFirst ? string.Empty : ", ").Element("code", text);
            isFirst = false;
        }
    }

    private static void WriteSecrets(HtmlWriter html, CatalogCategory category)
    {
        html.Open("ul", ("class", "secrets"), ("aria-label", $"Secrets of {category.Name}, by environment")).Line();
        foreach (var secret in category.Secrets)
        {
            html.Open("li", ("data-environment", "=" + secret.Environment), ("data-accessor", secret.Accessor));
            html.Element("span", secret.Environment, ("class", "environment")).Text(" ").Element("code", secret.Name, ("class", "copy")).Text(" ");
            if (secret.State is { } state)
            {
                html.Open("span", ("class", "state")).Element("span", CatalogText.State(state), ("class", state.State switch { "ok" => "badge good", "overdue" => "badge warn", _ => "badge bad" }));
                Time(html, " changed ", state.ChangedAt);
                Time(html, ", rotation due ", state.RotationDueAt);
                Time(html, ", last read ", state.AccessedAt);
                html.Close();
            }

            html.Close().Line();
        }

        html.Close().Line();
    }

    private static void Time(HtmlWriter html, string words, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            html.Text(words).Element("time", CatalogText.Day(at), ("datetime", CatalogText.Day(at)));
        }
    }

    private static void WriteReaders(HtmlWriter html, SecretsCatalog catalog, CatalogCategory category)
    {
        html.Element("h3", "Read by").Line();
        if (category.Readers.Count == 0)
        {
            html.Element("p", catalog.Jobs.Count == 0 ? "Not known: no usage reports were given." : "None of the jobs whose usage is known.", ("class", "faint")).Line();
            return;
        }

        html.Open("ul", ("class", "readers")).Line();
        foreach (var reader in category.Readers)
        {
            html.Open("li").Open("details").Open("summary").Element("strong", reader.Job).Text(" ").Element("span", $"{CatalogText.Environments(reader)} · {CatalogText.Keys(category, reader)}", ("class", "faint")).Close();
            html.Open("ul");
            foreach (var read in reader.Reads)
            {
                html.Open("li").Element("code", read.ToString()).Close();
            }

            html.Close().Close().Close().Line();
        }

        html.Close().Line();
    }
}
