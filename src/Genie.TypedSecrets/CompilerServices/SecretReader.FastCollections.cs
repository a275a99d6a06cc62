using System.Runtime.InteropServices;
using System.Text.Json;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Reads lists, maps, alternatives and objects with any content on the fast path.</content>
public ref partial struct SecretReader
{
    private void StartListFast(SecretShape shape)
    {
        StartFast();
        _isStrict = shape.IsStrict;
        _current = shape.KeySpan[0];
    }

    private EquatableList<T> ReadListFast<T>(SecretReadFunc<T> readItem)
    {
        var key = _current;

        // Finding equal items requires digests of them, which take longer than everything else.
        if (key.UniqueItems || !TryOpenFast((byte)'['))
        {
            GiveUp();
            return EquatableList<T>.Empty;
        }

        var items = new List<T>();
        if (!TryCloseFast((byte)']'))
        {
            do
            {
                _current = key.Items ?? s_anyItem;
                items.Add(ReadItemFast(readItem));
            }
            while (_scanner.TryRead((byte)','));

            if (!TryCloseFast((byte)']'))
            {
                GiveUp();
            }
        }

        if (items.Count < key.MinItems || items.Count > key.MaxItems)
        {
            GiveUp();
        }

        return EquatableList.Create<T>(CollectionsMarshal.AsSpan(items));
    }

    private EquatableDictionary<string, T> ReadMapFast<T>(SecretReadFunc<T> readValue)
    {
        var key = _current;
        if (!TryOpenFast((byte)'{'))
        {
            return EquatableDictionary<string, T>.Empty;
        }

        var entries = new List<KeyValuePair<string, T>>();
        var count = 0;
        if (!TryCloseFast((byte)'}'))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            do
            {
                if (!_scanner.TryReadString(out var name) || !name.TryToString(out var text) || !seen.Add(text) || !_scanner.TryRead((byte)':'))
                {
                    GiveUp();
                    break;
                }

                // Null means that the key is absent.
                var isNull = _scanner.Peek() == 'n';
                count += isNull ? 0 : 1;
                if (isNull || !BelongsToFast(key, text))
                {
                    SkipValueFast();
                    continue;
                }

                _current = key.Values ?? s_anyItem;
                entries.Add(new(text, ReadItemFast(readValue)));
            }
            while (_scanner.TryRead((byte)','));

            if (!TryCloseFast((byte)'}'))
            {
                GiveUp();
            }
        }

        if (count < key.MinProperties || count > key.MaxProperties)
        {
            GiveUp();
        }

        return CreateDictionary(entries, key.Names);
    }

    private T ReadItemFast<T>(SecretReadFunc<T> read)
    {
        _ = _scanner.Peek();
        var start = _scanner.Position;
        var item = read(ref this);
        if (_scanner.Position == start)
        {
            SkipValueFast();
        }

        return item;
    }

    private bool BelongsToFast(SecretKey map, string name)
    {
        var belongs = true;
        if (map.NameConstraints is { } constraints && !constraints.TryCheck(name, out belongs))
        {
            GiveUp();
        }

        return belongs;
    }

    private int ReadAlternativeFast(SecretAlternatives alternatives)
    {
        StartFast();
        if (_scanner.Peek() == '{'
            && FindMembers(_scanner.CreateReader(MaxDepth - _depth), alternatives.Choice.Names) is { } members
            && alternatives.Choice.Choose(name => members.GetValueOrDefault(name), out _, out _) is >= 0 and var index)
        {
            return index;
        }

        GiveUp();
        return -1;
    }

    private JsonElement ReadJsonFast()
    {
        StartFast();
        if (_scanner.Peek() != '{' || _depth >= MaxDepth)
        {
            GiveUp();
            return default;
        }

        try
        {
            // An element that is parsed from a reader owns its text: no pooled buffer keeps a part of it.
            var json = _scanner.CreateReader(MaxDepth - _depth);
            var isWellFormed = !HasLoneSurrogate(json);
            var element = JsonElement.ParseValue(ref json);
            if (isWellFormed && _scanner.TrySkip((int)json.BytesConsumed))
            {
                return element;
            }
        }
        catch (JsonException)
        {
            // The other path reports the position.
        }

        GiveUp();
        return default;
    }
}
