namespace Genie.TypedSecrets.Schema.Credentials;

/// <summary>Distinguishes texts that a machine has drawn from texts that people have written.</summary>
internal static class Randomness
{
    private const int LongestRepeat = 6;
    private const int LongestSequence = 6;
    private const int ShortestWord = 4;

    // In a word, two pairs of letters in three are frequent ones; in random letters, one in three is.
    private const double LeastFrequent = 0.66;

    // Of random texts of 20 characters, one in a hundred exceeds this share by chance; of identifiers, one in a hundred falls below it.
    private const double LeastInWords = 0.6;
    private const double LeastInWordsWithDigits = 0.7;

    // The frequent pairs of letters of English text and of identifiers.
    private const string FrequentPairs =
        "th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld ur ro ri io ic ce li ch ll ma ne me el om us be la ta un ac ec co ca di no pe pl ot ut ow ns "
        + "wh ho so ss em tr ee ad po il ge ly ol mo ni ie wo ai ir sh sp rt fo id am ke bo ay im ct rs su pr fe fi ul iv av ev ua ub up ag ap ab op ex pa mi bl br cl cr dr fl fr gr gl ig if ob og oo qu sc sk sl sm "
        + "sn sw tw ty ry rd rm rn ps pt ts ys ds ls ue wa we wi xp ck ff ft tt pp nn mm rr ey ye yo sy my by ky fu hu ju ru tu bu cu du gu lu mu nu va vi vo os ov ph gh ks "
        + "ia iz ze yp ib bi ci da do eg eq ef ep gi go ip ja kn lo lt na nc oc od ok oa pi rc rg rk rv tc ui um uc ug xt xe yt cy nk sq za gn ew aw ka ki pu fa ga";

    private static readonly bool[] s_frequent = Frequent();

    /// <summary>Determines whether the random part of a credential can be one: varied, without <c>xxxxxx</c>, <c>123456</c> and <c>abcdef</c>.</summary>
    internal static bool IsPlausible(string text)
    {
        var distinct = Distinct(text);
        var expected = text.All(IsHex) ? 8 : Math.Min(12, text.Length / 2);
        return distinct >= Math.Min(expected, text.Length) && !HasRun(text);
    }

    /// <summary>Gets Shannon's entropy, in bits per character.</summary>
    internal static double Entropy(string text) => text
        .GroupBy(c => c)
        .Select(group => (double)group.Count() / text.Length)
        .Sum(share => -share * Math.Log(share, 2));

    /// <summary>Determines whether most letters of a text belong to words, in English or in identifiers made of English words.</summary>
    internal static bool IsWordy(string text, double? least = null)
    {
        var (letters, inWords) = (0, 0);
        for (var start = 0; start < text.Length;)
        {
            if (!IsLetter(text[start]))
            {
                start++;
                continue;
            }

            // One capital and what follows it, or capitals only.
            var end = start + 1;
            while (end < text.Length && IsLetter(text[end]) && !(char.IsUpper(text[end]) && char.IsLower(text[end - 1])) && !(char.IsLower(text[end]) && end - start > 1 && char.IsUpper(text[end - 1])))
            {
                end++;
            }

            letters += end - start;
            inWords += IsWord(text, start, end) ? end - start : 0;
            start = end;
        }

        return letters > 0 && inWords >= letters * (least ?? (text.Any(char.IsDigit) ? LeastInWordsWithDigits : LeastInWords));
    }

    /// <summary>Determines whether all characters are hexadecimal digits.</summary>
    internal static bool IsHexadecimal(string text) => text.All(IsHex);

    private static bool IsWord(string text, int start, int end)
    {
        if (end - start < ShortestWord)
        {
            return false;
        }

        var frequent = 0;
        for (var i = start + 1; i < end; i++)
        {
            frequent += s_frequent[Pair(text[i - 1], text[i])] ? 1 : 0;
        }

        return frequent >= (end - start - 1) * LeastFrequent;
    }

    private static int Distinct(string text)
    {
        var seen = new HashSet<char>();
        foreach (var c in text)
        {
            seen.Add(c);
        }

        return seen.Count;
    }

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

    private static bool[] Frequent()
    {
        var table = new bool[26 * 26];
        foreach (var pair in FrequentPairs.Split(' '))
        {
            table[Pair(pair[0], pair[1])] = true;
        }

        return table;
    }

    private static int Pair(char first, char second) => (((first | 0x20) - 'a') * 26) + ((second | 0x20) - 'a');

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
