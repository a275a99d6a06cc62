using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Testing.Fakes.Patterns;

/// <summary>Provides the sets of characters that escapes represent.</summary>
internal static class PatternSets
{
    // In the order of their values: two letters of a general category as ECMA-262 names it.
    private const string Categories = "LuLlLtLmLoMnMcMeNdNlNoZsZlZpCcCfCsCoPcPdPsPePiPfPoSmScSkSoCn";

    /// <summary>Gets the set of <c>\d</c>, <c>\w</c>, <c>\s</c>, <c>\p{…}</c>, or of their negations.</summary>
    internal static Func<int, bool> Find(char escape, string property)
    {
        Func<int, bool> set = char.ToLowerInvariant(escape) switch
        {
            'd' => static code => code is >= '0' and <= '9',
            'w' => static code => code == '_' || (code < 128 && char.IsAsciiLetterOrDigit((char)code)),
            's' => static code => code == 0xFEFF || (code < 0x10000 && code != 0x85 && char.IsWhiteSpace((char)code)),
            _ => OfProperty(property),
        };
        return char.IsUpper(escape) ? code => !set(code) : set;
    }

    private static Func<int, bool> OfProperty(string property)
    {
        var name = property[(property.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return name switch
        {
            "Any" => static _ => true,
            "ASCII" => static code => code < 128,
            "Assigned" => static code => CategoryOf(code) != "Cn",
            "LC" or "Cased_Letter" => static code => CategoryOf(code) is "Lu" or "Ll" or "Lt",
            { Length: 1 } => code => CategoryOf(code)[0] == name[0],
            { Length: 2 } => code => CategoryOf(code) == name,
            _ => OfLongName(name),
        };
    }

    private static Func<int, bool> OfLongName(string name)
    {
        var category = Enum.TryParse<UnicodeCategory>(name.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var found)
            ? Categories.Substring((int)found * 2, 2)
            : name switch
            {
                "Letter" => "L",
                "Mark" or "Combining_Mark" => "M",
                "Number" => "N",
                "Punctuation" or "punct" => "P",
                "Symbol" => "S",
                "Separator" => "Z",
                "Other" => "C",
                "Decimal_Number" or "digit" => "Nd",
                "Letter_Number" => "Nl",
                "Other_Number" => "No",
                _ => "L",
            };
        return code => CategoryOf(code).StartsWith(category, StringComparison.Ordinal);
    }

    private static string CategoryOf(int code) =>
        Categories.Substring((int)(Rune.IsValid(code) ? Rune.GetUnicodeCategory(new(code)) : UnicodeCategory.Surrogate) * 2, 2);
}
