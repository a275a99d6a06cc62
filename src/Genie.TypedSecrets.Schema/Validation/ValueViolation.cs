using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Validation;

/// <summary>Represents a violation of the schema by a stored value. It contains no text of the value.</summary>
/// <param name="Path">The place as a JSON Pointer (RFC 6901); empty for the whole value. Names that are not in the schema are shortened and cleaned.</param>
/// <param name="Problem">The expected value and the kind of value that was found, in the words that the runtime uses.</param>
/// <param name="Span">The place in the text: the value, the name of an unknown key, or the object in which a key is missing.</param>
public sealed record ValueViolation(string Path, string Problem, TextSpan Span)
{
    /// <summary>Gets the path and the problem.</summary>
    public override string ToString() => Path.Length == 0 ? Problem : $"{Path}: {Problem}";
}
