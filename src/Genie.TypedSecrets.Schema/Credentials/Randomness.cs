namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Whether a text was drawn by a machine or written by a person.</summary>
internal static class Randomness
{
    private const int LongestRepeat = 6;
    private const int LongestSequence = 6;

    /// <summary>Whether the random part of a credential can be one: varied, and no <c>xxxxxx</c>, <c>123456</c> or <c>abcdef</c> in it.</summary>
    internal static bool IsPlausible(string text)
    {
        var distinct = text.Distinct().Count();
        var expected = text.All(IsHex) ? 8 : Math.Min(12, text.Length / 2);
        return distinct >= Math.Min(expected, text.Length) && !HasRun(text);
    }

    /// <summary>Shannon's entropy, in bits per character.</summary>
    internal static double Entropy(string text) => text
        .GroupBy(c => c)
        .Select(group => (double)group.Count() / text.Length)
        .Sum(share => -share * Math.Log(share, 2));

    private static bool HasRun(string text)
    {
        var (repeat, up, down) = (1, 1, 1);
        for (var i = 1; i < text.Length; i++)
        {
            var step = text[i] - text[i - 1];
            repeat = step == 0 ? repeat + 1 : 1;
            up = step == 1 ? up + 1 : 1;
            down = step == -1 ? down + 1 : 1;
            if (repeat >= LongestRepeat || up >= LongestSequence || down >= LongestSequence)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
