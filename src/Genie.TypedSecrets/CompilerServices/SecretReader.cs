using System.ComponentModel;
using System.Text.Json;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Reads a stored value against its shape. Only generated code uses it.</summary>
/// <remarks>
/// <para>
/// A value is first read on the fast path, which scans the bytes once and only finds out that everything matches the schema. Where it does not find
/// that, the value is read again from its beginning, on the path that reports. The fast path accepts only what the other one accepts, with an equal
/// result, so that violations have one source.
/// </para>
/// <para>
/// Nothing throws while a value is read. A value that does not match its schema is recorded with its path, and a placeholder is returned. At the
/// end one <see cref="SecretSchemaException"/> lists all violations, and the result is discarded.
/// </para>
/// <para>Buffers that held parts of the value are overwritten. The exception contains paths and expectations, never text of the value.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SecretReader
{
    private static readonly SecretKey s_anyItem = new(string.Empty, isRequired: true, isSensitive: true);

    private readonly ReadOnlySpan<byte> _value;
    private readonly bool _isBinary;
    private readonly string? _textProblem;
    private readonly int _textStart;
    private readonly ReadState _state;
    private Utf8JsonReader _json;
    private SecretKey _current;
    private Position _position;

    // The text in a string of the payload that is being read; null for the payload itself.
    private EmbeddedText? _embedded;

    // The index in the text of the first byte that the JSON reader was created with.
    private int _jsonStart;

    // Whether the whole text is an array.
    private bool _isList;

    // Whether the value at the current position has not been read yet.
    private bool _isUnread;

    // Whether this is the fast path, which uses the following fields and no others but the current key.
    private readonly bool _isFast;
    private JsonScanner _scanner;
    private FastObject _object;
    private FastFrame? _outer;
    private FastFrame? _spare;

    // The whole text, until the outermost object or list begins.
    private ReadOnlySpan<byte> _notStarted;

    // The position of the value of the current key. If it has not changed, the value has not been read.
    private int _valueStart;
    private int _depth;
    private bool _isStrict;

    // On the path that reports.
    private SecretReader(ReadOnlySpan<byte> value, bool isBinary)
    {
        _value = value;
        _isBinary = isBinary;
        _state = ReadState.Rent();
        _current = s_anyItem;
        _textProblem = StoredText.FindProblem(value, out _textStart);
        _json = new Utf8JsonReader(value[_textStart..]);
    }

    // Specifies what the next read finds.
    private enum Position
    {
        // Nothing: the value has not been started.
        Start,

        // A token of the JSON text.
        Token,

        // A required key that is missing from the object.
        MissingKey,

        // The whole payload.
        Payload,

        // Nothing: the rest of the text cannot be read, which was reported.
        Abandoned,
    }

    /// <summary>Reads a whole value.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="value">The value: UTF-8 text, or bytes where <paramref name="isBinary"/>. The caller overwrites it.</param>
    /// <param name="isBinary">Whether it was stored as bytes (<c>SecretBinary</c>).</param>
    /// <param name="secretName">The secret's name, for the exception.</param>
    /// <param name="versionId">The version's id, for the exception.</param>
    /// <param name="read">Reads the value.</param>
    /// <exception cref="SecretSchemaException">The value does not match its schema.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> value, bool isBinary, string secretName, string versionId, SecretReadFunc<T> read)
    {
        ArgumentNullException.ThrowIfNull(secretName);
        ArgumentNullException.ThrowIfNull(versionId);
        ArgumentNullException.ThrowIfNull(read);
        return TryParseFast(value, read, out var result) ? result : ParseReporting(value, isBinary, secretName, versionId, read);
    }

    /// <summary>Reads a whole value on the path that reports.</summary>
    internal static T ParseReporting<T>(ReadOnlySpan<byte> value, bool isBinary, string secretName, string versionId, SecretReadFunc<T> read)
    {
        var reader = new SecretReader(value, isBinary);
        _ = isBinary || reader.CheckText();
        var result = read(ref reader);
        reader.CheckEnd();
        if (reader._state.HasViolations)
        {
            throw reader._state.ToException(secretName, versionId);
        }

        reader._state.Return();
        return result;
    }

    /// <summary>Reads a whole payload. The caller disposes the payload.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="payload">The payload.</param>
    /// <param name="read">Reads the value.</param>
    /// <exception cref="SecretSchemaException">The value does not match its schema.</exception>
    public static T Parse<T>(SecretPayload payload, SecretReadFunc<T> read)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return Parse(payload.Reveal(), payload.IsBinary, payload.Name, payload.VersionId, read);
    }

    /// <summary>Begins a secret that is a single value: the next read returns the whole payload, as text or bytes.</summary>
    /// <param name="key">Its constraints.</param>
    public void StartValue(SecretKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_isFast)
        {
            GiveUp();
        }

        _current = key;
        if (_position == Position.Start)
        {
            _position = Position.Payload;
        }
    }

    // Gets whether there is a value to read. A missing value is reported once.
    private bool Begin(SecretValueKind kind, string expected, SecretShape? shape = null)
    {
        _isUnread = false;
        if (_position == Position.MissingKey)
        {
            if (_state.Recorder is { } recorder)
            {
                recorder.Add(_current, kind, shape);
            }
            else if (_state.Listed())
            {
                var frame = (ObjectFrame)_state.Top!;
                _state.Add(Problems.Missing(expected, _current.JsonName, frame.FindMisspelled(_current.JsonName)));
            }

            return false;
        }

        return _position is Position.Token or Position.Payload;
    }

    // Reports a token of the wrong kind, and skips it.
    private void ReportWrongKind(string expected)
    {
        var kind = JsonText.KindOf(_json.TokenType);
        _state.Add(kind != JsonKind.Null ? Problems.WrongKind(expected, kind)
            : _state.Top is ListFrame ? Problems.NullItem(expected)
            : Problems.NullKey(expected));
        SkipValue();
    }

    private readonly void Report(List<string>? problems)
    {
        if (problems is null)
        {
            return;
        }

        foreach (var problem in problems)
        {
            _state.Add(problem);
        }
    }
}
