namespace Genie.TypedSecrets.Tooling.Catalog.Markdown;

/// <summary>Renders the page of a category.</summary>
internal static class MarkdownPage
{
    internal static string Render(SecretsCatalog catalog, CatalogCategory category, string index)
    {
        MarkdownText text = new();
        text.Line(CatalogFolder.PageMark).Line().Line($"# {MarkdownText.Escape(category.Name)}").Line();
        text.Line($"[All secrets of {MarkdownText.Escape(catalog.Project)}]({index})").Line();
        if (category.IsDeprecated)
        {
            text.Line("> **Deprecated.** New code should not read it.").Line();
        }

        WriteText(text, category.Title, category.Description);
        WriteFacts(text, category);
        WriteSecrets(text, category);
        text.Line().Line("## Keys").Line();
        text.Table(
            ["Key", "Type", "C#", "What it is for"],
            category.Keys.Select(key => new[] { Name(key), MarkdownText.Escape(key.Type) + Qualifiers(key), MarkdownText.Code(key.CSharpType), Describe(key) }));
        WriteUse(text, category);
        WriteReaders(text, catalog, category);
        return text.ToString();
    }

    private static void WriteText(MarkdownText text, string? title, string? description)
    {
        if (title is not null)
        {
            text.Line($"**{MarkdownText.Escape(title)}**").Line();
        }

        if (description is not null)
        {
            text.Line(MarkdownText.Escape(description)).Line();
        }
    }

    private static void WriteFacts(MarkdownText text, CatalogCategory category)
    {
        text.Line($"- Owner: {MarkdownText.Escape(category.Owner ?? "not known")}");
        if (category.RotationDays is { } days)
        {
            text.Line($"- Rotation: {CatalogText.Rotation(days)}");
        }

        if (category.FormerNames.Count > 0)
        {
            text.Line($"- Formerly: {string.Join(", ", category.FormerNames.Select(MarkdownText.Code))}");
        }

        if (category.Tags.Count > 0)
        {
            text.Line($"- Tags: {string.Join(", ", category.Tags.Select(static tag => MarkdownText.Code($"{tag.Key}={tag.Value}")))}");
        }

        text.Line($"- Schema: {MarkdownText.Code(category.SchemaFile)}");
    }

    private static void WriteSecrets(MarkdownText text, CatalogCategory category)
    {
        text.Line().Line("## Environments").Line();
        var hasStates = category.Secrets.Any(static secret => secret.State is not null);
        string[] columns = ["Environment", "Secret", "In code", .. hasStates ? new[] { "State", "Changed", "Rotation due", "Last read" } : []];
        text.Table(columns, category.Secrets.Select(secret => (string[])
        [
            MarkdownText.Escape(secret.Environment),
            MarkdownText.Code(secret.Name),
            MarkdownText.Code(secret.Accessor),
            .. hasStates ? new[] { MarkdownText.Escape(CatalogText.State(secret.State)), Day(secret.State?.ChangedAt), Day(secret.State?.RotationDueAt), Day(secret.State?.AccessedAt) } : [],
        ]));
    }

    private static void WriteUse(MarkdownText text, CatalogCategory category)
    {
        var secret = category.Secrets[0];
        CatalogKey[] keys = [.. category.Keys.Where(static key => !key.IsGroup)];
        text.Line().Line("## Use").Line();
        text.Line($"In code, here for {MarkdownText.Escape(secret.Environment)}:").Line();
        text.CodeBlock("csharp", keys.Select(key => key.AccessorIn(secret)));
        text.Line().Line("To set a value:").Line();
        text.CodeBlock("console", keys.Select(key => CatalogCommands.Set(category, key, secret.Name)).Distinct(StringComparer.Ordinal));
    }

    private static void WriteReaders(MarkdownText text, SecretsCatalog catalog, CatalogCategory category)
    {
        text.Line().Line("## Read by").Line();
        if (category.Readers.Count == 0)
        {
            text.Line(catalog.Jobs.Count == 0 ? "Not known: no usage reports were given." : "None of the jobs whose usage is known.");
            return;
        }

        text.Table(
            ["Job", "Environments", "Keys", "Where"],
            category.Readers.Select(reader => new[]
            {
                MarkdownText.Escape(reader.Job),
                MarkdownText.Escape(CatalogText.Environments(reader)),
                MarkdownText.Escape(CatalogText.Keys(category, reader)),
                string.Join("<br>", reader.Reads.Select(static read => MarkdownText.Code(read.ToString()))),
            }));
    }

    private static string Name(CatalogKey key) => key.Path.Length == 0 ? "the whole value" : MarkdownText.Code(key.Path);

    private static string Qualifiers(CatalogKey key) => string.Concat(
        key.IsRequired ? string.Empty : "; optional",
        key.DefaultJson is { } json ? $", {MarkdownText.Code(json)} by default" : string.Empty,
        key is { IsSensitive: false, IsGroup: false } ? "; not sensitive" : string.Empty);

    private static string Describe(CatalogKey key)
    {
        string?[] parts =
        [
            key.IsDeprecated ? "**Deprecated.**" : null,
            key.Alternative is { } condition ? $"Where {MarkdownText.Code(condition)}." : null,
            key.Title is { } title ? MarkdownText.Escape(title) : null,
            key.Description is { } description ? MarkdownText.Escape(description) : null,
            key.Owner is { } owner ? $"Owner: {MarkdownText.Escape(owner)}." : null,
            key.RotationDays is { } days ? $"Rotated {CatalogText.Rotation(days)}." : null,
            key.FormerNames.Count > 0 ? $"Formerly {string.Join(", ", key.FormerNames.Select(MarkdownText.Code))}." : null,
            key.ExamplesJson.Count > 0 ? $"Example: {string.Join(", ", key.ExamplesJson.Select(MarkdownText.Code))}." : null,
        ];
        return string.Join(" ", parts.OfType<string>());
    }

    private static string Day(DateTimeOffset? time) => time is { } at ? CatalogText.Day(at) : string.Empty;
}
