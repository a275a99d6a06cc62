using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Catalog.Html;

/// <summary>Writes HTML. All text and all values of attributes are escaped; only names of elements and attributes, which are constants, are not.</summary>
internal sealed class HtmlWriter
{
    // Letters of all languages stay readable. What HTML interprets is escaped in text as well as in attributes.
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    public override string ToString() => _text.ToString();

    /// <summary>Escapes text, after replacing what is not shown or changes the direction of what is.</summary>
    internal static string Escape(string text) => s_encoder.Encode(Printable.Clean(text, keepLines: true)).Replace("&#xA;", "\n", StringComparison.Ordinal);

    /// <summary>Opens an element. Attributes without a value are left out.</summary>
    internal HtmlWriter Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        _open.Push(element);
        return this;
    }

    internal HtmlWriter Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Writes an element with text.</summary>
    internal HtmlWriter Element(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        Text(text);
        _text.Append("</").Append(element).Append('>');
        return this;
    }

    /// <summary>Writes an element that has no content.</summary>
    internal HtmlWriter Empty(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        return this;
    }

    internal HtmlWriter Text(string text)
    {
        _text.Append(Escape(text));
        return this;
    }

    /// <summary>Writes text of the program itself that is HTML already.</summary>
    internal HtmlWriter Raw(string html)
    {
        _text.Append(html);
        return this;
    }

    internal HtmlWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    private void Start(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(name);
                if (value.Length > 0)
                {
                    _text.Append("=\"").Append(Escape(value)).Append('"');
                }
            }
        }

        _text.Append('>');
    }
}
