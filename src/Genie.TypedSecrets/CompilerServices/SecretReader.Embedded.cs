using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Reads objects and lists that are stored as JSON text in a string, as the AWS console stores all values.</content>
public ref partial struct SecretReader
{
    /// <summary>
    /// Continues in the JSON text that the string at the position of the reader holds. The text was validated as a whole, so that no error in
    /// its syntax is found later. Returns false, after reporting and skipping the value, if it is not such a string.
    /// </summary>
    private bool TryOpenText(byte open, string expected)
    {
        if (_position != Position.Token || _json.TokenType != JsonTokenType.String || _state.IsStrict)
        {
            ReportWrongKind(expected);
            return false;
        }

        var text = EmbeddedText.Copy(in _json, _jsonStart + (int)_json.BytesConsumed, _embedded);
        if ((text is null ? Problems.LoneSurrogate : text.FindProblem(open, expected, MaxDepth)) is { } problem)
        {
            text?.Dispose();
            _state.Add(problem);
            return false;
        }

        _embedded = text;
        _jsonStart = 0;
        _json = new Utf8JsonReader(text!.Utf8);
        return Advance();
    }

    /// <summary>Returns to the text around the string if the value in the string has been read to its end.</summary>
    private void CloseText()
    {
        if (_embedded is not { } text || _position != Position.Token || _json.CurrentDepth > 0 || _json.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            return;
        }

        _embedded = text.Outer;
        _jsonStart = text.OuterPosition;
        var outer = _embedded is null ? Text : _embedded.Utf8;
        _json = new Utf8JsonReader(outer[_jsonStart..], isFinalBlock: true, text.OuterState);
        text.Dispose();
    }
}
