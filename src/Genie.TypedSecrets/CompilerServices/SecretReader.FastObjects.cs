using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Reads objects on the fast path.</content>
public ref partial struct SecretReader
{
    private void StartObjectFast(SecretShape shape)
    {
        StartFast();
        _isStrict |= shape.IsStrict;
        if (TryOpenFast((byte)'{'))
        {
            if (_object.Shape is not null)
            {
                PushObjectFast();
            }

            _object = new FastObject(shape);
            _valueStart = -1;
        }
    }

    private bool ReadKeyFast(out int index)
    {
        index = default;
        if (_scanner.Position == _valueStart)
        {
            SkipValueFast();
        }

        while (_object.Shape is { } shape && (TryReadExpectedNameFast(shape, out index) || TryReadNameFast(shape, index, out index)))
        {
            var next = _scanner.Peek();
            var isNull = next == 'n';
            if (index >= shape.KeySpan.Length)
            {
                if (isNull || !IsEntryFast(shape))
                {
                    _object.Count += isNull ? 0 : 1;
                    SkipValueFast();
                    continue;
                }

                _current = shape.Additional!.Values ?? s_anyItem;
            }
            else
            {
                var key = shape.KeySpan[index];
                if (isNull)
                {
                    // Null in an optional key means that the key is absent.
                    if (key.IsRequired || !_scanner.TryReadExactly("null"u8) || !(_object.TrySetNull(index) || shape.Rules.Count == 0))
                    {
                        GiveUp();
                    }

                    continue;
                }

                _current = key;
            }

            _object.Count++;
            _valueStart = _scanner.Position;
            return true;
        }

        return false;
    }

    // In most values the keys are in the order of the schema or of the last value, and there is no white space before them.
    private bool TryReadExpectedNameFast(SecretShape shape, out int index)
    {
        index = shape.Following(_object.Last);
        var keys = shape.KeySpan;
        if (index >= keys.Length || !_scanner.TryReadExactly(keys[index].MemberStart.AsSpan(_object.HasMembers ? 0 : 1)))
        {
            return false;
        }

        _object.HasMembers = true;
        return TryAddFast(index, keys.Length);
    }

    // Reads the name of the next member, or the end of the object.
    private bool TryReadNameFast(SecretShape shape, int expected, out int index)
    {
        index = expected;
        var keys = shape.KeySpan;
        if (_scanner.Peek() == '}')
        {
            EndObjectFast(shape);
            return false;
        }

        if ((_object.HasMembers && !_scanner.TryRead((byte)',')) || _scanner.Peek() != '"')
        {
            return GiveUp();
        }

        _object.HasMembers = true;
        if (index < keys.Length && _scanner.TryReadExactly(keys[index].MemberStart.AsSpan(1)))
        {
            return TryAddFast(index, keys.Length);
        }

        if (!_scanner.TryReadString(out var name) || name.IsEscaped || !_scanner.TryRead((byte)':'))
        {
            return GiveUp();
        }

        index = shape.Find(name.Utf8).Index;
        if (index < 0)
        {
            return TryAddUnknownFast(shape, name, out index);
        }

        shape.Expect(_object.Last, index);
        return TryAddFast(index, keys.Length);
    }

    private bool TryAddFast(int index, int keyCount)
    {
        if (_object.TryAdd(index, keyCount))
        {
            return true;
        }

        return GiveUp();
    }

    private bool TryAddUnknownFast(SecretShape shape, ScannedString name, out int index)
    {
        index = shape.KeySpan.Length;
        if ((shape.AllowsAdditionalKeys || shape.Additional is not null) && name.TryToString(out var text) && _object.TryAddUnknown(text))
        {
            _object.EntryName = text;
            return true;
        }

        return GiveUp();
    }

    // Gets whether the current key, which the schema does not name, belongs to the map of the object.
    private bool IsEntryFast(SecretShape shape) => shape.Additional is { } map && BelongsToFast(map, _object.EntryName ?? string.Empty);

    private void EndObjectFast(SecretShape shape)
    {
        if (_object.HasRequiredKeys()
            && _object.Count >= shape.MinProperties
            && _object.Count <= shape.MaxProperties
            && (shape.Rules.Count == 0 || FollowsRules(_object, shape))
            && TryCloseFast((byte)'}'))
        {
            PopObjectFast();
        }
        else
        {
            GiveUp();
        }
    }

    private static bool FollowsRules(FastObject value, SecretShape shape)
    {
        foreach (var rule in shape.Rules)
        {
            var isFollowed = rule.Kind == SecretKeyRuleKind.Dependent
                ? !KeyRules.CheckDependent(rule.Sets[0], IsPresent).Any()
                : KeyRules.CheckSets(rule.Kind == SecretKeyRuleKind.OneOf, rule.Sets, IsPresent) is null;
            if (!isFollowed)
            {
                return false;
            }
        }

        return true;

        bool IsPresent(string name) => value.IsPresent(shape.IndexOf(name));
    }

    // The object that contains the next one waits on the heap; the instances are used again.
    private void PushObjectFast()
    {
        var frame = _spare ?? new FastFrame();
        _spare = frame.Outer;
        frame.Object = _object;
        frame.Outer = _outer;
        _outer = frame;
    }

    private void PopObjectFast()
    {
        if (_outer is not { } frame)
        {
            _object = default;
            return;
        }

        _object = frame.Object;
        _outer = frame.Outer;
        frame.Outer = _spare;
        _spare = frame;
    }
}
