using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Objects: keys in any order, former names, and what is missing, unknown or there twice.</content>
public ref partial struct SecretReader
{
    /// <summary>Begins the object the reader stands at. Call <see cref="ReadKey"/> until it returns false.</summary>
    /// <param name="shape">Its keys.</param>
    public void StartObject(SecretShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (_position == Position.Start)
        {
            StartRoot();
        }

        if (Begin(Problems.AnObject))
        {
            if (_json.TokenType == JsonTokenType.StartObject)
            {
                _state.Push(new ObjectFrame(shape));
                return;
            }

            RefuseKind(Problems.AnObject);
        }

        _state.Push(new ObjectFrame(shape: null));
    }

    /// <summary>Goes to the next key that the shape knows.</summary>
    /// <param name="index">Its place in the shape.</param>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    /// <remarks>
    /// Required keys that are missing come too, after the others: the read method called for one notes what was expected there.
    /// </remarks>
    public bool ReadKey(out int index)
    {
        var frame = (ObjectFrame)_state.Top!;
        if (frame.Shape is { } shape && (TryReadPresentKey(frame, shape, out index) || TryReadMissingKey(frame, shape, out index)))
        {
            return true;
        }

        _state.Pop();
        index = -1;
        return false;
    }

    private void StartRoot()
    {
        if (_isBinary)
        {
            Lose(Problems.FoundBytes(Problems.AJsonObject));
            return;
        }

        _position = Position.Token;
        if (Advance() && _json.TokenType is not JsonTokenType.StartObject)
        {
            // A bare word or number that begins like JSON: read to the end before calling it JSON of another kind.
            var start = _json.TokenStartIndex + _value.Length - JsonOf(_value).Length;
            var kind = JsonText.KindOf(_json.TokenType);
            var lookahead = _json;
            Lose(IsWhole(ref lookahead)
                ? Problems.WrongKind(Problems.AnObject, kind)
                : $"not JSON: expected an object, at byte {start}");
        }
    }

    private static bool IsWhole(ref Utf8JsonReader json)
    {
        try
        {
            while (json.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool TryReadPresentKey(ObjectFrame frame, SecretShape shape, out int index)
    {
        index = -1;
        if (frame.IsPastEnd || (_isUnread && !SkipValue()))
        {
            return false;
        }

        while (Advance() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var match = shape.Find(ref _json, frame.Next);
            if (!IsValueOf(match, frame, shape))
            {
                if (!Advance() || !SkipValue())
                {
                    return false;
                }

                continue;
            }

            frame.SetFound(match);
            if (!Advance())
            {
                return false;
            }

            index = match.Index;
            _current = shape.KeySpan[index];
            _isUnread = true;
            return true;
        }

        frame.IsPastEnd = true;
        return false;
    }

    // Whether what follows the name is the value to take for the key that it matches, if any.
    private bool IsValueOf(KeyMatch match, ObjectFrame frame, SecretShape shape)
    {
        if (match.Index < 0 || match.Rank > 0)
        {
            return IsNewOtherName(match, frame, shape)
                && match.Rank > 0
                && !frame.IsFound(match.Index)
                && !HasBetterName(match, shape);
        }

        if (!frame.IsFound(match.Index))
        {
            return true;
        }

        if (frame.RankFoundBy(match.Index) == 0)
        {
            frame.StandAt(match.Name);
            _state.Add(Problems.Duplicate);
        }

        return false;
    }

    private bool IsNewOtherName(KeyMatch match, ObjectFrame frame, SecretShape shape)
    {
        if (!JsonText.TryRead(in _json, out var name))
        {
            frame.StandAt("\uFFFD");
            _state.Add(Problems.LoneSurrogate);
            return false;
        }

        var cleanName = match.Index < 0 ? JsonPointers.Clean(name) : name;
        frame.StandAt(cleanName);
        if (!frame.AddOther(name))
        {
            _state.Add(Problems.Duplicate);
            return false;
        }

        if (match.Index < 0)
        {
            frame.AddUnknown(cleanName);
            if (!shape.AllowsAdditionalKeys)
            {
                _state.Add(Problems.UnknownKey(NearMatch.Find(cleanName, shape.Keys.Select(key => key.JsonName).ToList())));
            }
        }

        return true;
    }

    // Looks ahead in the object for a name of the same key that counts more. Former names are rare enough for that.
    private readonly bool HasBetterName(KeyMatch match, SecretShape shape)
    {
        var ahead = _json;
        try
        {
            while (ahead.Read())
            {
                ahead.Skip();
                if (!ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName)
                {
                    return false;
                }

                var other = shape.Find(ref ahead, match.Index);
                if (other.Index == match.Index && other.Rank < match.Rank)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // The text is broken further on; reading will come to it and say so.
        }

        return false;
    }

    private bool TryReadMissingKey(ObjectFrame frame, SecretShape shape, out int index)
    {
        if (_position == Position.MissingKey && _isUnread)
        {
            _ = Begin("a value");
        }

        for (index = frame.MissingFrom; _position != Position.Lost && index < shape.KeySpan.Length; index++)
        {
            _current = shape.KeySpan[index];
            if (_current.IsRequired && !frame.IsFound(index))
            {
                frame.MissingFrom = index + 1;
                frame.StandAt(_current.JsonName);
                _position = Position.MissingKey;
                _isUnread = true;
                return true;
            }
        }

        if (_position == Position.MissingKey)
        {
            _position = Position.Token;
        }

        _isUnread = false;
        index = -1;
        return false;
    }
}
