using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Lists.</content>
public ref partial struct SecretReader
{
    /// <summary>Begins a secret that is a list: the next read returns it.</summary>
    /// <param name="shape">Its shape, with the list as the only key.</param>
    public void StartList(SecretShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (_isFast)
        {
            StartListFast(shape);
        }
        else
        {
            StartListReporting(shape);
        }
    }

    private void StartListReporting(SecretShape shape)
    {
        if (_position == Position.Start)
        {
            _isList = true;
            StartRoot();
        }

        _state.IsStrict = shape.IsStrict;
        _current = shape.KeySpan[0];
    }

    /// <summary>Reads a list.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="readItem">Reads one element.</param>
    public EquatableList<T> ReadList<T>(SecretReadFunc<T> readItem)
    {
        ArgumentNullException.ThrowIfNull(readItem);
        return _isFast ? ReadListFast(readItem) : ReadListReporting(readItem);
    }

    private EquatableList<T> ReadListReporting<T>(SecretReadFunc<T> readItem)
    {
        var key = _current;
        if (!Begin(SecretValueKind.List, Problems.AnArray))
        {
            if (_state.Recorder is { } recorder)
            {
                recorder.Open();
                _current = key.Items ?? s_anyItem;
                _ = readItem(ref this);
                recorder.Close();
            }

            return EquatableList<T>.Empty;
        }

        if ((_position != Position.Token || _json.TokenType != JsonTokenType.StartArray) && !TryOpenText((byte)'[', Problems.AnArray))
        {
            return EquatableList<T>.Empty;
        }

        var items = ReadItems(key, readItem);
        if (_position == Position.Token)
        {
            CheckCount(key, items.Count);
        }

        CloseText();
        return EquatableList.Create<T>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));
    }

    private List<T> ReadItems<T>(SecretKey key, SecretReadFunc<T> readItem)
    {
        var items = new List<T>();
        var frame = new ListFrame();
        var seen = key.UniqueItems ? new HashSet<string>(StringComparer.Ordinal) : null;
        _state.Push(frame);
        while (Advance() && _json.TokenType != JsonTokenType.EndArray)
        {
            frame.Index++;
            if (seen is not null && !seen.Add(JsonDigest.Compute(_json)))
            {
                _state.Add(Problems.DuplicateItem);
            }

            _current = key.Items ?? s_anyItem;
            _isUnread = true;
            items.Add(readItem(ref this));
            if (_isUnread)
            {
                _ = SkipValue();
            }
        }

        _state.Pop();
        return items;
    }

    private readonly void CheckCount(SecretKey key, int count)
    {
        if (count < key.MinItems)
        {
            _state.Add(Problems.TooFewItems(key.MinItems));
        }

        if (count > key.MaxItems)
        {
            _state.Add(Problems.TooManyItems(key.MaxItems));
        }
    }
}
