using System.Globalization;
using System.Text;

namespace Genie.TypedSecrets.Constraints;

/// <summary>Translates a regular expression of ECMA-262 with the flag <c>u</c>, as JSON Schema requires, into one of .NET over UTF-16 code units.</summary>
/// <remarks>
/// Every class and escape is written as an explicit set of code points, so that no definition of .NET applies. The text to match has no
/// lone surrogates. Whatever the grammar rejects is rejected here; parts that .NET cannot evaluate in the same way are rejected too.
/// </remarks>
internal sealed partial class EcmaPattern
{
    private const int MaxDepth = 100;
    private const string Incomplete = "the quantifier is not complete: write one or two numbers between braces, or escape the brace";

    private readonly string _pattern;
    private readonly EcmaGroups _groups;
    private readonly StringBuilder _result = new();
    private int _at;
    private int _opened;
    private readonly PatternCost _cost = new();
    private bool _isRegular = true;

    private EcmaPattern(string pattern)
    {
        _pattern = pattern;
        _groups = EcmaGroups.Find(pattern);
    }

    /// <summary>Translates a pattern.</summary>
    /// <param name="pattern">The pattern as it is written in the schema.</param>
    /// <param name="engine">The engine that evaluates the expression best.</param>
    /// <exception cref="PatternException">The pattern is invalid, or uses a part of ECMA-262 that is not supported.</exception>
    internal static string Translate(string pattern, out PatternEngine engine)
    {
        var translation = new EcmaPattern(pattern);
        translation.ParseDisjunction(depth: 0);
        if (translation._at < pattern.Length)
        {
            throw new PatternException("the closing parenthesis has no opening one", translation._at);
        }

        translation._groups.ThrowIfReferencesRepeat();
        engine = translation._cost.Choose(translation._isRegular);
        return translation._result.ToString();
    }

    private bool IsAtEnd => _at >= _pattern.Length;

    private void ParseDisjunction(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new PatternException($"groups are nested deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels", _at);
        }

