namespace Genie.TypedSecrets.Schema.Text;

/// <summary>A range of a text, in UTF-16 code units.</summary>
/// <param name="Start">The offset of the first code unit.</param>
/// <param name="Length">The number of code units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset after the last code unit.</summary>
    public int End => Start + Length;
}

/// <summary>A place in a text.</summary>
/// <param name="Line">The line, counted from zero.</param>
/// <param name="Column">The UTF-16 code unit within the line, counted from zero.</param>
public readonly record struct LinePosition(int Line, int Column);

/// <summary>Where in a schema file something is: plain values, so that it can stand in an incremental generator's pipeline.</summary>
/// <param name="Path">The file's path, as it was handed in.</param>
/// <param name="Span">The range.</param>
/// <param name="Start">The line and column of the range's start.</param>
/// <param name="End">The line and column of the range's end.</param>
public sealed record SourceLocation(string Path, TextSpan Span, LinePosition Start, LinePosition End);
