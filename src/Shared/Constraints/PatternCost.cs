namespace Genie.TypedSecrets.Constraints;

/// <summary>Specifies how an expression is evaluated.</summary>
internal enum PatternEngine
{
    /// <summary>By backtracking, which is linear for this expression and starts faster than an automaton.</summary>
    Simple,

    /// <summary>By an automaton, in linear time.</summary>
    Automaton,

    /// <summary>By backtracking with a timeout.</summary>
    Backtracking,
}

/// <summary>Estimates what a pattern costs to evaluate, while it is parsed.</summary>
internal sealed class PatternCost
{
    // Beyond these the automaton takes longer to build than the match, as for \p{L}; or backtracking repeats too much fixed work.
    private const int MaxPairs = 16;
    private const long MaxFixedWork = 2_000;

    private int _variables;
    private int _alternatives;
    private int _pairs;
    private long _fixedWork = 1;
    private bool _isNested;
    private bool _isAnchored;
    private bool _hasOpenAlternative;

    /// <summary>Gets a mark before a term, for its quantifier.</summary>
    internal (int Variables, int Alternatives) Mark() => (_variables, _alternatives);

    internal void AddAnchor(bool isFirst) => _isAnchored |= isFirst;

    internal void AddAlternative(int depth)
    {
        _alternatives++;
        _hasOpenAlternative |= depth == 0;
    }

    internal void AddPairs(int count)
    {
        // A character beyond the BMP is an alternative too, but one that begins with another code unit.
        _pairs += count;
    }

    internal void AddQuantifier((int Variables, int Alternatives) before, int minimum, int? maximum)
    {
        _isNested |= maximum is null or > 1 && (_variables > before.Variables || _alternatives > before.Alternatives);
        _variables += maximum == minimum ? 0 : 1;
        _fixedWork += maximum ?? minimum;
    }

    /// <summary>Chooses the engine.</summary>
    internal PatternEngine Choose(bool isRegular)
    {
        if (!isRegular)
        {
            return PatternEngine.Backtracking;
        }

        var isOnePass = _isAnchored && !_hasOpenAlternative;
        return !_isNested && _variables <= (isOnePass ? 1 : 0) && _fixedWork <= MaxFixedWork ? PatternEngine.Simple
            : _pairs <= MaxPairs ? PatternEngine.Automaton
            : PatternEngine.Backtracking;
    }
}
