using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Catalog.Html;

/// <summary>Renders a catalog as one page that loads nothing. Without JavaScript it is the whole document, without search.</summary>
internal static class HtmlCatalog
{
    private static readonly string s_style = Resource("page.css");
    private static readonly string s_script = Resource("page.js");
    private static readonly string s_theme = Resource("theme.js");

    internal static string Render(SecretsCatalog catalog)
    {
        HtmlWriter html = new();
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Line();
        WriteHead(html, catalog);
        html.Open("body").Line();
        html.Element("a", "Skip to the secrets", ("class", "skip"), ("href", $"#{Ids.Main}")).Line();
        WriteHeader(html, catalog);
        html.Open("div", ("class", "layout")).Line();
        WriteNavigation(html, catalog);
        html.Open("main", ("id", Ids.Main), ("tabindex", "-1")).Line();
        WriteIntroduction(html, catalog);
        foreach (var category in catalog.Categories)
        {
            HtmlCategory.Write(html, catalog, category);
        }

        html.Open("p", ("class", "nothing"), ("id", Ids.Nothing), ("hidden", string.Empty)).Text("No secret matches. ").Element("button", "Clear the search", ("type", "button"), ("data-clear", string.Empty)).Close().Line();
        html.Open("footer").Text("Written by ").Element("code", "genie-secrets catalog").Text(" from the schemas. It contains no value of a secret.");
        if (catalog.CreatedAt is { } time)
        {
            html.Text($" Created at {SecretDocuments.Show(time)}.");
        }

        html.Close().Line().Close().Line().Close().Line();
        html.Open("script").Raw(s_script).Close().Line();
        html.Close().Line().Close().Line();
        return html.ToString();
    }

    private static void WriteHead(HtmlWriter html, SecretsCatalog catalog)
    {
        var policy = $"default-src 'none'; style-src '{Hash(s_style)}'; script-src '{Hash(s_script)}' '{Hash(s_theme)}'; base-uri 'none'; form-action 'none'";
        html.Open("head").Line();
        html.Empty("meta", ("charset", "utf-8")).Line();
        html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        html.Empty("meta", ("name", "referrer"), ("content", "no-referrer")).Line();
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Line();
        html.Empty("meta", ("name", "generator"), ("content", "genie-secrets catalog")).Line();
        html.Element("title", $"Secrets of {catalog.Project}").Line();
        html.Open("style").Raw(s_style).Close().Line();

        // Set before the first paint, so that the page does not first appear in the other color scheme.
        html.Open("script").Raw(s_theme).Close().Line();
        html.Close().Line();
    }

    private static void WriteHeader(HtmlWriter html, SecretsCatalog catalog)
    {
        html.Open("header", ("class", "top"));
        html.Open("div", ("class", "brand")).Open("h1").Text("Secrets of ").Element("span", catalog.Project, ("class", "project")).Close();
        html.Element("p", CatalogText.Counts(catalog), ("class", "counts")).Close();
        html.Open("div", ("class", "tools"), ("hidden", string.Empty), ("data-script", string.Empty));
        html.Open("div", ("class", "search"), ("role", "search"));
        html.Element("label", "Search secrets", ("class", "visually-hidden"), ("for", Ids.Search));
        html.Empty("input", ("id", Ids.Search), ("type", "search"), ("placeholder", "Search keys, owners, jobs…"), ("autocomplete", "off"), ("spellcheck", "false"), ("aria-keyshortcuts", "/"));
        html.Element("kbd", "/", ("aria-hidden", "true")).Close();
        html.Element("button", "Theme: system", ("type", "button"), ("class", "theme"), ("id", Ids.Theme)).Close();
        html.Close().Line();
    }

    private static void WriteNavigation(HtmlWriter html, SecretsCatalog catalog)
    {
        html.Open("nav", ("aria-label", "Categories")).Line();
        html.Open("div", ("class", "filters"), ("hidden", string.Empty), ("data-script", string.Empty));
        WriteSelect(html, Ids.Owner, "Owner", "All owners", catalog.Categories.Select(static category => category.Owner).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        WriteSelect(html, Ids.Environment, "Environment", "All environments", catalog.Environments.Select(static environment => environment.Name));
        html.Open("p", ("class", "result"), ("id", Ids.Result), ("role", "status")).Close();
        html.Close().Line();
        html.Open("ul", ("class", "toc")).Line();
        foreach (var category in catalog.Categories)
        {
            html.Open("li").Open("a", ("href", $"#{category.Name}")).Element("span", category.Name, ("class", "name"));
            if (category.IsDeprecated)
            {
                html.Element("span", "deprecated", ("class", "hint"));
            }
            else if (category.Secrets.Any(static secret => secret.State is { IsGood: false }))
            {
                html.Element("span", "needs attention", ("class", "hint attention"));
            }

            html.Close().Close().Line();
        }

        html.Close().Close().Line();
    }

    private static void WriteSelect(HtmlWriter html, string id, string label, string all, IEnumerable<string> values)
    {
        html.Element("label", label, ("for", id)).Open("select", ("id", id)).Element("option", all, ("value", "*"));
        foreach (var value in values)
        {
            html.Element("option", value, ("value", "=" + value));
        }

        html.Close();
    }

    private static void WriteIntroduction(HtmlWriter html, SecretsCatalog catalog)
    {
        html.Open("section", ("class", "introduction"), ("aria-label", "About this catalog")).Line();
        html.Open("p").Text("Code reads a secret through its accessor, compile-checked: ").Element("code", $"{catalog.Environments[0].Accessor}.…").Text(" in a certain environment, ").Element("code", "Secrets.Current.…").Text(" in the one that the process runs in, which ").Element("code", catalog.EnvironmentVariable).Text(" selects.").Close().Line();
        html.Open("dl", ("class", "environments"));
        foreach (var environment in catalog.Environments)
        {
            html.Open("div").Element("dt", environment.Name).Open("dd").Element("code", environment.Accessor);
            var details = string.Join(", ", environment.Regions.Append(environment.IsPreview ? "comes and goes" : null).OfType<string>());
            if (details.Length > 0)
            {
                html.Text(" ").Element("span", details, ("class", "faint"));
            }

            html.Close().Close();
        }

        html.Close().Line();
        if (catalog.Notes.Count > 0)
        {
            html.Open("details", ("class", "notes"), ("open", string.Empty)).Element("summary", "What this page does not know").Open("ul");
            foreach (var note in catalog.Notes)
            {
                html.Element("li", note);
            }

            html.Close().Close().Line();
        }

        html.Close().Line();
    }

    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    // Line ends as the browser has them, which hashes what it has read.
    private static string Resource(string name)
    {
        using var stream = typeof(HtmlCatalog).Assembly.GetManifestResourceStream($"Genie.TypedSecrets.Tooling.Catalog.Html.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The ids of the page itself. No category has a dot in its name, so that none has the same id.</summary>
    private static class Ids
    {
        internal const string Main = "page.main";
        internal const string Search = "page.search";
        internal const string Theme = "page.theme";
        internal const string Owner = "page.owner";
        internal const string Environment = "page.environment";
        internal const string Result = "page.result";
        internal const string Nothing = "page.nothing";
    }
}
