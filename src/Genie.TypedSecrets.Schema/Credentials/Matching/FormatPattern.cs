using System.Text;

namespace Genie.TypedSecrets.Schema.Credentials.Matching;

/// <summary>
/// Represents the shape of a credential: literals, <c>(one|of|these)</c>, <c>(optional)?</c> and runs of a character class,
/// <c>&lt;alnum 36&gt;</c>, <c>&lt;[A-F0-9] 8..16&gt;</c>, <c>&lt;url 20..&gt;</c>. Matching starts at a literal, the anchor, and takes
/// linear time: no node is tried twice.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class FormatPattern
{
    private const int Unlimited = 4096;
    private const int MaxAnchors = 16;

    private readonly IReadOnlyList<PatternNode> _lead;
    private readonly IReadOnlyList<PatternNode> _rest;

    private FormatPattern(IReadOnlyList<PatternNode> nodes)
    {
        Nodes = nodes;
        var first = 0;
        while (first < nodes.Count && !nodes[first].IsRequiredLiteral)
        {
            first++;
        }

        var anchors = new List<string> { string.Empty };
        var next = first;
        for (; next < nodes.Count && nodes[next].IsRequiredLiteral && anchors.Count * nodes[next].Literals.Count <= MaxAnchors; next++)
        {
            anchors = [.. anchors.SelectMany(start => nodes[next].Literals.Select(literal => start + literal))];
        }

        Anchors = first == nodes.Count ? [] : anchors;
        _lead = [.. nodes.Take(first).Where(node => node.Class is not null).Reverse()];
        _rest = [.. nodes.Skip(next)];
    }

    /// <summary>Gets all nodes in order.</summary>
    internal IReadOnlyList<PatternNode> Nodes { get; }

    /// <summary>Gets the literals of which every match contains one. Empty for a pattern without literals.</summary>
    internal IReadOnlyList<string> Anchors { get; }

    /// <summary>Gets a value that indicates whether all runs can contain other letters than hexadecimal digits.</summary>
    internal bool IsWide => Nodes.All(node => node.Class is null || node.Class.Contains('z') || node.Class.Contains('Z'));

    /// <summary>Parses a pattern.</summary>
    internal static FormatPattern Parse(string pattern)
    {
        var nodes = new List<PatternNode>();
        var literal = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '<':
                    var end = pattern.IndexOf('>', i);
                    AddLiteral();
                    nodes.Add(Run(pattern.Substring(i + 1, end - i - 1)));
                    i = end;
                    break;
                case '(':
                    var close = pattern.IndexOf(')', i);
                    AddLiteral();
                    var isOptional = close + 1 < pattern.Length && pattern[close + 1] == '?';
                    nodes.Add(new([.. pattern.Substring(i + 1, close - i - 1).Split('|').OrderByDescending(option => option.Length)], null, isOptional ? 0 : 1, 1));
                    i = isOptional ? close + 1 : close;
                    break;
                case '\\':
                    literal.Append(pattern[++i]);
                    break;
                default:
                    literal.Append(pattern[i]);
                    break;
            }
        }

        AddLiteral();
        return new(nodes);

        void AddLiteral()
        {
            if (literal.Length > 0)
            {
                nodes.Add(new([literal.ToString()], null, 1, 1));
                literal.Clear();
            }
        }
    }

    /// <summary>Matches a text around an anchor that was found in it, or from its start if the pattern has no anchor.</summary>
    /// <param name="text">The text.</param>
    /// <param name="anchor">The position of the anchor.</param>
    /// <param name="length">The length of the anchor.</param>
    internal FormatMatch? Match(string text, int anchor, int length)
    {
        var start = anchor;
        foreach (var node in _lead)
        {
            var from = start;
            while (start > 0 && from - start < node.Max && node.Class!.Contains(text[start - 1]))
            {
                start--;
            }

            if (from - start < node.Min)
            {
                return null;
            }
        }

        var random = new StringBuilder().Append(text, start, anchor - start);
        var end = anchor + length;
        for (var i = 0; i < _rest.Count; i++)
        {
            var from = end;
            end = EndOf(_rest[i], i + 1 < _rest.Count ? _rest[i + 1] : null, text, end);
            if (end < 0)
            {
                return null;
            }

            if (_rest[i].Class is not null)
            {
                random.Append(text, from, end - from);
            }
        }

        return IsContinued(text, end) || (_lead.Count > 0 && start > 0 && _lead[_lead.Count - 1].Class!.Contains(text[start - 1])) ? null : new(start, end, random.ToString());
    }

    private static int EndOf(PatternNode node, PatternNode? next, string text, int start)
    {
        if (node.Class is null)
        {
            var found = node.Literals.FirstOrDefault(literal => string.CompareOrdinal(text, start, literal, 0, literal.Length) == 0);
            return found is not null ? start + found.Length : node.Min == 0 ? start : -1;
        }

        var end = start;
        while (end < text.Length && end - start < node.Max && node.Class.Contains(text[end]))
        {
            end++;
        }

        // A literal that the run could also consume ends it at its first occurrence.
        if (node.Min != node.Max && next is { IsRequiredLiteral: true, Literals: [var literal, ..] } && node.Class.Contains(literal[0]))
        {
            var at = text.IndexOf(literal, Math.Min(start + node.Min, text.Length), StringComparison.Ordinal);
            return at >= 0 && at <= end ? at : -1;
        }

        return end - start < node.Min ? -1 : end;
    }

    // A longer run of the same characters is another text.
    private bool IsContinued(string text, int end) =>
        end < text.Length
        && ((char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1])) || (Nodes[Nodes.Count - 1] is { Class: { } last, Max: < Unlimited } && last.Contains(text[end]) && text[end] is not ('.' or '=')));

    // alnum 36, [a-f] 8..16, url 20..
    private static PatternNode Run(string text)
    {
        var blank = text.LastIndexOf(' ');
        var count = text.Substring(blank + 1);
        var dots = count.IndexOf("..", StringComparison.Ordinal);
        var min = int.Parse(dots < 0 ? count : count.Substring(0, dots), System.Globalization.CultureInfo.InvariantCulture);
        var max = dots < 0 ? min : dots + 2 == count.Length ? Unlimited : int.Parse(count.Substring(dots + 2), System.Globalization.CultureInfo.InvariantCulture);
        return new([], CharacterClass.Get(text.Substring(0, blank)), min, max);
    }
}

/// <summary>Represents a match of a pattern.</summary>
/// <param name="Start">The position of the first character.</param>
/// <param name="End">The position after the last character.</param>
/// <param name="Random">The characters that match runs: the part that the issuer draws.</param>
/// <param name="IsProven">Whether the content proves the match. Null if only the format decides.</param>
internal readonly record struct FormatMatch(int Start, int End, string Random, bool? IsProven = null);
