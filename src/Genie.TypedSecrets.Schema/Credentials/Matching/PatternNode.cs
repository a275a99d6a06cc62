namespace Genie.TypedSecrets.Schema.Credentials.Matching;

/// <summary>Represents a part of a pattern: one of several literals, or a run of characters of a class.</summary>
/// <param name="Literals">The literals, longest first. Empty for a run of characters.</param>
/// <param name="Class">The class of a run. Null for literals.</param>
/// <param name="Min">The least number of characters. 0 for optional literals, otherwise 1.</param>
/// <param name="Max">The largest number of characters.</param>
internal sealed record PatternNode(IReadOnlyList<string> Literals, CharacterClass? Class, int Min, int Max)
{
    /// <summary>Gets a value that indicates whether the node is a literal that every match contains.</summary>
    internal bool IsRequiredLiteral => Class is null && Min > 0;
}
