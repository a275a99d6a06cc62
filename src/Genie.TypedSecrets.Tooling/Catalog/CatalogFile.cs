namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Represents a file of a catalogue.</summary>
/// <param name="Path">The path below the folder of the catalogue.</param>
/// <param name="Content">The content.</param>
public sealed record CatalogFile(string Path, string Content);

/// <summary>The formats of a catalogue.</summary>
public enum CatalogFormat
{
    /// <summary>One page with everything that it needs.</summary>
    Html,

    /// <summary>An index and a page for each category.</summary>
    Markdown,

    /// <summary>Entities for the catalogue of Backstage.</summary>
    Backstage,
}

/// <summary>Renders a catalogue.</summary>
public static class CatalogRenderer
{
    /// <summary>Renders a catalogue. Equal catalogues give equal files.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="format">The format.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<CatalogFile> Render(SecretsCatalog catalog, CatalogFormat format)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return format switch
        {
            CatalogFormat.Html => [new("index.html", Html.HtmlCatalog.Render(catalog))],
            CatalogFormat.Backstage => [new("catalog-info.yaml", Backstage.BackstageEntities.Render(catalog))],
            _ => Markdown.MarkdownCatalog.Render(catalog),
        };
    }
}
