using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Defines which names a manifest can have. The meta-schema has the same rules, as regular expressions.</summary>
/// <remarks>They are checked without regular expressions, whose construction takes a few hundredths of the generator's first run in a process.</remarks>
internal static class ManifestNames
{
    private const Characters LowerOrDigit = Characters.Lower | Characters.Digit;
    private const Characters Letter = Characters.Lower | Characters.Upper;
    private const Characters LetterOrDigit = Letter | Characters.Digit;

    [Flags]
    private enum Characters
    {
        None = 0,
        Lower = 1,
        Upper = 2,
        Digit = 4,
        Dash = 8,
        Underscore = 16,
        Dot = 32,
        Blank = 64,
    }

    internal static bool IsProject(string name) => Matches(name, name.Length, 128, LowerOrDigit, LowerOrDigit | Characters.Dash);

    internal static bool IsEnvironment(string name) => IsEnvironment(name, name.Length, 64);

    internal static bool IsPreview(string pattern) =>
        pattern.Length > 0 && pattern[pattern.Length - 1] == '*' && IsEnvironment(pattern, pattern.Length - 1, 63);

    internal static bool IsAlias(string name) =>
        Matches(name, name.Length, 64, LetterOrDigit, LetterOrDigit | Characters.Blank | Characters.Dot | Characters.Underscore | Characters.Dash)
        && name[name.Length - 1] != ' ';

    internal static bool IsEnvironmentVariable(string name) => Matches(name, name.Length, 255, Letter | Characters.Underscore, LetterOrDigit | Characters.Underscore);

    internal static bool IsRegion(string name) => RegionNames.IsRegion(name);

    private static bool IsEnvironment(string text, int length, int maximum) =>
        Matches(text, length, maximum, LowerOrDigit, LowerOrDigit | Characters.Underscore | Characters.Dash);

    // Determines whether the start of a text has one to a maximum number of characters, of which the first and the others are of certain kinds.
    private static bool Matches(string text, int length, int maximum, Characters first, Characters others)
    {
        if (length < 1 || length > maximum || (KindOf(text[0]) & first) == Characters.None)
        {
            return false;
        }

        for (var i = 1; i < length; i++)
        {
            if ((KindOf(text[i]) & others) == Characters.None)
            {
                return false;
            }
        }

        return true;
    }

    private static Characters KindOf(char c) => c switch
    {
        >= 'a' and <= 'z' => Characters.Lower,
        >= 'A' and <= 'Z' => Characters.Upper,
        >= '0' and <= '9' => Characters.Digit,
        '-' => Characters.Dash,
        '_' => Characters.Underscore,
        '.' => Characters.Dot,
        ' ' => Characters.Blank,
        _ => Characters.None,
    };
}
