using System.ComponentModel;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>
/// Describes how generated code reads a value: its key with the constraints, its kind, and what is nested in it. It is found by running the
/// generated code without a value, so generated code does not contain it. Test kits make values from it.
/// </summary>
/// <remarks>Immutable and thread-safe, once <see cref="SecretReader.Describe"/> has returned it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SecretStructure
{
    private readonly List<SecretStructure> _children = [];

    internal SecretStructure(SecretKey key, SecretValueKind kind)
    {
        Key = key;
        Kind = kind;
    }

    /// <summary>Gets the key with its constraints. The name is empty for the root and for the elements of a list.</summary>
    public SecretKey Key { get; }

    /// <summary>Gets the kind of the value, which determines how it is read.</summary>
    public SecretValueKind Kind { get; }

    /// <summary>Gets the constraints of an object as a whole; null for other kinds.</summary>
    public SecretShape? Shape { get; internal init; }

    /// <summary>Gets the keys of an object in the order of the schema, the one kind of element of a list, or the one kind of value of a map. Empty for other kinds.</summary>
    public IReadOnlyList<SecretStructure> Children => _children;

    /// <summary>Gets the map of the keys of an object that its schema does not name; null if there is none.</summary>
    public SecretStructure? Additional { get; private set; }

    internal void Add(SecretStructure child) => _children.Add(child);

    internal void SetAdditional(SecretStructure map) => Additional = map;
}
