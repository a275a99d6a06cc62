using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Represents the state of a read: the enclosing objects and lists, and the violations found so far.</summary>
internal sealed class ReadState
{
    private const int MaxViolations = 50;

    // Created with the first violation, and with the first pattern: most values have none.
    private List<SecretViolation>? _violations;
    private PatternBudget? _budget;
    private ObjectFrame? _spareFrame;
    private int _omitted;

    // Of the last read of this thread. It is taken while a value is read, so that a read within a read has a state of its own.
    [ThreadStatic]
    private static ReadState? t_spare;

    /// <summary>Gets the state of a read that records nothing.</summary>
    internal static ReadState None { get; } = new();

    internal bool HasViolations => _violations is not null;

    /// <summary>Gets or sets a value indicating whether numbers, booleans, objects and lists must not be stored as text.</summary>
    internal bool IsStrict { get; set; }

    /// <summary>Gets the time that the patterns of the value may take together.</summary>
    internal PatternBudget Budget => _budget ??= new();

    /// <summary>Gets the recorder of the structure, or null when a value is read.</summary>
    internal StructureRecorder? Recorder { get; init; }

    /// <summary>Gets the innermost object or list, or null.</summary>
    internal ReadFrame? Top { get; private set; }

    /// <summary>Gets a state without violations.</summary>
    internal static ReadState Rent()
    {
        var state = t_spare ?? new ReadState();
        t_spare = null;
        return state;
    }

    /// <summary>Keeps the state for the next read of this thread, if nothing is in it that belongs to this one.</summary>
    internal void Return()
    {
        if (_violations is null && Top is null)
        {
            _budget = null;
            IsStrict = false;
            t_spare = this;
        }
    }

    internal void Push(ReadFrame frame)
    {
        frame.Parent = Top;
        Top = frame;
    }

    /// <summary>Begins an object. Without a shape it cannot be read: it is missing, or it is not an object.</summary>
    internal ObjectFrame PushObject(SecretShape? shape)
    {
        var frame = _spareFrame ?? new ObjectFrame();
        _spareFrame = null;
        frame.Begin(shape);
        Push(frame);
        return frame;
    }

    internal void Pop()
    {
        var frame = Top!;
        Top = frame.Parent;
        if (frame is ObjectFrame spare)
        {
            // It holds names of keys, which may be sensitive.
            spare.Begin(shape: null);
            _spareFrame = spare;
        }
    }

    /// <summary>Gets whether the next violation is listed. Otherwise it is only counted, so that its description is not computed.</summary>
    internal bool Listed()
    {
        if (_violations is null || _violations.Count < MaxViolations)
        {
            return true;
        }

        _omitted++;
        return false;
    }

    /// <summary>Records a violation of the value that is being read.</summary>
    internal void Add(string problem)
    {
        if (Listed())
        {
            Add(CurrentPath(), problem);
        }
    }

    internal void Add(string path, string problem)
    {
        if (Listed())
        {
            (_violations ??= []).Add(new SecretViolation(path, problem));
        }
    }

    internal SecretSchemaException ToException(string secretName, string versionId)
    {
        if (_omitted > 0)
        {
            _violations!.Add(new SecretViolation(string.Empty, $"and {_omitted} more"));
        }

        return new SecretSchemaException(secretName, versionId, _violations!.AsReadOnly());
    }

    /// <summary>Gets the path of the value that is being read.</summary>
    internal string CurrentPath() => Top?.PathFromRoot() ?? string.Empty;
}

/// <summary>Represents an object or a list that is being read, and the position in it.</summary>
internal abstract class ReadFrame
{
    /// <summary>Gets the enclosing object or list.</summary>
    internal ReadFrame? Parent { get; set; }

    // The recursion is limited by the maximum depth of JSON.
    internal string PathFromRoot() => AppendTo(Parent?.PathFromRoot() ?? string.Empty);

    protected abstract string AppendTo(string path);
}

/// <summary>Represents a list that is being read.</summary>
internal sealed class ListFrame : ReadFrame
{
    internal int Index { get; set; } = -1;

    protected override string AppendTo(string path) => JsonPointers.Append(path, Index);
}

/// <summary>Represents a map that is being read.</summary>
internal sealed class MapFrame : ReadFrame
{
    private string _name = string.Empty;
    private bool _isSensitive;

    internal void SetName(string name, bool isSensitive) => (_name, _isSensitive) = (name, isSensitive);

