using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Testing.Fakes.Patterns;

/// <summary>Parses a regular expression (ECMA-262 with the flag <c>u</c>). The schema's reader has checked its syntax, so errors are not expected here.</summary>
internal sealed class PatternParser
{
    private readonly int[] _text;
    private int _at;
    private int _groups;

    private PatternParser(string pattern) => _text = [.. pattern.EnumerateRunes().Select(static rune => rune.Value)];

    internal static PatternNode Parse(string pattern) => new PatternParser(pattern).ParseChoice();

    private bool IsEnd => _at >= _text.Length;

    private int Next => IsEnd ? -1 : _text[_at];

    private bool Take(char letter)
    {
        if (Next != letter)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Take(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (_at + i >= _text.Length || _text[_at + i] != text[i])
            {
                return false;
            }
        }

        _at += text.Length;
        return true;
    }

    private PatternNode ParseChoice()
    {
        List<PatternNode> parts = [ParseSequence()];
        while (Take('|'))
        {
            parts.Add(ParseSequence());
        }

        return parts.Count == 1 ? parts[0] : new ChoiceNode(parts);
    }

    private SequenceNode ParseSequence()
    {
        List<PatternNode> parts = [];
        while (!IsEnd && Next is not ('|' or ')'))
        {
            parts.Add(ParseRepeat(ParseAtom()));
        }

        return new(parts);
    }

    private PatternNode ParseRepeat(PatternNode atom)
    {
        var (minimum, maximum) = Next switch
        {
            '*' => (0, PatternNode.Endless),
            '+' => (1, PatternNode.Endless),
            '?' => (0, 1),
            '{' => (-1, 0),
            _ => (1, 1),
        };
        if ((minimum, maximum) == (1, 1))
        {
            return atom;
        }

        _at++;
        if (minimum < 0)
        {
            minimum = ParseNumber();
            maximum = !Take(',') ? minimum : Next == '}' ? PatternNode.Endless : ParseNumber();
            Take('}');
        }

        Take('?');
        return new RepeatNode(atom, minimum, maximum);
    }

    private int ParseNumber()
    {
        var number = 0;
        while (Next is >= '0' and <= '9')
        {
            number = Math.Min(PatternNode.Endless, (number * 10) + _text[_at++] - '0');
        }

        return number;
    }

    private PatternNode ParseAtom()
    {
        var letter = _text[_at++];
        return letter switch
        {
            '^' or '$' => new ConditionNode(Wanted: null),
            '.' => new SetNode(static code => code is not ('\n' or '\r' or 0x2028 or 0x2029)),
            '[' => ParseClass(),
            '(' => ParseGroup(),
            '\\' => ParseEscape(),
            _ => Single(letter),
        };
    }

    private PatternNode ParseGroup()
    {
        if (Take("?=") || Take("?!") || Take("?<=") || Take("?<!"))
        {
            var isWanted = _text[_at - 1] == '=' && _text[_at - 2] == '?';
            var condition = ParseChoice();
            Take(')');
            return new ConditionNode(isWanted ? condition : null);
        }

        var name = string.Empty;
        if (!Take("?:"))
        {
            name = (++_groups).ToString(CultureInfo.InvariantCulture);
            name = Take("?<") ? ParseName() : name;
        }

        var part = ParseChoice();
        Take(')');
        return name.Length == 0 ? part : new GroupNode(name, part);
    }

    private string ParseName()
    {
        var name = new StringBuilder();
        while (!IsEnd && !Take('>'))
        {
            name.Append(new Rune(_text[_at++]));
        }

        return name.ToString();
    }

    private PatternNode ParseEscape()
    {
        if (Next is 'b' or 'B')
        {
            _at++;
            return new ConditionNode(Wanted: null);
        }

        if (Take("k<"))
        {
            return new ReferenceNode(ParseName());
        }

        return Next is >= '1' and <= '9'
            ? new ReferenceNode(ParseNumber().ToString(CultureInfo.InvariantCulture))
            : ParseSetEscape(out var single) is { } set ? new SetNode(set) : Single(single);
    }

    private SetNode ParseClass()
    {
        var isNegated = Take('^');
        List<Func<int, bool>> parts = [];
        while (!IsEnd && !Take(']'))
        {
            if (ParseClassAtom(out var first) is { } set)
            {
                parts.Add(set);
                continue;
            }

            var last = first;
            if (Next == '-' && _at + 1 < _text.Length && _text[_at + 1] != ']')
            {
                _at++;
                _ = ParseClassAtom(out last);
            }

            parts.Add(code => code >= first && code <= last);
        }

        return new(code => parts.Exists(part => part(code)) != isNegated);
    }

    private Func<int, bool>? ParseClassAtom(out int single)
    {
        single = _text[_at++];
        if (single != '\\')
        {
            return null;
        }

        if (Take('b'))
        {
            single = '\b';
            return null;
        }

        return ParseSetEscape(out single);
    }

    // Returns the set, or null and the one character.
    private Func<int, bool>? ParseSetEscape(out int single)
    {
        single = _text[_at++];
        switch (single)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P':
                return PatternSets.Find((char)single, single is 'p' or 'P' ? ParseProperty() : string.Empty);
            case 'u' when Take('{'):
                single = 0;
                while (!Take('}'))
                {
                    single = (single * 16) + Convert.ToInt32(((char)_text[_at++]).ToString(), 16);
                }

                return null;
            case 'u':
                single = ParseHexadecimal(4);
                if (char.IsHighSurrogate((char)single) && Take("\\u"))
                {
                    single = char.ConvertToUtf32((char)single, (char)ParseHexadecimal(4));
                }

                return null;
            case 'x':
                single = ParseHexadecimal(2);
                return null;
            case 'c':
                single = _text[_at++] % 32;
                return null;
            default:
                single = single switch { 't' => '\t', 'n' => '\n', 'v' => '\v', 'f' => '\f', 'r' => '\r', '0' => '\0', _ => single };
                return null;
        }
    }

    private string ParseProperty()
    {
        Take('{');
        var name = new StringBuilder();
        while (!IsEnd && !Take('}'))
        {
            name.Append((char)_text[_at++]);
        }

        return name.ToString();
    }

    private int ParseHexadecimal(int digits)
    {
        var text = string.Concat(_text.Skip(_at).Take(digits).Select(static code => (char)code));
        _at += digits;
        return Convert.ToInt32(text, 16);
    }

    private static SetNode Single(int code) => new(other => other == code);
}
