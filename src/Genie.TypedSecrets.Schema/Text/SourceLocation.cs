namespace Genie.TypedSecrets.Schema.Text;

/// <summary>Represents a range of a text, in UTF-16 code units.</summary>
/// <param name="Start">The offset of the first code unit.</param>
/// <param name="Length">The number of code units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Gets the offset after the last code unit.</summary>
    public int End => Start + Length;
}

/// <summary>Represents a place in a text.</summary>
/// <param name="Line">The line, counted from zero.</param>
/// <param name="Column">The UTF-16 code unit within the line, counted from zero.</param>
public readonly record struct LinePosition(int Line, int Column);

/// <summary>Represents a place in a schema file. It is compared by value, so that an incremental generator's pipeline can contain it.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Span">The range.</param>
/// <param name="Start">The line and column of the range's start.</param>
/// <param name="End">The line and column of the range's end.</param>
public sealed record SourceLocation(string Path, TextSpan Span, LinePosition Start, LinePosition End);