    protected override string AppendTo(string path) => JsonPointers.AppendEntry(path, _name, _isSensitive);
}

/// <summary>Represents an object that is being read.</summary>
internal sealed class ObjectFrame : ReadFrame
{
    // With former names or more than 64 keys: for each key 0, or one more than the rank of the name that was found.
    private int[]? _ranks;

    // Otherwise: one bit for each key.
    private ulong _found;
    private HashSet<string>? _otherNames;
    private List<string>? _unknownNames;
    private string? _name;
    private int[]? _bestRanks;
    private HashSet<int>? _nulls;

    internal SecretShape? Shape { get; private set; }

    /// <summary>Gets or sets the index of the next key to check once the object has ended.</summary>
    internal int MissingFrom { get; set; }

    internal bool IsPastEnd { get; set; }

    /// <summary>Gets or sets the number of keys that are not null.</summary>
    internal int Count { get; set; }

    /// <summary>Gets or sets whether the current key is one that the schema does not name and that belongs to its map.</summary>
    internal bool IsEntry { get; set; }

    /// <summary>Gets or sets the name of the current key that the schema does not name.</summary>
    internal string EntryName { get; set; } = string.Empty;

    /// <summary>Begins an object: nothing of another one remains.</summary>
    internal void Begin(SecretShape? shape)
    {
        Parent = null;
        Shape = shape;
        _ranks = shape is null || (shape.HasOnlyOwnNames && shape.Keys.Count <= 64) ? null : new int[shape.Keys.Count];
        _found = 0;
        (_otherNames, _unknownNames, _name, _bestRanks, _nulls) = (null, null, null, null, null);
        (MissingFrom, Count) = (0, 0);
        (IsPastEnd, IsEntry, EntryName) = (false, false, string.Empty);
    }

    internal bool IsFound(int index) => _ranks is null ? (_found & (1UL << index)) != 0 : _ranks[index] != 0;

    /// <summary>Gets whether a key was found with a value that is not null.</summary>
    internal bool IsPresent(int index) => index >= 0 && IsFound(index) && _nulls?.Contains(index) != true;

    /// <summary>Records that the value of a key is null.</summary>
    internal void SetNull(int index) => (_nulls ??= []).Add(index);

    /// <summary>Sets the name for the path of the next violation; null for the object itself.</summary>
    internal void SetCurrentName(string? name) => _name = name;

    internal void SetFound(KeyMatch match)
    {
        if (_ranks is null)
        {
            _found |= 1UL << match.Index;
        }
        else
        {
            _ranks[match.Index] = match.Rank + 1;
        }

        _name = match.Name;
    }

    /// <summary>Records a name that is not the current name of a key.</summary>
    /// <returns>False when the object has the name already.</returns>
    internal bool AddOther(string name) => (_otherNames ??= new(StringComparer.Ordinal)).Add(name);

    /// <summary>
    /// Gets the best rank of the names of a key from the first use on. The names before it need no comparison: a better one would have been read.
    /// The object is scanned once, however many former names it has.
    /// </summary>
    internal int BestRankFrom(ref readonly Utf8JsonReader json, int index)
    {
        if (_bestRanks is null)
        {
            _bestRanks = new int[Shape!.Keys.Count];
            Array.Fill(_bestRanks, int.MaxValue);
            FindBestRanks(json, _bestRanks);
        }

        return _bestRanks[index];
    }

    internal void AddUnknown(string cleanName)
    {
        if ((_unknownNames ??= []).Count < Problems.MaxUnknownNames)
        {
            _unknownNames.Add(cleanName);
        }
    }

    /// <summary>Finds the unknown name that is probably a misspelling of <paramref name="name"/>.</summary>
    internal string? FindMisspelled(string name) => _unknownNames is null ? null : NearMatch.Find(name, _unknownNames);

    protected override string AppendTo(string path) => _name is null ? path : JsonPointers.Append(path, _name);

    private void FindBestRanks(Utf8JsonReader ahead, int[] ranks)
    {
        try
        {
            while (ahead.Read())
            {
                ahead.Skip();
                if (!ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName)
                {
                    return;
                }

                var match = Shape!.Find(ref ahead);
                if (match.Index >= 0)
                {
                    ranks[match.Index] = Math.Min(ranks[match.Index], match.Rank);
                }
            }
        }
        catch (JsonException)
        {
            // The JSON text is invalid at a later position. Reading reaches that position and reports it.
        }
    }
}
