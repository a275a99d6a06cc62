using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Collects the keys of an object that its schema does not name. Only generated code uses it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>Not thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretEntries<T>
{
    private readonly SecretShape _shape;
    private readonly List<KeyValuePair<string, T>> _entries = [];

    /// <summary>Initializes an empty collection.</summary>
    /// <param name="shape">The shape of the object.</param>
    public SecretEntries(SecretShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        _shape = shape;
    }

    /// <summary>Reads the entry at the position of the reader.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="readValue">Reads the value of the entry.</param>
    public void Read(ref SecretReader reader, SecretReadFunc<T> readValue)
    {
        ArgumentNullException.ThrowIfNull(readValue);
        var name = reader.EntryName;
        _entries.Add(new(name, readValue(ref reader)));
    }

    /// <summary>Creates the dictionary of the entries.</summary>
    public EquatableDictionary<string, T> ToDictionary() => SecretReader.CreateDictionary(_entries, _shape.Additional?.Names);
}
