namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>The emphasis of a piece of text. Colors are added in a terminal only; the text says the same without them.</summary>
public enum Tone
{
    /// <summary>No emphasis.</summary>
    Normal,

    /// <summary>A name or a title.</summary>
    Strong,

    /// <summary>Something of less importance.</summary>
    Faint,

    /// <summary>Something that is as it should be.</summary>
    Good,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Bad,
}

/// <summary>Represents a report as a person reads it, before it is text or Markdown.</summary>
/// <param name="Blocks">The parts, in order.</param>
public sealed record ReportDocument(IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>Creates a document from its parts, leaving out those that are null.</summary>
    /// <param name="blocks">The parts.</param>
    /// <returns>The document.</returns>
    public static ReportDocument Of(params IEnumerable<ReportBlock?> blocks) => new([.. blocks.OfType<ReportBlock>()]);
}

/// <summary>Represents a part of a document. A closed hierarchy: the records below are all there are.</summary>
public abstract record ReportBlock
{
    private protected ReportBlock()
    {
    }
}

/// <summary>Represents a heading.</summary>
/// <param name="Text">The text.</param>
public sealed record HeadingBlock(string Text) : ReportBlock;

/// <summary>Represents a paragraph.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tone">The emphasis.</param>
public sealed record ParagraphBlock(string Text, Tone Tone = Tone.Normal) : ReportBlock;

/// <summary>Represents a table.</summary>
/// <param name="Columns">The titles of the columns.</param>
/// <param name="Rows">The rows, each with a cell for every column.</param>
public sealed record TableBlock(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : ReportBlock;

/// <summary>Represents findings, in the form that compilers print them in.</summary>
/// <param name="Findings">The findings, in order.</param>
public sealed record FindingsBlock(IReadOnlyList<Finding> Findings) : ReportBlock;

/// <summary>Represents lines without further layout: names, or commands to run.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="IsCode">Whether Markdown shows them as a code block.</param>
public sealed record LinesBlock(IReadOnlyList<string> Lines, bool IsCode = false) : ReportBlock;

/// <summary>Represents a part that is folded in Markdown.</summary>
/// <param name="Title">The title.</param>
/// <param name="Blocks">The content.</param>
public sealed record DetailsBlock(string Title, IReadOnlyList<ReportBlock> Blocks) : ReportBlock;

/// <summary>Represents a cell of a table.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tone">The emphasis.</param>
public readonly record struct Cell(string Text, Tone Tone = Tone.Normal)
{
    /// <summary>Creates a cell without emphasis.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator Cell(string? text) => new(text ?? string.Empty);

    /// <summary>Creates a cell without emphasis.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The cell.</returns>
    public static Cell ToCell(string? text) => text;
}
