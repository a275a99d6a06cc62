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

        using var found = ReadNumber(NumberKind.Int32);
        _ = NumberFit.TryToInt32(found.Number, out var value);
        return value;
    }

    /// <summary>Reads a whole number, from a JSON number or from a JSON string that contains a number.</summary>
    public long ReadInt64()
    {
        if (_isFast && TryReadIntegerFast(long.MinValue, long.MaxValue, out var plain))
        {
            return plain;
        }

        using var found = ReadNumber(NumberKind.Int64);
        _ = NumberFit.TryToInt64(found.Number, out var value);
        return value;
    }

    /// <summary>Reads a number that a <see cref="decimal"/> represents exactly, from a JSON number or from a JSON string that contains a number.</summary>
    public decimal ReadDecimal()
    {
        using var found = ReadNumber(NumberKind.Decimal);
        _ = NumberFit.TryToDecimal(found.Number, out var value);
        return value;
    }

    /// <summary>Reads a number as the nearest <see cref="double"/>, from a JSON number or from a JSON string that contains a number.</summary>
    public double ReadDouble()
    {
        using var found = ReadNumber(NumberKind.Double);
        return found.Fits ? double.Parse(found.Text, NumberStyles.Float, CultureInfo.InvariantCulture) : 0;
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

    private FoundNumber ReadNumber(NumberKind kind) => _isFast ? ReadNumberFast(kind) : ReadNumberReporting(kind);

    private FoundNumber ReadNumberReporting(NumberKind kind)
    {
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
            return new(text, default, fits: false);
        }

        List<string>? problems = null;
        if (ExactNumber.TryParse(text.Chars, out var number))
        {
            _current.Numbers.Check(number, kind, ref problems);
        }
        else
        {
            problems = [Problems.WrongText(expected)];
        }

        Report(problems);
        return new(text, number, fits: problems is null);
    }
}
