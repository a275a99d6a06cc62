using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Validation;

/// <summary>One thing in a value that does not fit its schema. A value itself, and free of the value's text.</summary>
/// <param name="Path">Where: a JSON Pointer (RFC 6901); empty for the whole value. Names that the schema does not know are cut and cleaned.</param>
/// <param name="Problem">What was expected there and what kind of thing was found, in the words that the runtime uses.</param>
/// <param name="Span">Where in the text: the value, the name of a key too many, or the object that lacks a key.</param>
public sealed record ValueViolation(string Path, string Problem, TextSpan Span)
{
    /// <summary>The path and the problem.</summary>
    public override string ToString() => Path.Length == 0 ? Problem : $"{Path}: {Problem}";
}
