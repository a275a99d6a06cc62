using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Maps: objects whose keys are data, and the keys of an object that its schema does not name.</content>
public ref partial struct SecretReader
{
    /// <summary>Gets the name of the entry that <see cref="ReadKey"/> returned.</summary>
    internal readonly string EntryName => _isFast ? _object.EntryName ?? string.Empty : ((ObjectFrame)_state.Top!).EntryName;

    /// <summary>Reads an object whose keys are data.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="readValue">Reads one value.</param>
    public EquatableDictionary<string, T> ReadMap<T>(SecretReadFunc<T> readValue)
    {
        ArgumentNullException.ThrowIfNull(readValue);
        return _isFast ? ReadMapFast(readValue) : ReadMapReporting(readValue);
    }

    private EquatableDictionary<string, T> ReadMapReporting<T>(SecretReadFunc<T> readValue)
    {
        var key = _current;
        if (!Begin(SecretValueKind.Map, Problems.AnObject))
        {
            if (_state.Recorder is { } recorder)
            {
                recorder.Open();
                _current = key.Values ?? s_anyItem;
                _ = readValue(ref this);
                recorder.Close();
            }

            return EquatableDictionary<string, T>.Empty;
        }

        if ((_position != Position.Token || _json.TokenType != JsonTokenType.StartObject) && !TryOpenText((byte)'{', Problems.AnObject))
        {
            return EquatableDictionary<string, T>.Empty;
        }

        var entries = ReadEntries(key, readValue, out var count);
        if (_position == Position.Token)
        {
            CheckKeyCount(count, key.MinProperties, key.MaxProperties);
        }

        CloseText();
        return CreateDictionary(entries, key.Names);
    }

    internal static EquatableDictionary<string, T> CreateDictionary<T>(List<KeyValuePair<string, T>> entries, SecretKey? names) =>
        entries.Count == 0 ? EquatableDictionary<string, T>.Empty : new([.. entries], names is { IsSensitive: true });

    private List<KeyValuePair<string, T>> ReadEntries<T>(SecretKey key, SecretReadFunc<T> readValue, out int count)
    {
        var entries = new List<KeyValuePair<string, T>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var frame = new MapFrame();
        count = 0;
        _state.Push(frame);
        while (Advance() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (!JsonText.TryRead(in _json, out var name))
            {
                frame.SetName("\uFFFD", isSensitive: false);
                _state.Add(Problems.LoneSurrogate);
            }
            else
            {
                frame.SetName(name, key.Names is { IsSensitive: true });
                if (!seen.Add(name))
                {
                    _state.Add(Problems.Duplicate);
                    name = null;
                }
            }

            if (!Advance())
            {
                break;
            }

            // Null means that the key is absent.
            var isNull = _json.TokenType == JsonTokenType.Null;
            count += isNull ? 0 : 1;
            if (name is null || isNull || !BelongsTo(key, name))
            {
                _ = SkipValue();
                continue;
            }

            _current = key.Values ?? s_anyItem;
            _isUnread = true;
            entries.Add(new(name, readValue(ref this)));
            if (_isUnread)
            {
                _ = SkipValue();
            }
        }

        _state.Pop();
        return entries;
    }

    // Reports what is wrong with the name of an entry. Returns false where entries with other names are ignored.
    private readonly bool BelongsTo(SecretKey map, string name)
    {
        if (map.NameConstraints is not { } constraints)
        {
            return true;
        }

        List<string>? problems = null;
        var belongs = constraints.Check(name, _state.Budget, ref problems);
        foreach (var problem in problems ?? [])
        {
            _state.Add(Problems.Name(problem));
        }

        return belongs;
    }

    private readonly void CheckKeyCount(int count, int minimum, int maximum)
    {
        if (count < minimum)
        {
            _state.Add(Problems.TooFewKeys(minimum));
        }

        if (count > maximum)
        {
            _state.Add(Problems.TooManyKeys(maximum));
        }
    }
}
