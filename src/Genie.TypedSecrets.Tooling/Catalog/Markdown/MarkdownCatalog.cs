using System.Text;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Catalog.Markdown;

/// <summary>Renders a catalog as Markdown: an index, and a page for each category.</summary>
internal static class MarkdownCatalog
{
    private const string Index = "README.md";

    internal static IReadOnlyList<CatalogFile> Render(SecretsCatalog catalog)
    {
        // File systems may not distinguish case, and one page is the index.
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { Path.GetFileNameWithoutExtension(Index) };
        var pages = catalog.Categories.Select(category => (Category: category, File: CatalogText.Unique(category.Name, taken) + ".md")).ToArray();
        return [new(Index, RenderIndex(catalog, pages)), .. pages.Select(page => new CatalogFile(page.File, MarkdownPage.Render(catalog, page.Category, Index)))];
    }

    private static string RenderIndex(SecretsCatalog catalog, (CatalogCategory Category, string File)[] pages)
    {
        MarkdownText text = new();
        text.Line(CatalogFolder.PageMark).Line().Line($"# Secrets of {MarkdownText.Escape(catalog.Project)}").Line();
        text.Line($"{CatalogText.Counts(catalog)}. No value of a secret is on these pages.").Line();
        text.Table(
            ["Category", "What it is for", "Owner", "Environments", "Keys", "Rotation", "Read by"],
            pages.Select(static page => new[]
            {
                MarkdownText.Link(page.Category.Name, page.File) + (page.Category.IsDeprecated ? " (deprecated)" : string.Empty),
                MarkdownText.Escape(CatalogText.FirstSentence(page.Category.Description ?? page.Category.Title) ?? string.Empty),
                MarkdownText.Escape(page.Category.Owner ?? "not known"),
                MarkdownText.Escape(string.Join(", ", page.Category.Secrets.Select(Show))),
                page.Category.Keys.Count(static key => !key.IsGroup).ToString(System.Globalization.CultureInfo.InvariantCulture),
                page.Category.RotationDays is { } days ? CatalogText.Rotation(days) : string.Empty,
                MarkdownText.Escape(string.Join(", ", page.Category.Readers.Select(static reader => reader.Job).Distinct(StringComparer.Ordinal))),
            }));
        text.Line().Line("## Environments").Line();
        text.Table(
            ["Environment", "Regions", "In code"],
            catalog.Environments.Select(static environment => new[]
            {
                MarkdownText.Escape(environment.Name) + (environment.IsPreview ? " (comes and goes)" : string.Empty),
                MarkdownText.Escape(string.Join(", ", environment.Regions)),
                MarkdownText.Code(environment.Accessor),
            }));
        text.Line().Line($"{MarkdownText.Code("Secrets.Current")} is the environment that the process runs in, which {MarkdownText.Code(catalog.EnvironmentVariable)} selects.");
        if (catalog.Notes.Count > 0)
        {
            text.Line().Line("## What is not known").Line();
            foreach (var note in catalog.Notes)
            {
                text.Line($"- {MarkdownText.Escape(note)}");
            }
        }

        if (catalog.CreatedAt is { } time)
        {
            text.Line().Line($"Created at {SecretDocuments.Show(time)}.");
        }

        return text.ToString();
    }

    // The state is said where something is to be done.
    private static string Show(CatalogSecret secret) => secret.State is { IsGood: false } state ? $"{secret.Environment} ({CatalogText.State(state)})" : secret.Environment;
}
