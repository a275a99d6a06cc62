using Genie.TypedSecrets.Schema.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Genie.TypedSecrets.Catalog.Tests.Chromium))]

namespace Genie.TypedSecrets.Catalog.Tests;

/// <summary>The browser of all tests: the system's Chromium, which is installed if it is missing.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser is not running.");

    public async ValueTask InitializeAsync()
    {
        var program = (await ProgramOutput.GetAsync("bash", [Path.Combine(Repository.Root, "eng", "chromium.sh")], string.Empty)).Trim();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a file in a page of its own, which has no network.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fragment">The fragment of the address, with its <c>#</c>.</param>
    /// <param name="width">The width of the window.</param>
    /// <param name="colors">The colors of the system.</param>
    /// <param name="hasScript">Whether JavaScript runs.</param>
    internal async Task<CatalogPage> OpenAsync(string file, string fragment = "", int width = 1280, ColorScheme colors = ColorScheme.Light, bool hasScript = true)
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colors, JavaScriptEnabled = hasScript, Permissions = ["clipboard-read", "clipboard-write"] });
        CatalogPage page = new(context, await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(file).AbsoluteUri + fragment);
        return page;
    }
}

/// <summary>Represents an open page, with everything that it asked for and complained about.</summary>
internal sealed class CatalogPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    internal CatalogPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Dialog += (_, dialog) => Complaints.Add($"dialog: {dialog.Message}");
    }

    internal IPage Page { get; }

    internal List<string> Requests { get; } = [];

    internal List<string> Complaints { get; } = [];

    internal ILocator Find(string selector) => Page.Locator(selector);

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
