using System.Collections.Concurrent;
using System.Globalization;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Finds the code points of the property escapes that patterns support: general categories, <c>Any</c>, <c>Assigned</c> and <c>ASCII</c>.</summary>
internal static class UnicodeCategories
{
    // Short and long names of the General_Category values (Unicode, PropertyValueAliases.txt). Groups list their members.
    private static readonly Dictionary<string, UnicodeCategory[]> s_categories = Build();
    private static readonly ConcurrentDictionary<string, CodePointSet> s_sets = new(StringComparer.Ordinal);

    /// <summary>Gets the code points of a property: <c>Lu</c>, <c>Letter</c>, <c>gc=Lu</c>, <c>General_Category=Letter</c>, <c>ASCII</c>; null when it is not supported.</summary>
    internal static CodePointSet? Find(string property)
    {
        var equals = property.IndexOf('=');
        var name = property;
        if (equals >= 0)
        {
            if (property.Substring(0, equals) is not ("gc" or "General_Category"))
            {
                return null;
            }

            name = property.Substring(equals + 1);
        }

        switch (name)
        {
            case "Any" when equals < 0:
                return CodePointSet.All;
            case "ASCII" when equals < 0:
                return CodePointSet.Of((0, 0x7F));
            case "Assigned" when equals < 0:
                return s_sets.GetOrAdd("Assigned", static _ => Collect([UnicodeCategory.OtherNotAssigned]).Complement());
            default:
                return s_categories.TryGetValue(name, out var categories) ? s_sets.GetOrAdd(name, _ => Collect(categories)) : null;
        }
    }

    private static CodePointSet Collect(UnicodeCategory[] categories)
    {
        var wanted = new bool[(int)UnicodeCategory.OtherNotAssigned + 1];
        foreach (var category in categories)
        {
            wanted[(int)category] = true;
        }

        var set = new CodePointSet();
        var start = -1;
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            var isIn = wanted[(int)CategoryOf(codePoint)];
            if (isIn && start < 0)
            {
                start = codePoint;
            }
            else if (!isIn && start >= 0)
            {
                set.Add(start, codePoint - 1);
                start = -1;
            }
        }

        if (start >= 0)
        {
            set.Add(start, 0x10FFFF);
        }

        return set;
    }

    private static UnicodeCategory CategoryOf(int codePoint) =>
#if NET
        CharUnicodeInfo.GetUnicodeCategory(codePoint);
#else
        codePoint < 0x10000 ? CharUnicodeInfo.GetUnicodeCategory((char)codePoint) : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0);
#endif

    private static Dictionary<string, UnicodeCategory[]> Build()
    {
        var result = new Dictionary<string, UnicodeCategory[]>(StringComparer.Ordinal);
        Add("Lu Uppercase_Letter", UnicodeCategory.UppercaseLetter);
        Add("Ll Lowercase_Letter", UnicodeCategory.LowercaseLetter);
        Add("Lt Titlecase_Letter", UnicodeCategory.TitlecaseLetter);
        Add("LC Cased_Letter", UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter);
        Add("Lm Modifier_Letter", UnicodeCategory.ModifierLetter);
        Add("Lo Other_Letter", UnicodeCategory.OtherLetter);
        Add("L Letter", UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter);
        Add("Mn Nonspacing_Mark", UnicodeCategory.NonSpacingMark);
        Add("Mc Spacing_Mark", UnicodeCategory.SpacingCombiningMark);
        Add("Me Enclosing_Mark", UnicodeCategory.EnclosingMark);
        Add("M Mark Combining_Mark", UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark);
        Add("Nd Decimal_Number digit", UnicodeCategory.DecimalDigitNumber);
        Add("Nl Letter_Number", UnicodeCategory.LetterNumber);
        Add("No Other_Number", UnicodeCategory.OtherNumber);
        Add("N Number", UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber);
        Add("Pc Connector_Punctuation", UnicodeCategory.ConnectorPunctuation);
        Add("Pd Dash_Punctuation", UnicodeCategory.DashPunctuation);
        Add("Ps Open_Punctuation", UnicodeCategory.OpenPunctuation);
        Add("Pe Close_Punctuation", UnicodeCategory.ClosePunctuation);
        Add("Pi Initial_Punctuation", UnicodeCategory.InitialQuotePunctuation);
        Add("Pf Final_Punctuation", UnicodeCategory.FinalQuotePunctuation);
        Add("Po Other_Punctuation", UnicodeCategory.OtherPunctuation);
        Add(
            "P Punctuation punct",
            UnicodeCategory.ConnectorPunctuation,
            UnicodeCategory.DashPunctuation,
            UnicodeCategory.OpenPunctuation,
            UnicodeCategory.ClosePunctuation,
            UnicodeCategory.InitialQuotePunctuation,
            UnicodeCategory.FinalQuotePunctuation,
            UnicodeCategory.OtherPunctuation);
        Add("Sm Math_Symbol", UnicodeCategory.MathSymbol);
        Add("Sc Currency_Symbol", UnicodeCategory.CurrencySymbol);
        Add("Sk Modifier_Symbol", UnicodeCategory.ModifierSymbol);
        Add("So Other_Symbol", UnicodeCategory.OtherSymbol);
        Add("S Symbol", UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol);
        Add("Zs Space_Separator", UnicodeCategory.SpaceSeparator);
        Add("Zl Line_Separator", UnicodeCategory.LineSeparator);
        Add("Zp Paragraph_Separator", UnicodeCategory.ParagraphSeparator);
        Add("Z Separator", UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator);
        Add("Cc Control cntrl", UnicodeCategory.Control);
        Add("Cf Format", UnicodeCategory.Format);
        Add("Cs Surrogate", UnicodeCategory.Surrogate);
        Add("Co Private_Use", UnicodeCategory.PrivateUse);
        Add("Cn Unassigned", UnicodeCategory.OtherNotAssigned);
        Add("C Other", UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse, UnicodeCategory.OtherNotAssigned);
        return result;

        void Add(string names, params UnicodeCategory[] categories)
        {
            foreach (var name in names.Split(' '))
            {
                result.Add(name, categories);
            }
        }
    }
}
