namespace Genie.TypedSecrets.Testing.Fakes.Patterns;

/// <summary>Represents a part of a regular expression (ECMA-262 with the flag <c>u</c>). Lengths count code points.</summary>
internal abstract record PatternNode
{
    /// <summary>The length of what has no end.</summary>
    internal const int Endless = 1_000_000;

    /// <summary>Gets the least length of a match.</summary>
    internal abstract int Least { get; }

    /// <summary>Gets the largest length of a match, at most <see cref="Endless"/>.</summary>
    internal abstract int Most { get; }
}

/// <summary>Represents one character of a set.</summary>
/// <param name="Contains">Determines whether a code point is in the set.</param>
internal sealed record SetNode(Func<int, bool> Contains) : PatternNode
{
    internal override int Least => 1;

    internal override int Most => 1;
}

/// <summary>Represents parts that follow each other.</summary>
internal sealed record SequenceNode(IReadOnlyList<PatternNode> Parts) : PatternNode
{
    internal override int Least => Math.Min(Endless, (int)Parts.Sum(static part => (long)part.Least));

    internal override int Most => (int)Math.Min(Endless, Parts.Sum(static part => (long)part.Most));
}

/// <summary>Represents alternatives.</summary>
internal sealed record ChoiceNode(IReadOnlyList<PatternNode> Parts) : PatternNode
{
    internal override int Least => Parts.Min(static part => part.Least);

    internal override int Most => Parts.Max(static part => part.Most);
}

/// <summary>Represents a repetition.</summary>
internal sealed record RepeatNode(PatternNode Part, int Minimum, int Maximum) : PatternNode
{
    internal override int Least => (int)Math.Min(Endless, (long)Part.Least * Minimum);

    internal override int Most => (int)Math.Min(Endless, (long)Part.Most * Maximum);
}

/// <summary>Represents a group whose text a reference can repeat.</summary>
internal sealed record GroupNode(string Name, PatternNode Part) : PatternNode
{
    internal override int Least => Part.Least;

    internal override int Most => Part.Most;
}

/// <summary>Represents the text of a group once more.</summary>
internal sealed record ReferenceNode(string Name) : PatternNode
{
    internal override int Least => 0;

    internal override int Most => 0;
}

/// <summary>Represents a condition without text of its own: an anchor, a word boundary, a lookaround.</summary>
/// <param name="Wanted">The text that a positive lookahead looks for; null for other conditions.</param>
internal sealed record ConditionNode(PatternNode? Wanted) : PatternNode
{
    internal override int Least => 0;

    internal override int Most => 0;
}
