namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Distinguishes text that can be emitted unchanged, which is most text, from text that has to be escaped.</summary>
internal static class PlainText
{
    /// <summary>Determines whether a text has printable ASCII only, and none of a target's special characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="special">The characters that the target escapes.</param>
    internal static bool IsPlain(string text, char[] special)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
            {
                return false;
            }
        }

        return text.IndexOfAny(special) < 0;
    }
}
