namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Records what generated code reads while it runs without a value.</summary>
internal sealed class StructureRecorder
{
    private readonly Stack<SecretStructure> _open = new();
    private SecretStructure? _root;
    private SecretStructure? _last;

    /// <summary>Gets the names of the alternatives to describe, where there is one of them.</summary>
    internal IReadOnlyCollection<string> Alternatives { get; init; } = [];

    /// <summary>Gets the whole structure.</summary>
    /// <exception cref="InvalidOperationException">Nothing was read.</exception>
    internal SecretStructure Root => _root ?? throw new InvalidOperationException("The reader read nothing, so its structure is unknown.");

    /// <summary>Records a value that is read.</summary>
    internal void Add(SecretKey key, SecretValueKind kind, SecretShape? shape = null)
    {
        _last = new(key, kind) { Shape = shape };
        if (_open.TryPeek(out var parent))
        {
            parent.Add(_last);
        }
        else
        {
            _root ??= _last;
        }
    }

    /// <summary>Begins the map of the keys that the schema of the open object does not name.</summary>
    internal void OpenAdditional(SecretKey map)
    {
        SecretStructure additional = new(map, SecretValueKind.Map);
        _open.Peek().SetAdditional(additional);
        _open.Push(additional);
    }

    /// <summary>Begins the values that are nested in the last one.</summary>
    internal void Open() => _open.Push(_last!);

    /// <summary>Ends the values that are nested in one.</summary>
    internal void Close() => _open.Pop();
}
