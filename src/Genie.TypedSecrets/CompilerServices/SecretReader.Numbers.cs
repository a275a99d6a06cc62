using System.Globalization;
using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Reads booleans, and numbers from JSON numbers or from JSON strings that contain a number, as AWS writes ports.</content>
public ref partial struct SecretReader
{
    /// <summary>Reads a whole number, from a JSON number or from a JSON string that contains a number.</summary>
    public int ReadInt32()
    {
        if (_isFast && TryReadIntegerFast(int.MinValue, int.MaxValue, out var plain))
        {
            return (int)plain;
        }

        using var text = ReadNumber(NumberKind.Int32, out var number, out _);
        _ = NumberFit.TryToInt32(number, out var value);
        number.Wipe();
        return value;
    }

    /// <summary>Reads a whole number, from a JSON number or from a JSON string that contains a number.</summary>
    public long ReadInt64()
    {
        if (_isFast && TryReadIntegerFast(long.MinValue, long.MaxValue, out var plain))
        {
            return plain;
        }

        using var text = ReadNumber(NumberKind.Int64, out var number, out _);
        _ = NumberFit.TryToInt64(number, out var value);
        number.Wipe();
        return value;
    }

    /// <summary>Reads a number that a <see cref="decimal"/> represents exactly, from a JSON number or from a JSON string that contains a number.</summary>
    public decimal ReadDecimal()
    {
        using var text = ReadNumber(NumberKind.Decimal, out var number, out _);
        _ = NumberFit.TryToDecimal(number, out var value);
        number.Wipe();
        return value;
    }

    /// <summary>Reads a number as the nearest <see cref="double"/>, from a JSON number or from a JSON string that contains a number.</summary>
    public double ReadDouble()
    {
        using var text = ReadNumber(NumberKind.Double, out var number, out var fits);
        number.Wipe();
        return fits ? double.Parse(text.Chars, NumberStyles.Float, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Reads true or false, from a JSON boolean or from a JSON string with that word, as the AWS console writes all values.</summary>
    public bool ReadBoolean() => _isFast ? ReadBooleanFast() : ReadBooleanReporting();

    private bool ReadBooleanReporting()
    {
        if (!Begin(SecretValueKind.Boolean, Problems.ABoolean))
        {
            return false;
        }

        if (_position != Position.Token || !TryReadBoolean(out var value))
        {
            ReportWrongKind(Problems.ABoolean);
            return false;
        }

        var allowed = _current.AllowedValues;
        if (allowed.Count > 0 && !allowed.Contains(value ? "true" : "false", StringComparer.Ordinal))
        {
            _state.Add(Problems.Expected(allowed[0]));
        }

        return value;
    }

    private readonly bool TryReadBoolean(out bool value)
    {
        // One half of a surrogate pair is not text that can be compared.
        string? text = null;
        if (_json.TokenType == JsonTokenType.String && !_state.IsStrict)
        {
            _ = JsonText.TryRead(in _json, out text);
        }

        value = _json.TokenType == JsonTokenType.True || text == "true";
        return value || _json.TokenType == JsonTokenType.False || text == "false";
    }

    private CharBuffer ReadNumber(NumberKind kind, out ExactNumber number, out bool fits) =>
        _isFast ? ReadNumberFast(kind, out number, out fits) : ReadNumberReporting(kind, out number, out fits);

    private CharBuffer ReadNumberReporting(NumberKind kind, out ExactNumber number, out bool fits)
    {
        number = default;
        fits = false;
        var expected = Problems.Number(kind);
        if (!Begin(KindOf(kind), expected))
        {
            return default;
        }

        if (_position == Position.Payload && !CheckText())
        {
            return default;
        }

        if (_position == Position.Token && (_json.TokenType is not (JsonTokenType.Number or JsonTokenType.String) || (_state.IsStrict && _json.TokenType == JsonTokenType.String)))
        {
            ReportWrongKind(expected);
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

        Report(problems);
        fits = problems is null;
        return text;
    }
}
