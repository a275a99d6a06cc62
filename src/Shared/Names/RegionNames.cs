namespace Genie.TypedSecrets.Names;

/// <summary>Checks the names of AWS regions, such as <c>us-east-1</c>. Whether a region exists is not known, because AWS adds regions.</summary>
internal static class RegionNames
{
    /// <summary>Determines whether a text has the form of a region's name: two to four words and a number, separated by hyphens.</summary>
    internal static bool IsRegion(string name)
    {
        var parts = name.Split('-');
        if (parts.Length is < 3 or > 5 || !IsWord(parts[0], maxLength: 8) || parts[parts.Length - 1] is not { Length: 1 or 2 } number)
        {
            return false;
        }

        for (var i = 1; i < parts.Length - 1; i++)
        {
            if (!IsWord(parts[i], maxLength: 16))
            {
                return false;
            }
        }

        return All(number, '0', '9');
    }

    private static bool IsWord(string text, int maxLength) => text.Length >= 2 && text.Length <= maxLength && All(text, 'a', 'z');

    private static bool All(string text, char first, char last)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < first || text[i] > last)
            {
                return false;
            }
        }

        return true;
    }
}
