namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Represents the start of a summary that <see cref="DocText"/> has chosen by the description: the parts of the line with the facts.</summary>
/// <param name="start">The beginning of the line.</param>
/// <param name="description">The description, where it is on the same line.</param>
/// <param name="blank">The text between the description and the facts.</param>
/// <param name="end">The end of the line; empty if the end of the element has a line of its own.</param>
internal readonly struct SummaryStart(string start, string description, string blank, string end)
{
    internal string Start => start;

    internal string Description => description;

    internal string Blank => blank;

    internal string End => end;

    /// <summary>Writes the end of the element, if it has a line of its own.</summary>
    internal void Finish(SourceWriter writer)
    {
        if (end.Length == 0)
        {
            writer.Line("/// </summary>");
        }
    }
}
