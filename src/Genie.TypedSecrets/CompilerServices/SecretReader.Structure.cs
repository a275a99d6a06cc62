using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <content>Runs generated code without a value, to find out what it reads.</content>
public ref partial struct SecretReader
{
    // The position of a missing key: every read method reports what it expects there and returns a placeholder.
    private SecretReader(StructureRecorder recorder)
    {
        _state = new ReadState { Recorder = recorder };
        _current = s_anyItem;
        _position = Position.MissingKey;
    }

    /// <summary>Describes what a function reads. The function is called once, without a value, and its return value is discarded.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="read">Reads a value.</param>
    /// <param name="alternatives">The keys, or the values of the distinguishing key, of the alternatives to describe. If none of them applies, the first alternative is described.</param>
    public static SecretStructure Describe<T>(SecretReadFunc<T> read, IReadOnlyCollection<string>? alternatives = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        StructureRecorder recorder = new() { Alternatives = alternatives ?? [] };
        var reader = new SecretReader(recorder);
        _ = read(ref reader);
        return recorder.Root;
    }

    private static SecretValueKind KindOf(TextFormat format) => format switch
    {
        TextFormat.Uri => SecretValueKind.Uri,
        TextFormat.DateTime => SecretValueKind.DateTime,
        TextFormat.Date => SecretValueKind.Date,
        TextFormat.Duration => SecretValueKind.Duration,
        TextFormat.Uuid => SecretValueKind.Uuid,
        TextFormat.Pem => SecretValueKind.Pem,
        TextFormat.Base64 or TextFormat.JsonInBase64 => SecretValueKind.Bytes,
        _ => SecretValueKind.Text,
    };

    private static SecretValueKind KindOf(NumberKind kind) => kind switch
    {
        NumberKind.Int32 => SecretValueKind.Integer32,
        NumberKind.Int64 => SecretValueKind.Integer64,
        NumberKind.Decimal => SecretValueKind.DecimalNumber,
        _ => SecretValueKind.DoubleNumber,
    };

    // While the structure is recorded, every key of an object is visited, in the order of the schema, and then one that the schema does not name.
    private bool TryVisitKey(ObjectFrame frame, SecretShape shape, out int index)
    {
        var (recorder, last) = (_state.Recorder!, shape.KeySpan.Length);
        index = frame.MissingFrom++;
        if (index < last)
        {
            _current = shape.KeySpan[index];
            return true;
        }

        if (index == last && shape.Additional is { } map)
        {
            recorder.OpenAdditional(map);
            _current = map.Values ?? s_anyItem;
            return true;
        }

        if (shape.Additional is not null)
        {
            recorder.Close();
        }

        recorder.Close();
        return false;
    }
}
