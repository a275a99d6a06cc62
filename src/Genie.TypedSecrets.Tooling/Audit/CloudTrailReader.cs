using System.Globalization;
using System.Text.Json;

namespace Genie.TypedSecrets.Tooling.Audit;

/// <summary>Reads the events of a log, one after another, in memory that does not depend on the log's size.</summary>
/// <remarks>
/// A log is an object with an array <c>Records</c>, as CloudTrail delivers it, one event a line, or an array of events. Of a log only the event that
/// is being read is in memory: the buffer grows with the largest event.
/// </remarks>
internal sealed class CloudTrailReader(Stream log, string name)
{
    // CloudTrail's own limit is 256 KB for an event.
    private const int MaxEvent = 16 * 1024 * 1024;

    private static readonly JsonReaderOptions s_options = new() { AllowMultipleValues = true, MaxDepth = 256 };

    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private long _before;
    private long _failedAt;
    private bool _isFinal;
    private JsonReaderState _state = new(s_options);
    private Place _place;

    private enum Place
    {
        Top,
        Wrapper,
        EventsOfWrapper,
        EventsOfArray,
    }

    private enum Step
    {
        NeedsMore,
        Moved,
        Event,
        End,
    }

    /// <summary>Gets the size of the buffer, in bytes.</summary>
    internal int BufferSize => _buffer.Length;

    // The position in the text, which is that of the file unless it is compressed.
    private long Position => _before + _start;

    /// <summary>Reads the next event.</summary>
    /// <param name="text">The event's text. It is valid until the next call.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ToolingException">The log is damaged or incomplete.</exception>
    internal bool Read(out ReadOnlyMemory<byte> text)
    {
        try
        {
            while (true)
            {
                switch (Advance(out text))
                {
                    case Step.Event:
                        return true;
                    case Step.End:
                        return false;
                    case Step.NeedsMore when _isFinal:
                        throw Incomplete();
                    case Step.NeedsMore:
                        Fill();
                        break;
                }
            }
        }
        catch (JsonException e)
        {
            throw IsValidSoFar() ? Incomplete() : Damaged("it is not JSON there", _failedAt, e.LineNumber);
        }
        catch (InvalidDataException)
        {
            throw Damaged("it is not a complete gzip file. Copy it again from the bucket", _before + _end, line: null);
        }
    }

    private Step Advance(out ReadOnlyMemory<byte> text)
    {
        Utf8JsonReader reader = new(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
        try
        {
            return Advance(ref reader, out text);
        }
        catch (JsonException)
        {
            _failedAt = Position + reader.BytesConsumed;
            throw;
        }
    }

    private Step Advance(ref Utf8JsonReader reader, out ReadOnlyMemory<byte> text)
    {
        text = default;
        if (!reader.Read())
        {
            return _isFinal && _place == Place.Top ? Step.End : Step.NeedsMore;
        }

        switch (_place, reader.TokenType)
        {
            case (Place.EventsOfWrapper or Place.EventsOfArray, JsonTokenType.StartObject):
                return Take(ref reader, out text);
            case (Place.EventsOfWrapper, JsonTokenType.EndArray):
                return Commit(ref reader, Place.Wrapper);
            case (Place.EventsOfArray, JsonTokenType.EndArray):
                return Commit(ref reader, Place.Top);
            case (Place.Wrapper, JsonTokenType.EndObject):
                return Commit(ref reader, Place.Top);
            case (Place.Wrapper, JsonTokenType.PropertyName):
                return Property(ref reader, isFirst: false, out text);
            case (Place.Top, JsonTokenType.StartArray):
                return Commit(ref reader, Place.EventsOfArray);
            case (Place.Top, JsonTokenType.StartObject):
                return reader.Read() ? reader.TokenType == JsonTokenType.EndObject ? Commit(ref reader, Place.Top) : Property(ref reader, isFirst: true, out text) : Step.NeedsMore;
            default:
                throw Damaged("it is not a log of CloudTrail: an event is expected", Position + reader.TokenStartIndex, line: null);
        }
    }

    // The array of a wrapper is read event by event. Any other object is an event itself, or a small envelope of one.
    private Step Property(ref Utf8JsonReader reader, bool isFirst, out ReadOnlyMemory<byte> text)
    {
        text = default;
        var isList = CloudTrailEnvelope.IsListName(ref reader);
        if (!reader.Read())
        {
            return Step.NeedsMore;
        }

        if (isList && reader.TokenType == JsonTokenType.StartArray)
        {
            return Commit(ref reader, Place.EventsOfWrapper);
        }

        if (!isFirst)
        {
            return reader.TrySkip() ? Commit(ref reader, Place.Wrapper) : Step.NeedsMore;
        }

        Utf8JsonReader whole = new(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
        return whole.Read() ? Take(ref whole, out text) : Step.NeedsMore;
    }

    private Step Take(ref Utf8JsonReader reader, out ReadOnlyMemory<byte> text)
    {
        text = default;
        var from = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return Step.NeedsMore;
        }

        text = _buffer.AsMemory(_start + from, (int)reader.BytesConsumed - from);
        Commit(ref reader, _place);
        return Step.Event;
    }

    private Step Commit(ref Utf8JsonReader reader, Place place)
    {
        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
        _place = place;
        return Step.Moved;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_before, _end, _start) = (_before + _start, _end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxEvent)
            {
                throw Damaged($"an event is larger than {(MaxEvent / 1024 / 1024).ToString(CultureInfo.InvariantCulture)} MB", Position, line: null);
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var isFirst = _before == 0 && _end == 0;
        var read = log.ReadAtLeast(_buffer.AsSpan(_end), isFirst ? 3 : 1, throwOnEndOfStream: false);
        if (isFirst && _buffer.AsSpan(0, read) is [0xEF, 0xBB, 0xBF, ..])
        {
            // A byte order mark is not JSON.
            _start = 3;
        }

        _end += read;
        _isFinal = read == 0;
    }

    // At the end of a log the reader throws for incomplete JSON as it does for any other.
    private bool IsValidSoFar()
    {
        try
        {
            Utf8JsonReader reader = new(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, _state);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private ToolingException Incomplete() => Damaged("it ends in the middle of an event. Copy it again from the bucket", _before + _end, line: null);

    private ToolingException Damaged(string what, long position, long? line) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{name} is damaged at byte {position}{(line is null ? string.Empty : $" (line {line + 1})")}{(log is System.IO.Compression.GZipStream ? " of its uncompressed text" : string.Empty)}: {what}."));
}
