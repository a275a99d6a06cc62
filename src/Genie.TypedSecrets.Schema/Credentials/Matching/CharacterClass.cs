namespace Genie.TypedSecrets.Schema.Credentials.Matching;

/// <summary>Represents a set of ASCII characters.</summary>
internal sealed class CharacterClass
{
    private static readonly Dictionary<string, CharacterClass> s_named = new(StringComparer.Ordinal)
    {
        ["digit"] = Of("0-9"),
        ["alpha"] = Of("A-Za-z"),
        ["alnum"] = Of("A-Za-z0-9"),
        ["lower"] = Of("a-z0-9"),
        ["upper"] = Of("A-Z0-9"),
        ["hex"] = Of("a-f0-9"),
        ["Hex"] = Of("A-Fa-f0-9"),
        ["b32"] = Of("A-Z2-7"),
        ["word"] = Of("A-Za-z0-9_"),
        ["url"] = Of("A-Za-z0-9_-"),
        ["base64"] = Of("A-Za-z0-9+/"),
        ["token"] = Of("A-Za-z0-9_=.-"),
    };

    private readonly bool[] _members = new bool[128];

    private CharacterClass(string characters) => Characters = characters;

    /// <summary>Gets the characters of the class.</summary>
    internal string Characters { get; }

    /// <summary>Gets a class by its name, such as <c>alnum</c>, or by its members, such as <c>[A-F0-9]</c>.</summary>
    internal static CharacterClass Get(string name) => name[0] == '['
        ? Of(name.Substring(1, name.Length - 2))
        : s_named.TryGetValue(name, out var known) ? known : throw new FormatException($"The character class '{name}' is unknown.");

    internal bool Contains(char character) => character < 128 && _members[character];

    private static CharacterClass Of(string ranges)
    {
        var all = new List<char>();
        for (var i = 0; i < ranges.Length; i++)
        {
            var last = i + 2 < ranges.Length && ranges[i + 1] == '-' ? ranges[i + 2] : ranges[i];
            for (var c = ranges[i]; c <= last; c++)
            {
                all.Add(c);
            }

            i += last == ranges[i] ? 0 : 2;
        }

        var created = new CharacterClass(string.Concat(all));
        all.ForEach(c => created._members[c] = true);
        return created;
    }
}