        while (!IsAtEnd && _pattern[_at] != ')')
        {
            if (_pattern[_at] == '|')
            {
                _at++;
                _result.Append('|');
                _cost.AddAlternative(depth);
            }
            else
            {
                ParseTerm(depth);
            }
        }
    }

    private void ParseTerm(int depth)
    {
        var start = _at;
        var firstGroup = _opened;
        var before = _cost.Mark();
        var isQuantifiable = true;
        switch (_pattern[_at])
        {
            case '^':
                _at++;
                _result.Append('^');
                _cost.AddAnchor(isFirst: start == 0);
                isQuantifiable = false;
                break;
            case '$':
                _at++;
                _result.Append("\\z");
                isQuantifiable = false;
                break;
            case '(':
                isQuantifiable = ParseGroup(depth);
                break;
            case '.':
                _at++;
                Append(CodePointSet.Dot);
                break;
            case '[':
                Append(ParseClass());
                break;
            case '\\':
                isQuantifiable = ParseEscape();
                break;
            case '*' or '+' or '?':
                throw new PatternException("the quantifier has nothing to repeat", _at);
            case '{' or '}' or ']':
                throw new PatternException($"the bracket is not escaped: write \\{_pattern[_at]}", _at);
            default:
                AppendLiteral(ReadCodePoint());
                break;
        }

        if (TryParseQuantifier(out var minimum, out var maximum))
        {
            if (!isQuantifiable)
            {
                throw new PatternException("the quantifier has nothing to repeat", start);
            }

            _cost.AddQuantifier(before, minimum, maximum);
            if (maximum is null or > 1)
            {
                _groups.MarkRepeated(firstGroup + 1, _opened);
            }
        }
    }

    private void Append(CodePointSet set) => _cost.AddPairs(set.AppendTo(_result));

    // Returns whether a quantifier may follow.
    private bool ParseGroup(int depth)
    {
        var start = _at++;
        var isAssertion = false;
        if (Skip("?:"))
        {
            _result.Append("(?:");
        }
        else if (Skip("?="))
        {
            isAssertion = BeginAssertion("(?=");
        }
        else if (Skip("?!"))
        {
            isAssertion = BeginAssertion("(?!");
        }
        else if (Skip("?<="))
        {
            isAssertion = BeginAssertion("(?<=");
        }
        else if (Skip("?<!"))
        {
            isAssertion = BeginAssertion("(?<!");
        }
        else if (Skip("?<"))
        {
            _ = EcmaGroups.ReadName(_pattern, ref _at);
            BeginCapture();
        }
        else if (!IsAtEnd && _pattern[_at] == '?')
        {
            throw new PatternException("inline flags such as (?i) are not supported: write both cases, [Aa]", start);
        }
        else
        {
            BeginCapture();
        }

        ParseDisjunction(depth + 1);
        if (IsAtEnd)
        {
            throw new PatternException("the group is not closed", start);
        }

        _at++;
        _result.Append(')');
        return !isAssertion;
    }

    private bool BeginAssertion(string open)
    {
        _isRegular = false;
        _result.Append(open);
        return true;
    }

    private void BeginCapture()
    {
        _opened++;

        // Numbered as ECMA-262 does: .NET numbers named groups after the others. Without references nothing needs to be captured.
        _result.Append(_groups.AreReferenced ? $"(?<{_opened.ToString(CultureInfo.InvariantCulture)}>" : "(?:");
    }

    // The maximum is null when there is none.
    private bool TryParseQuantifier(out int minimum, out int? maximum)
    {
        (minimum, maximum) = (0, null);
        if (IsAtEnd)
        {
            return false;
        }

        switch (_pattern[_at])
        {
            case '*':
                _result.Append(_pattern[_at++]);
                break;
            case '+':
                minimum = 1;
                _result.Append(_pattern[_at++]);
                break;
            case '?':
                maximum = 1;
                _result.Append(_pattern[_at++]);
                break;
            case '{':
                ParseBraces(out minimum, out maximum);
                break;
            default:
                return false;
        }

        if (!IsAtEnd && _pattern[_at] == '?')
        {
            _at++;
            _result.Append('?');
        }

        return true;
    }

    private void ParseBraces(out int minimum, out int? maximum)
    {
        var start = _at++;
        minimum = ReadCount(start);
        maximum = minimum;
        if (Skip(","))
        {
            maximum = !IsAtEnd && _pattern[_at] == '}' ? null : ReadCount(start);
        }

        if (!Skip("}"))
        {
            throw new PatternException(Incomplete, start);
        }

        if (maximum < minimum)
        {
            throw new PatternException("the maximum of the quantifier is less than its minimum", start);
        }

        _result.Append(_pattern, start, _at - start);
    }

    private int ReadCount(int start)
    {
        var first = _at;
        long count = 0;
        while (!IsAtEnd && Ascii.IsDigit(_pattern[_at]))
        {
            count = Math.Min((count * 10) + (_pattern[_at++] - '0'), int.MaxValue + 1L);
        }

        return _at == first
            ? throw new PatternException(Incomplete, start)
            : count > int.MaxValue ? throw new PatternException("the number of the quantifier is too large", start) : (int)count;
    }

    private bool Skip(string text)
    {
        if (string.CompareOrdinal(_pattern, _at, text, 0, text.Length) != 0)
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    private int ReadCodePoint()
    {
        var isPair = char.IsHighSurrogate(_pattern[_at]) && _at + 1 < _pattern.Length && char.IsLowSurrogate(_pattern[_at + 1]);
        var codePoint = isPair ? char.ConvertToUtf32(_pattern[_at], _pattern[_at + 1]) : _pattern[_at];
        _at += isPair ? 2 : 1;
        return codePoint;
    }

    private void AppendLiteral(int codePoint)
    {
        if (codePoint < 0x80 && Ascii.IsLetterOrDigit((char)codePoint))
        {
            _result.Append((char)codePoint);
        }
        else
        {
            Append(CodePointSet.Of((codePoint, codePoint)));
        }
    }
}
