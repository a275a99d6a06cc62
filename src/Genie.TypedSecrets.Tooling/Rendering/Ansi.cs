namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Adds ANSI escape sequences to text, if the style allows them.</summary>
internal static class Ansi
{
    internal static string Paint(string text, Tone tone, TextStyle style)
    {
        var code = tone switch
        {
            Tone.Strong => "1",
            Tone.Faint => "2",
            Tone.Good => "32",
            Tone.Warning => "33",
            Tone.Bad => "31",
            _ => null,
        };
        return code is null || !style.UseColor || text.Length == 0 ? text : $"\u001b[{code}m{text}\u001b[0m";
    }
}
