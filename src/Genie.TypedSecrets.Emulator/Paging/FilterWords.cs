using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Emulator.Paging;

/// <summary>
/// Splits texts into words as Secrets Manager does for the filters <c>all</c> and <c>description</c>: at spaces, at capitals (<c>ThisTestSecret</c> is three words), and at
/// one kind of separator. A text with two kinds of separators, such as <c>genie-dev/api-keys</c>, is one word.
/// </summary>
internal static partial class FilterWords
{
    private static readonly char[] s_separators = ['/', '-', '_', '+', '=', '.', '@'];

    internal static IReadOnlyList<string> Split(string text)
    {
        var separators = s_separators.Where(separator => text.Contains(separator, StringComparison.Ordinal)).ToArray();
        return separators.Length > 1 ? [text] : text.Split(separators).SelectMany(SplitAtCapitals).ToArray();
    }

    // A word starts at a character that isn't a small letter and is followed by one: COMPANYthings is COMPAN and Ythings.
    private static IEnumerable<string> SplitAtCapitals(string text) =>
        Words().Split(text).Select(static word => word.Trim()).Where(static word => word.Length > 0);

    [GeneratedRegex("(?<word>[^a-z][a-z]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
