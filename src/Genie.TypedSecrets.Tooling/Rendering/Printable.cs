using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Makes text of unknown origin safe for a terminal or a line of a log.</summary>
public static class Printable
{
    /// <summary>Replaces each character that a terminal interprets or does not show with U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepLines">Whether line feeds and tabs stay, as in a message of several lines.</param>
    /// <returns>The text, unchanged where nothing had to be replaced.</returns>
    public static string Clean(string text, bool keepLines = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return keepLines && text.AsSpan().ContainsAny('\n', '\t')
            ? string.Join('\n', text.Split('\n').Select(static line => string.Join('\t', line.Split('\t').Select(static part => DisplayText.Clean(part)))))
            : DisplayText.Clean(text);
    }

    /// <summary>Wraps a message of one or more lines between words, with the lines behind the first indented.</summary>
    /// <param name="text">The message.</param>
    /// <param name="width">The number of columns; null for a pipe, where nothing is wrapped.</param>
    /// <returns>The message.</returns>
    public static string Wrap(string text, int? width)
    {
        ArgumentNullException.ThrowIfNull(text);
        return width is { } columns ? string.Join('\n', text.Split('\n').SelectMany(line => TextWrapping.WrapHanging(line, columns))) : text;
    }
}
