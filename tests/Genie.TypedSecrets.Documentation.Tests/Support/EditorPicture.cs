using System.Globalization;
using System.Net;
using System.Text;

namespace Genie.TypedSecrets.Documentation.Tests.Support;

/// <summary>Draws an editor as SVG: lines of code, a completion list with a tooltip, and an error below a line.</summary>
internal sealed class EditorPicture(int width)
{
    private const int Left = 24;
    private const int LineHeight = 22;
    private const double CharWidth = 8.4;

    private readonly StringBuilder _body = new();
    private int _y = 40;

    /// <summary>Draws a line of code; <paramref name="wrong"/> is the part below which the error squiggle is drawn.</summary>
    internal EditorPicture Code(string line, string? wrong = null)
    {
        Text(Left, _y, line, "#d4d4d4");
        if (wrong is not null)
        {
            var start = Left + (line.IndexOf(wrong, StringComparison.Ordinal) * CharWidth);
            var waves = string.Concat(Enumerable.Range(0, (int)(wrong.Length * CharWidth / 6)).Select(static i => i % 2 == 0 ? "l3,-3" : "l3,3"));
            Add($"""<path d="M{Number(start)},{_y + 6}{waves}" fill="none" stroke="#f14c4c" stroke-width="1.4"/>""");
        }

        _y += LineHeight;
        return this;
    }

    /// <summary>Draws an error message below the last line.</summary>
    internal EditorPicture Error(string message)
    {
        foreach (var line in Wrap(message, 104))
        {
            Text(Left, _y, line, "#f48771");
            _y += LineHeight;
        }

        return this;
    }

    /// <summary>Draws a completion list below the last line, with the tooltip of its first item beside it.</summary>
    internal EditorPicture Completion(int column, IReadOnlyList<string> items, IReadOnlyList<string> tooltip)
    {
        var x = (int)(Left + (column * CharWidth));
        var listWidth = (int)(items.Max(static item => item.Length) * CharWidth) + 40;
        var lines = tooltip.SelectMany(static text => Wrap(text, 52)).ToList();
        Box(x, _y - 12, listWidth, (items.Count * LineHeight) + 8, "#252526");
        Box(x + listWidth + 6, _y - 12, (int)(lines.Max(static line => line.Length) * CharWidth) + 24, (lines.Count * LineHeight) + 8, "#2d2d30");
        Add($"""<rect x="{x + 1}" y="{_y - 9}" width="{listWidth - 2}" height="{LineHeight}" fill="#04395e"/>""");
        for (var i = 0; i < items.Count; i++)
        {
            Text(x + 28, _y + 6 + (i * LineHeight), items[i], "#d4d4d4");
            Add($"""<rect x="{x + 9}" y="{_y - 4 + (i * LineHeight)}" width="10" height="10" rx="2" fill="#75beff"/>""");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            Text(x + listWidth + 18, _y + 6 + (i * LineHeight), lines[i], i == 0 ? "#4ec9b0" : "#cccccc");
        }

        _y += (Math.Max(items.Count, lines.Count) * LineHeight) + 16;
        return this;
    }

    /// <summary>Leaves space.</summary>
    internal EditorPicture Space()
    {
        _y += LineHeight / 2;
        return this;
    }

    /// <summary>Gets the picture.</summary>
    /// <param name="title">Text for readers who do not see the picture.</param>
    internal string ToSvg(string title) => $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_y}" viewBox="0 0 {width} {_y}" role="img" aria-label="{Escape(title)}">
        <title>{Escape(title)}</title>
        <rect width="{width}" height="{_y}" rx="8" fill="#1e1e1e"/>
        <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
        {_body}</g>
        </svg>

        """.ReplaceLineEndings("\n");

    private static IEnumerable<string> Wrap(string text, int length)
    {
        StringBuilder line = new();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= length)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? string.Empty : " ").Append(word);
        }

        yield return line.ToString();
    }

    private void Box(int x, int y, int boxWidth, int height, string fill) =>
        Add($"""<rect x="{x}" y="{y}" width="{boxWidth}" height="{height}" rx="4" fill="{fill}" stroke="#454545"/>""");

    // The length is set, so that the picture does not depend on the width of the font that is there.
    private void Text(int x, int y, string text, string fill) =>
        Add($"""<text x="{x}" y="{y}" fill="{fill}" textLength="{Number(text.Length * CharWidth)}" lengthAdjust="spacing">{Escape(text)}</text>""");

    private void Add(string element) => _body.Append(element).Append('\n');

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
