using System.Globalization;

namespace Genie.TypedSecrets.Constraints;

/// <content>Parses escapes and classes.</content>
internal sealed partial class EcmaPattern
{
    private static readonly char[] s_syntaxCharacters = "^$\\.*+?()[]{}|/".ToCharArray();

    private static readonly string s_boundary = Boundary("(?:(?<=W)(?!W)|(?<!W)(?=W))");
    private static readonly string s_notBoundary = Boundary("(?:(?<=W)(?=W)|(?<!W)(?!W))");

    private static string Boundary(string form) => form.Replace("W", "[0-9A-Z_a-z]");

    // Parses an escape outside of a class. Returns whether a quantifier may follow.
    private bool ParseEscape()
    {
        var start = _at++;
        if (IsAtEnd)
        {
            throw new PatternException("the pattern ends with a backslash", start);
        }

        var c = _pattern[_at];
        if (c is 'b' or 'B')
        {
            _at++;
            _isRegular = false;
            _result.Append(c == 'b' ? s_boundary : s_notBoundary);
            return false;
        }

        if (c is 'k' or (>= '1' and <= '9'))
        {
            _isRegular = false;
            var group = _groups.ReadReference(_pattern, ref _at).ToString(CultureInfo.InvariantCulture);

            // In ECMA-262 a reference to a group that has not matched matches the empty text, in .NET it matches nothing.
            _result.Append("(?(").Append(group).Append(")\\k<").Append(group).Append(">)");
            return true;
        }

        if (ReadClassEscape(start) is { } set)
        {
            Append(set);
        }
        else
        {
            AppendLiteral(ReadCharacterEscape(start, isInClass: false));
        }

        return true;
    }

    private CodePointSet ParseClass()
    {
        var start = _at++;
        var isNegated = Skip("^");
        var set = new CodePointSet();
        while (!Skip("]"))
        {
            var first = ReadClassAtom(start, out var firstSet);
            if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                var dash = _at++;
                var last = ReadClassAtom(start, out var lastSet);
                if (firstSet is not null || lastSet is not null)
                {
                    throw new PatternException("a range cannot begin or end with a class: write the hyphen as \\-", dash);
                }

                set.Add(first, last >= first ? last : throw new PatternException("the range is out of order", dash));
            }
            else if (firstSet is not null)
            {
                set.AddAll(firstSet);
            }
            else
            {
                set.Add(first, first);
            }
        }

        set.Normalize();
        return isNegated ? set.Complement() : set;
    }

    private int ReadClassAtom(int classStart, out CodePointSet? set)
    {
        set = null;
        if (IsAtEnd)
        {
            throw new PatternException("the class is not closed", classStart);
        }

        if (_pattern[_at] != '\\')
        {
            return ReadCodePoint();
        }

        var start = _at++;
        if (IsAtEnd)
        {
            throw new PatternException("the pattern ends with a backslash", start);
        }

        set = ReadClassEscape(start);
        return set is null ? ReadCharacterEscape(start, isInClass: true) : -1;
    }

    // Reads \d \D \s \S \w \W \p{…} \P{…}; returns null for other escapes. A property ends at its brace, which is skipped like the letter of the others.
    private CodePointSet? ReadClassEscape(int start)
    {
        var c = _pattern[_at];
        var set = c switch
        {
            'd' or 'D' => CodePointSet.Digits,
            's' or 'S' => CodePointSet.Spaces,
            'w' or 'W' => CodePointSet.Words,
            'p' or 'P' => ReadProperty(start),
            _ => null,
        };
        if (set is null)
        {
            return null;
        }

        _at++;
        return char.IsUpper(c) ? set.Complement() : set;
    }

    private CodePointSet ReadProperty(int start)
    {
        var end = _pattern.IndexOf('}', _at);
        if (_at + 1 >= _pattern.Length || _pattern[_at + 1] != '{' || end < 0)
        {
            throw new PatternException("the property has no name: write \\p{L}", start);
        }

        var name = _pattern.Substring(_at + 2, end - _at - 2);
        _at = end;
        return UnicodeCategories.Find(name)
            ?? throw new PatternException("the property is not supported: use a general category such as \\p{L} or \\p{Uppercase_Letter}, or \\p{ASCII}", start);
    }

    private int ReadCharacterEscape(int start, bool isInClass)
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'b' when isInClass:
                return '\b';
            case '-' when isInClass:
                return '-';
            case '0' when IsAtEnd || !Ascii.IsDigit(_pattern[_at]):
                return 0;
            case 'c' when !IsAtEnd && Ascii.IsLetter(_pattern[_at]):
                return _pattern[_at++] % 32;
            case 'x':
                return ReadHex(2, start);
            case 'u':
                return ReadUnicode(start);
            default:
                return Array.IndexOf(s_syntaxCharacters, c) >= 0
                    ? c
                    : throw new PatternException(
                        isInClass || c != '-'
                            ? "the escape is not defined: remove the backslash, or write the character as \\u{…}"
                            : "the escape is not defined: a hyphen is escaped in a class only",
                        start);
        }
    }

    private int ReadUnicode(int start)
    {
        if (Skip("{"))
        {
            long value = 0;
            var first = _at;
            while (!IsAtEnd && Ascii.IsHex(_pattern[_at]))
            {
                value = Math.Min((value * 16) + HexValue(_pattern[_at++]), 0x110000);
            }

            return _at > first && value <= 0x10FFFF && Skip("}")
                ? (int)value
                : throw new PatternException("the escape is not a code point: write \\u{0} to \\u{10FFFF}", start);
        }

        var unit = ReadHex(4, start);
        var next = _at;
        if (char.IsHighSurrogate((char)unit) && Skip("\\u") && _at + 4 <= _pattern.Length && IsHex(4))
        {
            var low = ReadHex(4, start);
            if (char.IsLowSurrogate((char)low))
            {
                return char.ConvertToUtf32((char)unit, (char)low);
            }
        }

        _at = next;
        return unit;
    }

    private int ReadHex(int count, int start)
    {
        if (!IsHex(count))
        {
            throw new PatternException($"the escape needs {count.ToString(CultureInfo.InvariantCulture)} hexadecimal digits", start);
        }

        var value = 0;
        for (var i = 0; i < count; i++)
        {
            value = (value * 16) + HexValue(_pattern[_at++]);
        }

        return value;
    }

    private bool IsHex(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (_at + i >= _pattern.Length || !Ascii.IsHex(_pattern[_at + i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int HexValue(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
