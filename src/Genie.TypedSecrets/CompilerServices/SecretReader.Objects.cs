using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Reads objects: keys in any order, former names, and missing, unknown or repeated keys.</content>
public ref partial struct SecretReader
{
    /// <summary>Begins the object at the position of the reader. Call <see cref="ReadKey"/> until it returns <see langword="false"/>.</summary>
    /// <param name="shape">Its keys.</param>
    public void StartObject(SecretShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (_isFast)
        {
            StartObjectFast(shape);
        }
        else
        {
            StartObjectReporting(shape);
        }
    }

    private void StartObjectReporting(SecretShape shape)
    {
        if (_position == Position.Start)
        {
            StartRoot();
        }

        _state.IsStrict |= shape.IsStrict;
        if (Begin(SecretValueKind.Record, Problems.AnObject, shape))
        {
            if (_json.TokenType == JsonTokenType.StartObject || TryOpenText((byte)'{', Problems.AnObject))
            {
                _ = _state.PushObject(shape);
                return;
            }
        }

        if (_state.Recorder is { } recorder)
        {
            recorder.Open();
            _state.PushObject(shape).IsPastEnd = true;
        }
        else
        {
            _ = _state.PushObject(shape: null);
        }
    }

    /// <summary>Advances to the next key of the shape.</summary>
    /// <param name="index">Its index in the shape; the number of keys for one that the shape does not name.</param>
    /// <returns><see langword="false"/> at the end of the object.</returns>
    /// <remarks>
    /// It also returns required keys that are missing, after the others: the read method that is called for one reports what was expected.
    /// </remarks>
    public bool ReadKey(out int index) => _isFast ? ReadKeyFast(out index) : ReadKeyReporting(out index);

    private bool ReadKeyReporting(out int index)
    {
        var frame = (ObjectFrame)_state.Top!;
        if (frame.Shape is { } shape)
        {
            if (TryReadPresentKey(frame, shape, out index) || TryReadAbsentKey(frame, shape, out index))
            {
                return true;
            }

            if (_position == Position.Token)
            {
                CheckRules(frame, shape);
            }
        }

        _state.Pop();
        CloseText();
        index = default;
        return false;
    }

    private void StartRoot()
    {
        if (!CheckText())
        {
            return;
        }

        _position = Position.Token;
        if (Advance() && _json.TokenType != (_isList ? JsonTokenType.StartArray : JsonTokenType.StartObject))
        {
            // A bare word or number may begin like JSON. Read to the end before it is reported as JSON of another kind.
            var start = _json.TokenStartIndex + _textStart;
            var kind = JsonText.KindOf(_json.TokenType);
            var lookahead = _json;
            var isWhole = IsWhole(ref lookahead);

            // A string can be the JSON text of the value, which was encoded twice: the read that follows opens it.
            if (!isWhole || kind != JsonKind.String)
            {
                Abandon(isWhole ? Problems.WrongKind(Whole, kind) : $"not JSON: expected {Whole}, at byte {start}");
            }
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
        index = default;
        if (frame.IsPastEnd || (_isUnread && !SkipValue()))
        {
            return false;
        }

        while (Advance() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var match = shape.Find(ref _json);
            if (!IsValueOf(match, frame, shape))
            {
                var isEntry = frame.IsEntry;
                if (!Advance())
                {
                    return false;
                }

                frame.Count += _json.TokenType == JsonTokenType.Null ? 0 : 1;
                if (isEntry && TryStartEntry(frame, shape.Additional!))
                {
                    index = shape.KeySpan.Length;
                    return true;
                }

                _ = SkipValue();
                continue;
            }

            frame.SetFound(match);
            if (!Advance())
            {
                return false;
            }

            if (_json.TokenType != JsonTokenType.Null)
            {
                frame.Count++;
            }
            else
            {
                frame.SetNull(match.Index);
            }

            // Null in an optional key means that the key is absent.
            if (_json.TokenType == JsonTokenType.Null && !shape.KeySpan[match.Index].IsRequired)
            {
                continue;
            }

            index = match.Index;
            _current = shape.KeySpan[index];
            _isUnread = true;
            return true;
        }

        frame.IsPastEnd = true;
        if (_position == Position.Token)
        {
            frame.SetCurrentName(null);
            CheckKeyCount(frame.Count, shape.MinProperties, shape.MaxProperties);
        }

        return false;
    }

    // Null means that the key is absent.
    private bool TryStartEntry(ObjectFrame frame, SecretKey map)
    {
        if (_json.TokenType == JsonTokenType.Null || !BelongsTo(map, frame.EntryName))
        {
            return false;
        }

        _current = map.Values ?? s_anyItem;
        _isUnread = true;
        return true;
    }

    // Gets whether the value after the name is the one to use for its key, if any.
    private bool IsValueOf(KeyMatch match, ObjectFrame frame, SecretShape shape)
    {
        frame.IsEntry = false;
        if (match.Index < 0 || match.Rank > 0)
        {
            return IsNewOtherName(match, frame, shape)
                && match.Rank > 0
                && !frame.IsFound(match.Index)
                && frame.BestRankFrom(in _json, match.Index) >= match.Rank;
        }

        if (!frame.IsFound(match.Index))
        {
            return true;
        }

        // It was found by this name: a former name is not used if this one follows.
        frame.SetCurrentName(match.Name);
        _state.Add(Problems.Duplicate);
        return false;
    }

    private bool IsNewOtherName(KeyMatch match, ObjectFrame frame, SecretShape shape)
    {
        if (!JsonText.TryRead(in _json, out var name))
        {
            frame.SetCurrentName("\uFFFD");
            _state.Add(Problems.LoneSurrogate);
            return false;
        }

        var isHidden = match.Index < 0 && shape.Additional?.Names is { IsSensitive: true };
        var cleanName = match.Index < 0 ? DisplayText.CleanName(name) : name;
        frame.SetCurrentName(isHidden ? Secret.Redacted : cleanName);
        if (!frame.AddOther(name))
        {
            _state.Add(Problems.Duplicate);
            return false;
        }

        if (match.Index < 0)
        {
            if (!isHidden)
            {
                frame.AddUnknown(cleanName);
            }

            if (shape.Additional is not null)
            {
                frame.EntryName = name;
                frame.IsEntry = true;
                return true;
            }

            if (!shape.AllowsAdditionalKeys && _state.Listed())
            {
                _state.Add(Problems.UnknownKey(NearMatch.Find(cleanName, shape.JsonNames)));
            }
        }

        return true;
    }

    private bool TryReadAbsentKey(ObjectFrame frame, SecretShape shape, out int index) =>
        _state.Recorder is null ? TryReadMissingKey(frame, shape, out index) : TryVisitKey(frame, shape, out index);

    private bool TryReadMissingKey(ObjectFrame frame, SecretShape shape, out int index)
    {
        if (_position == Position.MissingKey && _isUnread)
        {
            _ = Begin(SecretValueKind.Text, "a value");
        }

        for (index = frame.MissingFrom; _position != Position.Abandoned && index < shape.KeySpan.Length; index++)
        {
            _current = shape.KeySpan[index];
            if (_current.IsRequired && !frame.IsFound(index))
            {
                frame.MissingFrom = index + 1;
                frame.SetCurrentName(_current.JsonName);
                _position = Position.MissingKey;
                _isUnread = true;
                return true;
            }
        }

        if (_position == Position.MissingKey)
        {
            _position = Position.Token;
        }

        return false;
    }
}
