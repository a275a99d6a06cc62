using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Represents a set of Unicode code points as sorted, disjoint ranges, and writes it as an expression over UTF-16 code units.</summary>
internal sealed class CodePointSet
{
    private const int MaxCodePoint = 0x10FFFF;
    private const int FirstAstral = 0x10000;

    private readonly List<(int First, int Last)> _ranges = [];

    internal static CodePointSet Digits { get; } = Of(('0', '9'));

    internal static CodePointSet Words { get; } = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    /// <summary>White space and line terminators (ECMA-262, sections 12.2 and 12.3).</summary>
    internal static CodePointSet Spaces { get; } = Of(
        ('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    /// <summary>Everything but line terminators.</summary>
    internal static CodePointSet Dot { get; } = Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)).Complement();

    internal static CodePointSet All { get; } = Of((0, MaxCodePoint));

    internal IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    internal static CodePointSet Of(params (int First, int Last)[] ranges)
    {
        var set = new CodePointSet();
        foreach (var (first, last) in ranges)
        {
            set.Add(first, last);
        }

        return set.Normalize();
    }

    internal void Add(int first, int last) => _ranges.Add((first, last));

    internal void AddAll(CodePointSet other) => _ranges.AddRange(other._ranges);

    /// <summary>Sorts and merges the ranges. Required after the last addition.</summary>
    internal CodePointSet Normalize()
    {
        _ranges.Sort();
        var count = 0;
        for (var i = 0; i < _ranges.Count; i++)
        {
            if (count > 0 && _ranges[i].First <= _ranges[count - 1].Last + 1)
            {
                _ranges[count - 1] = (_ranges[count - 1].First, Math.Max(_ranges[count - 1].Last, _ranges[i].Last));
            }
            else
            {
                _ranges[count++] = _ranges[i];
            }
        }

        _ranges.RemoveRange(count, _ranges.Count - count);
        return this;
    }

    internal CodePointSet Complement()
    {
        var result = new CodePointSet();
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (first > next)
            {
                result.Add(next, first - 1);
            }

            next = last + 1;
        }

        if (next <= MaxCodePoint)
        {
            result.Add(next, MaxCodePoint);
        }

        return result;
    }

    /// <summary>Writes an expression that matches exactly one code point of the set. The text to match has no lone surrogates.</summary>
    /// <returns>The number of alternatives for code points that are two code units.</returns>
    internal int AppendTo(StringBuilder expression)
    {
        var single = new StringBuilder();
        var pairs = new List<(string High, string Low)>();
        foreach (var (first, last) in _ranges)
        {
            // Surrogates occur in pairs only; a range across them means the characters on both sides.
            AppendRange(single, first, Math.Min(last, 0xD7FF));
            AppendRange(single, Math.Max(first, 0xE000), Math.Min(last, 0xFFFF));
            AppendPairs(pairs, Math.Max(first, FirstAstral), last);
        }

        if (pairs.Count == 0)
        {
            expression.Append(single.Length == 0 ? "[^\\s\\S]" : $"[{single}]");
            return 0;
        }

        expression.Append("(?:");
        if (single.Length > 0)
        {
            expression.Append('[').Append(single).Append("]|");
        }

        // One alternative for each high surrogate, with all its low ones.
        var alternatives = pairs.GroupBy(static pair => pair.High, StringComparer.Ordinal).Select(static pair => $"[{pair.Key}][{string.Concat(pair.Select(static p => p.Low))}]").ToArray();
        expression.Append(string.Join("|", alternatives)).Append(')');
        return alternatives.Length;
    }

    // A range of code points beyond the BMP is at most three products of a range of high and a range of low surrogates.
    private static void AppendPairs(List<(string High, string Low)> pairs, int first, int last)
    {
        while (first <= last)
        {
            var high = HighOf(first);
            var end = last;
            if (LowOf(first) != 0xDC00)
            {
                end = Math.Min(last, Combine(high, 0xDFFF));
            }
            else if (LowOf(last) != 0xDFFF && HighOf(last) > high)
            {
                end = Combine(HighOf(last) - 1, 0xDFFF);
            }

            pairs.Add((Range(high, HighOf(end)), Range(LowOf(first), LowOf(end))));
            first = end + 1;
        }
    }

    private static int HighOf(int codePoint) => 0xD800 + ((codePoint - FirstAstral) >> 10);

    private static int LowOf(int codePoint) => 0xDC00 + ((codePoint - FirstAstral) & 0x3FF);

    private static int Combine(int high, int low) => FirstAstral + ((high - 0xD800) << 10) + (low - 0xDC00);

    private static string Range(int first, int last)
    {
        var text = new StringBuilder();
        AppendRange(text, first, last);
        return text.ToString();
    }

    private static void AppendRange(StringBuilder text, int first, int last)
    {
        if (first > last)
        {
            return;
        }

        AppendUnit(text, first);
        if (last > first)
        {
            text.Append('-');
            AppendUnit(text, last);
        }
    }

    private static void AppendUnit(StringBuilder text, int unit) => text.Append("\\u").Append(unit.ToString("X4", CultureInfo.InvariantCulture));
}
