using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Makes C# names from the names in schemas. The rules, with a table of examples, are in <c>docs/naming.md</c>.</summary>
/// <remarks>Pure and independent of the culture. Thread-safe.</remarks>
public static class IdentifierRules
{
    /// <summary>The longest identifier, in bytes of UTF-8.</summary>
    internal const int MaxBytes = 512;

    /// <summary>
    /// Gets the C# name of a key, category, environment, definition or enumeration value: <c>github_token</c>, <c>github-token</c>,
    /// <c>githubToken</c> and <c>GITHUB_TOKEN</c> all give <c>GithubToken</c>.
    /// </summary>
    /// <param name="name">The name in the schema.</param>
    /// <returns>A valid C# identifier in normalization form C; null if no character of the name can be in one.</returns>
    public static string? ToIdentifier(string name)
    {
        if (IsAscii(name))
        {
            return OfAscii(name);
        }

        var identifier = new StringBuilder();
        foreach (var word in Words(OnlyNameCharacters(name).Normalize(NormalizationForm.FormC)))
        {
            AppendWord(identifier, word);
        }

        if (identifier.Length == 0)
        {
            return null;
        }

        // Words that meet may compose (a letter and a combining mark), so the whole is normalized once more.
        var result = identifier.ToString().Normalize(NormalizationForm.FormC);
        return CanStart(result[0]) ? result : "_" + result;
    }

    // The same rules for names of ASCII characters, as most are: nothing to normalize, no format characters.
    private static string? OfAscii(string name)
    {
        // The first character is for an underscore.
        var identifier = new char[name.Length + 1];
        var length = 1;
        for (var start = 0; start < name.Length; start++)
        {
            var end = start;
            var hasLower = false;
            for (; end < name.Length && name[end] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'); end++)
            {
                hasLower |= name[end] >= 'a';
            }

            for (var i = start; i < end; i++)
            {
                identifier[length++] = i == start ? char.ToUpperInvariant(name[i]) : hasLower ? name[i] : char.ToLowerInvariant(name[i]);
            }

            start = end;
        }

        if (length == 1)
        {
            return null;
        }

        identifier[0] = '_';
        return identifier[1] is >= '0' and <= '9' ? new string(identifier, 0, length) : new string(identifier, 1, length - 1);
    }

    private static bool IsAscii(string name)
    {
        foreach (var c in name)
        {
            if (c > '~')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Determines whether a name is a C# identifier as the compiler reads it, keywords aside.</summary>
    /// <param name="name">The name.</param>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (name[0] == '_' || CanStart(name[0])) && name.All(c => c == '_' || CanContinue(c));

    /// <summary>
    /// Determines whether the compiler can use an identifier. Names in metadata are limited to 1,023 bytes of UTF-8, and a property's
    /// backing field and the suffixes of types add to its name.
    /// </summary>
    /// <param name="identifier">The identifier.</param>
    internal static bool FitsCompiler(string identifier) => Encoding.UTF8.GetByteCount(identifier) <= MaxBytes;

    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (var c in name)
        {
            // The compiler ignores format characters in identifiers, so they are ignored here.
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                continue;
            }

            if (CanContinue(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    // GITHUB becomes Github. In a word with lowercase letters, only the first letter changes.
    private static void AppendWord(StringBuilder identifier, string word)
    {
        var rest = word.Substring(1);
        identifier.Append(char.ToUpperInvariant(word[0])).Append(word.Any(char.IsLower) ? rest : rest.ToLowerInvariant());
    }

    private static bool CanStart(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    // Connectors such as the underscore are allowed in identifiers, but separate words here.
    private static bool CanContinue(char c) => CanStart(c) || CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;

    // Normalize throws on lone surrogates and, depending on the platform, on noncharacters and unassigned ones. Characters that
    // cannot be in an identifier only separate words, so replacing them first changes nothing else.
    private static string OnlyNameCharacters(string name) =>
        name.All(IsKept) ? name : string.Concat(name.Select(c => IsKept(c) ? c : ' '));

    private static bool IsKept(char c) => CanContinue(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
