namespace Genie.TypedSecrets.Constraints;

/// <summary>The exception that is thrown when a pattern is not a regular expression of ECMA-262 with the flag <c>u</c>, or uses a part of it that is not supported.</summary>
#pragma warning disable CA1032, RCS1194 // Standard constructors: only the parser throws it, with a position.
internal sealed class PatternException(string problem, int position) : ArgumentException($"{problem}, at character {position + 1} of the pattern")
#pragma warning restore CA1032, RCS1194
{
    /// <summary>Gets the position in the pattern as it is written in the schema: an index in UTF-16 code units.</summary>
    internal int Position => position;
}
