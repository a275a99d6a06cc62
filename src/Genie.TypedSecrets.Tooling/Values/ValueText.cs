namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Turns what a file, a pipe or a prompt gives into the text that is stored.</summary>
public static class ValueText
{
    /// <summary>Removes what editors and <c>echo</c> add: a byte order mark at the start, and one line end at the end.</summary>
    /// <param name="content">The content.</param>
    /// <returns>The part of it that is the text.</returns>
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> content)
    {
        var text = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        text = text.Span.EndsWith("\n"u8) ? text[..^1] : text;
        return text.Span.EndsWith("\r"u8) ? text[..^1] : text;
    }
}
