using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Numbers, from JSON numbers or from JSON strings that hold one, as AWS writes ports; and booleans.</content>
public ref partial struct SecretReader
{
    /// <summary>Reads a whole number, from a JSON number or from a JSON string that holds one.</summary>
    public int ReadInt32()
    {
        if (TryReadPlainInteger(out var plain) && plain is >= int.MinValue and <= int.MaxValue)
        {
            return (int)plain;
        }

        using var text = ReadNumber(NumberKind.Int32, out var number, out var fits);
        _ = NumberFit.TryToInt32(number, out var value);
        number.Wipe();
        return fits ? value : 0;
    }

    /// <summary>Reads a whole number, from a JSON number or from a JSON string that holds one.</summary>
    public long ReadInt64()
    {
        if (TryReadPlainInteger(out var plain))
        {
            return plain;
        }

        using var text = ReadNumber(NumberKind.Int64, out var number, out var fits);
        _ = NumberFit.TryToInt64(number, out var value);
        number.Wipe();
        return fits ? value : 0;
    }

    /// <summary>Reads a number that a <see cref="decimal"/> holds exactly, from a JSON number or from a JSON string that holds one.</summary>
    public decimal ReadDecimal()
    {
        using var text = ReadNumber(NumberKind.Decimal, out var number, out var fits);
        _ = NumberFit.TryToDecimal(number, out var value);
        number.Wipe();
        return fits ? value : 0;
    }

    /// <summary>Reads a number as the nearest <see cref="double"/>, from a JSON number or from a JSON string that holds one.</summary>
    public double ReadDouble()
    {
        using var text = ReadNumber(NumberKind.Double, out var number, out var fits);
        number.Wipe();
        return fits ? double.Parse(text.Chars, NumberStyles.Float, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Reads true or false.</summary>
    public bool ReadBoolean()
    {
        if (!Begin(Problems.ABoolean))
        {
            return false;
        }

        if (_position != Position.Token || _json.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            RefuseKind(Problems.ABoolean);
            return false;
        }

        var value = _json.TokenType == JsonTokenType.True;
        var allowed = _current.AllowedValues;
        if (allowed.Count > 0 && !allowed.Contains(value ? "true" : "false", StringComparer.Ordinal))
        {
            _state.Add(Problems.Expected(allowed[0]));
        }

        return value;
    }

    // What nearly every number is: digits that keep to the schema. All else takes the long way, which knows what to say.
    private bool TryReadPlainInteger(out long value)
    {
        value = 0;
        if (_position != Position.Token
            || _json.TokenType != JsonTokenType.Number
            || !Utf8Parser.TryParse(_json.ValueSpan, out value, out var length)
            || length != _json.ValueSpan.Length
            || !_current.Numbers.SurelyAllows(value))
        {
            return false;
        }

        _isUnread = false;
        return true;
    }

    private CharBuffer ReadNumber(NumberKind kind, out ExactNumber number, out bool fits)
    {
        number = default;
        fits = false;
        var expected = Problems.Number(kind);
        if (!Begin(expected))
        {
            return default;
        }

        if (_position == Position.Token && _json.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            RefuseKind(expected);
            return default;
        }

        var text = CopyChars(out var isWellFormed);
        if (!isWellFormed)
        {
            return text;
        }

        List<string>? problems = null;
        if (ExactNumber.TryParse(text.Chars, out number))
        {
            _current.Numbers.Check(number, kind, ref problems);
        }
        else
        {
            problems = [Problems.WrongText(expected)];
        }

        Refuse(problems);
        fits = problems is null;
        return text;
    }
}
