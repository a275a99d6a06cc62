using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Reports invalid UTF-8 and invalid JSON with the position. The exceptions of the parser can quote the value, so they are not passed on.</content>
public ref partial struct SecretReader
{
    /// <summary>The maximum depth of objects and arrays in a value, those in JSON text included: the default of <see cref="Utf8JsonReader"/>.</summary>
    internal const int MaxDepth = 64;

    // The text of the payload, without a byte order mark.
    private readonly ReadOnlySpan<byte> Text => _value[_textStart..];

    // What the whole text is.
    private readonly string Whole => _isList ? Problems.AnArray : Problems.AnObject;

    /// <summary>Checks that the payload is text; otherwise reports what it is.</summary>
    private bool CheckText()
    {
        if (_textProblem is not null)
        {
            Abandon(_textProblem);
        }

        return _textProblem is null;
    }

    private void CheckEnd()
    {
        if (_position is Position.Token or Position.MissingKey)
        {
            _ = Advance();
        }
    }

    /// <summary>Advances to the next token; returns false at the end of the text and at invalid JSON, which is reported.</summary>
    private bool Advance()
    {
        try
        {
            return _position != Position.Abandoned && _json.Read();
        }
        catch (JsonException e)
        {
            Abandon(DescribeSyntax(OffsetOf(e)));
            return false;
        }
    }

    /// <summary>Advances to the last token of the value that begins here; returns false at invalid JSON, which is reported.</summary>
    private bool SkipValue()
    {
        try
        {
            _isUnread = false;
            _json.Skip();
            return true;
        }
        catch (JsonException e)
        {
            Abandon(DescribeSyntax(OffsetOf(e)));
            return false;
        }
    }

    private void Abandon(string problem)
    {
        _position = Position.Abandoned;
        _state.Add(string.Empty, problem);
    }

    private readonly string DescribeSyntax(int offset)
    {
        var json = Text;
        var at = offset + _textStart;
        if (json.Trim(" \t\r\n"u8).IsEmpty)
        {
            return _isList ? "the value is empty: expected a JSON array" : "the value is empty: expected a JSON object";
        }

        if (_json.TokenType is JsonTokenType.None)
        {
            return $"not JSON: expected {Whole}, at byte {at - offset + json.Length - json.TrimStart(" \t\r\n"u8).Length}";
        }

        if (offset >= json.Length)
        {
            return $"not JSON: the text ends too early, at byte {at}";
        }

        // At an opening bracket the parser does not count the bracket itself.
        var depth = _json.CurrentDepth + (_json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
        return json[offset] switch
        {
            (byte)'/' => $"not JSON: a comment or a stray slash, at byte {at}",
            (byte)'{' or (byte)'[' when depth >= MaxDepth => $"not readable: nested deeper than {MaxDepth} levels, at byte {at}",
            _ when _json.CurrentDepth == 0 && _json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray => $"not JSON: something follows the {(_isList ? "array" : "object")}, at byte {at}",
            _ => $"not JSON: the syntax is broken at byte {at}",
        };
    }

    // The exception counts lines. One byte offset is easier to use, because most values are a single line.
    private readonly int OffsetOf(JsonException exception)
    {
        var json = Text;
        var lineStart = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            lineStart += json[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(lineStart + (exception.BytePositionInLine ?? 0), json.Length);
    }
}
