namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Represents a file of a catalog.</summary>
/// <param name="Path">The path below the folder of the catalog.</param>
/// <param name="Content">The content.</param>
public sealed record CatalogFile(string Path, string Content);

/// <summary>The formats of a catalog.</summary>
public enum CatalogFormat
{
    /// <summary>One page with everything that it needs.</summary>
    Html,

    /// <summary>An index and a page for each category.</summary>
    Markdown,

    /// <summary>Entities for the catalog of Backstage.</summary>
    Backstage,
}

/// <summary>Renders a catalog.</summary>
public static class CatalogRenderer
{
    /// <summary>Renders a catalog. Equal catalogs give equal files.</summary>
    /// <param name="catalog">The catalog.</param>
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
