using System.Text;
using System.Text.Json;

namespace Genie.TypedSecrets.Tests.Fuzzing;

/// <summary>Writes JSON text in the many ways in which it can be written.</summary>
internal sealed class RandomText(Random random, bool isStrict)
{
    private readonly int _style = random.Next(4);

    /// <summary>Gets a value indicating whether the name of a key was written with an escape, which the fast path does not read.</summary>
    internal bool HasEscapedNames { get; private set; }

    internal T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    internal int Next(int maximum) => random.Next(maximum);

    /// <summary>White space, or none in the compact style.</summary>
    internal string Space() => _style switch
    {
        0 or 1 => string.Empty,
        2 => " ",
        _ => Pick(string.Empty, " ", "\n  ", "\t", "\r\n"),
    };

    internal string String(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            var mustEscape = rune.Value is < ' ' or '"' or '\\';
            text.Append(mustEscape ? JsonEncodedText.Encode(rune.ToString()).ToString()
                : random.Next(60) == 0 ? string.Concat(rune.ToString().Select(unit => $"\\u{(int)unit:x4}"))
                : rune.ToString());
        }

        return text.Append('"').ToString();
    }

    internal string Name(string name)
    {
        var written = String(name);
        HasEscapedNames |= written.Contains('\\', StringComparison.Ordinal);
        return written;
    }

    /// <summary>A number, or a string that holds it.</summary>
    internal string Number(params string[] values) => Pick(values) is var number && !isStrict && random.Next(3) == 0 ? $"\"{number}\"" : number;

    internal string Object(IEnumerable<(string Name, string Value)> members) =>
        Join('{', members.Select(member => $"{Name(member.Name)}{Space()}:{Space()}{member.Value}"), '}');

    internal string Join(char open, IEnumerable<string> parts, char close) =>
        $"{open}{Space()}{string.Join($"{Space()},{Space()}", parts)}{Space()}{close}";
}
