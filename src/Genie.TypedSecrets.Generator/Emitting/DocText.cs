using System.Globalization;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Text from a schema as it may stand in a documentation comment.</summary>
internal static class DocText
{
    private static readonly char[] s_markup = ['&', '<', '>'];
    private static readonly char[] s_lineEnds = ['\r', '\n', '\u000B', '\u000C', '\u0085', '\u2028', '\u2029'];

    /// <summary>Writes an element, on one line where its content is one line.</summary>
    /// <param name="writer">The writer of the text.</param>
    /// <param name="element">The element's name.</param>
    /// <param name="content">Its content, escaped already. May have several lines.</param>
    /// <param name="attributes">Its attributes.</param>
    internal static void Write(SourceWriter writer, string element, string content, string attributes = "")
    {
        var start = attributes.Length == 0 ? element : $"{element} {attributes}";
        string[] lines = content.IndexOfAny(s_lineEnds) < 0 ? [content] : content.Split(s_lineEnds, StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length <= 1)
        {
            writer.Line($"/// <{start}>{content.Trim(s_lineEnds)}</{element}>");
            return;
        }

        writer.Line($"/// <{start}>");
        foreach (var line in lines)
        {
            writer.Line($"/// {line.Trim()}");
        }

        writer.Line($"/// </{element}>");
    }

    /// <summary>
    /// Writes the start of a summary, up to the facts, which take a line of their own where the description has several. Every key has a summary, so
    /// that its parts are written where they belong, without strings in between.
    /// </summary>
    /// <param name="writer">The writer of the text.</param>
    /// <param name="description">The description, escaped; null if the schema has none.</param>
    internal static SummaryStart StartSummary(SourceWriter writer, string? description)
    {
        if (description is null)
        {
            return new("/// <summary>", string.Empty, string.Empty, "</summary>");
        }

        if (description.IndexOfAny(s_lineEnds) < 0)
        {
            return new("/// <summary>", Sentence(description), " ", "</summary>");
        }

        writer.Line("/// <summary>");
        foreach (var line in description.Split(s_lineEnds, StringSplitOptions.RemoveEmptyEntries))
        {
            writer.Line($"/// {line.Trim()}");
        }

        return new("/// ", string.Empty, string.Empty, string.Empty);
    }

    /// <summary>Writes a summary: the description, then the facts.</summary>
    /// <param name="writer">The writer of the text.</param>
    /// <param name="description">The description, escaped; null if the schema has none.</param>
    /// <param name="facts">Sentences.</param>
    internal static void WriteSummary(SourceWriter writer, string? description, string facts)
    {
        var start = StartSummary(writer, description);
        writer.Line($"{start.Start}{start.Description}{start.Blank}{facts}{start.End}");
        start.Finish(writer);
    }

    /// <summary>Escapes text for XML, and replaces characters that XML cannot hold or that an editor does not show.</summary>
    internal static string Escape(string text)
    {
        if (PlainText.IsPlain(text, s_markup))
        {
            return text;
        }

        var lines = text.Replace('\t', ' ').Split(s_lineEnds).Select(line => DisplayText.Clean(line));
        return string.Join("\n", lines).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }

    /// <summary>Text shown as code, on one line.</summary>
    internal static string Code(string text) => $"<c>{CodeContent(text)}</c>";

    /// <summary>Gets the content of an element with code.</summary>
    internal static string CodeContent(string text) => Escape(OneLine(text));

    /// <summary>Title and description as sentences, or null if the schema has neither.</summary>
    internal static string? Summary(DocumentationModel documentation) => (NotBlank(documentation.Title), NotBlank(documentation.Description)) switch
    {
        (null, null) => null,
        (null, { } description) => Escape(description),
        ({ } title, null) => Escape(Sentence(title)),
        ({ } title, { } description) => Escape($"{Sentence(title)} {description}"),
    };

    /// <summary>Gets the description of a nested type, or else what can be said of it without one.</summary>
    internal static string Summary(string? description, string otherwise) => Summary(description) ?? otherwise;

    /// <summary>Gets the description of a nested type, or null if the schema has none.</summary>
    internal static string? Summary(string? description) => NotBlank(description) is { } text ? Escape(text) : null;

    /// <summary>Formats the owner and the rotation interval as sentences with a leading blank; empty if the schema has neither.</summary>
    internal static string OwnerAndRotation(PolicyModel policy) => Owner(policy.Owner) + Rotation(policy.RotationDays);

    /// <summary>Formats an owner as a sentence with a leading blank; empty without an owner.</summary>
    internal static string Owner(string? owner) => owner is null ? string.Empty : $" Owner: {Escape(Short(owner))}.";

    /// <summary>Formats a rotation interval as a sentence with a leading blank; empty without an interval.</summary>
    internal static string Rotation(int? days) => days switch
    {
        null => string.Empty,
        1 => " Rotates every day.",
        { } count => $" Rotates every {Literal.Integer(count)} days.",
    };

    /// <summary>Formats the compiler's message about the use of something deprecated.</summary>
    /// <param name="what">The name in the schema.</param>
    /// <param name="documentation">Its documentation.</param>
    /// <param name="policy">Its owner.</param>
    internal static string Deprecation(string what, DocumentationModel documentation, PolicyModel policy)
    {
        var description = NotBlank(documentation.Description) is { } text ? $" {Sentence(OneLine(text))}" : string.Empty;
        var owner = policy.Owner is { } name ? $" Owner: {Short(name)}." : string.Empty;
        return DisplayText.Clean($"{what} is deprecated.{description}{owner}");
    }

    private static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 || trimmed[trimmed.Length - 1] is '.' or '!' or '?' ? trimmed : trimmed + ".";
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    // An owner is repeated at every key.
    private static string Short(string text) => DisplayText.Clean(OneLine(text), DisplayText.MaxQuoteLength);

    private static string OneLine(string text) => text.IndexOfAny(s_lineEnds) < 0
        ? text.Trim()
        : string.Join(" ", text.Split(s_lineEnds, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())).Trim();
}
