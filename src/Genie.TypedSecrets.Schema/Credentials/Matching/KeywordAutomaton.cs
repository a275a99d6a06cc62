namespace Genie.TypedSecrets.Schema.Credentials.Matching;

/// <summary>
/// Finds all occurrences of many keywords in one pass over a text (Aho and Corasick, 1975). The time depends on the length of the text
/// and not on the number of keywords.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class KeywordAutomaton
{
    private const int Alphabet = 128;

    private readonly ushort[] _next;
    private readonly int[]?[] _found;
    private readonly IReadOnlyList<string> _keywords;

    internal KeywordAutomaton(IReadOnlyList<string> keywords)
    {
        _keywords = keywords;
        var states = new List<Dictionary<char, ushort>> { new() };
        var ends = new List<List<int>> { new() };
        for (var i = 0; i < keywords.Count; i++)
        {
            ushort state = 0;
            foreach (var c in keywords[i])
            {
                if (!states[state].TryGetValue(c, out var next))
                {
                    next = checked((ushort)states.Count);
                    states[state].Add(c, next);
                    states.Add(new());
                    ends.Add(new());
                }

                state = next;
            }

            ends[state].Add(i);
        }

        _next = new ushort[states.Count * Alphabet];
        _found = new int[states.Count][];
        Link(states, ends);
    }

    /// <summary>Calls a function for each occurrence, in the order of their ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="visit">Gets the index of the keyword and the position of its first character.</param>
    internal void Visit(string text, Action<int, int> visit)
    {
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            state = c < Alphabet ? _next[(state * Alphabet) + c] : 0;
            if (_found[state] is { } found)
            {
                foreach (var keyword in found)
                {
                    visit(keyword, i + 1 - _keywords[keyword].Length);
                }
            }
        }
    }

    // Breadth first, so that the state to fall back to is complete before it is copied.
    private void Link(List<Dictionary<char, ushort>> states, List<List<int>> ends)
    {
        var fallback = new ushort[states.Count];
        var pending = new Queue<ushort>();
        pending.Enqueue(0);
        while (pending.Count > 0)
        {
            var state = pending.Dequeue();
            for (var c = 0; c < Alphabet; c++)
            {
                var inherited = state == 0 ? (ushort)0 : _next[(fallback[state] * Alphabet) + c];
                if (!states[state].TryGetValue((char)c, out var next))
                {
                    _next[(state * Alphabet) + c] = inherited;
                    continue;
                }

                _next[(state * Alphabet) + c] = next;
                fallback[next] = inherited;
                ends[next].AddRange(ends[inherited]);
                pending.Enqueue(next);
            }

            _found[state] = ends[state].Count > 0 ? [.. ends[state]] : null;
        }
    }
}
