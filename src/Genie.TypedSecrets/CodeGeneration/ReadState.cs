using Genie.TypedSecrets.Values;

namespace Genie.TypedSecrets.CodeGeneration;

/// <summary>The objects and lists that a read is inside of, and what it has found wrong so far.</summary>
internal sealed class ReadState
{
    private const int MostViolations = 50;

    private readonly List<ReadFrame> _frames = [];
    private readonly List<SecretViolation> _violations = [];
    private int _untold;

    internal bool HasFrames => _frames.Count > 0;

    internal bool HasViolations => _violations.Count > 0;

    internal ReadFrame Top => _frames[^1];

    internal void Push(ReadFrame frame) => _frames.Add(frame);

    internal void Pop() => _frames.RemoveAt(_frames.Count - 1);

    /// <summary>Notes a problem with the value that is being read.</summary>
    internal void Add(string problem) => Add(CurrentPath(), problem);

    internal void Add(string path, string problem)
    {
        if (_violations.Count < MostViolations)
        {
            _violations.Add(new SecretViolation(path, problem));
        }
        else
        {
            _untold++;
        }
    }

    internal SecretSchemaException ToException(string secretName, string versionId)
    {
        if (_untold > 0)
        {
            _violations.Add(new SecretViolation(string.Empty, $"and {_untold} more"));
        }

        return new SecretSchemaException(secretName, versionId, _violations.AsReadOnly());
    }

    private string CurrentPath()
    {
        var path = string.Empty;
        foreach (var frame in _frames)
        {
            path = frame.AppendTo(path);
        }

        return path;
    }
}

/// <summary>An object or a list that is being read, and where in it the reader stands.</summary>
internal abstract class ReadFrame
{
    internal abstract string AppendTo(string path);
}

/// <summary>A list.</summary>
internal sealed class ListFrame : ReadFrame
{
    internal int Index { get; set; } = -1;

    internal override string AppendTo(string path) => JsonPointers.Append(path, Index);
}

/// <summary>An object. Without a shape it is one that cannot be read: missing, or no object at all.</summary>
internal sealed class ObjectFrame(SecretShape? shape) : ReadFrame
{
    // For each key 0, or one more than the rank of the name it was found by.
    private readonly int[] _found = shape is null ? [] : new int[shape.Keys.Count];
    private HashSet<string>? _otherNames;
    private List<string>? _unknownNames;
    private string? _name;

    internal SecretShape? Shape => shape;

    /// <summary>The key to expect next.</summary>
    internal int Next { get; private set; }

    /// <summary>The next key to look at once the object has ended and what is missing comes up.</summary>
    internal int MissingFrom { get; set; }

    internal bool IsPastEnd { get; set; }

    internal bool IsFound(int index) => _found[index] != 0;

    internal int RankFoundBy(int index) => _found[index] - 1;

    /// <summary>Stands at a name that is no value's way to a key.</summary>
    internal void StandAt(string name) => _name = name;

    internal void SetFound(KeyMatch match)
    {
        _found[match.Index] = match.Rank + 1;
        _name = match.Name;
        Next = match.Index + 1 < _found.Length ? match.Index + 1 : 0;
    }

    /// <summary>Notes a name that is not a key's own.</summary>
    /// <returns>False where it was there before.</returns>
    internal bool AddOther(string name) => (_otherNames ??= new(StringComparer.Ordinal)).Add(name);

    internal void AddUnknown(string cleanName)
    {
        if ((_unknownNames ??= []).Count < Problems.MostUnknownNames)
        {
            _unknownNames.Add(cleanName);
        }
    }

    /// <summary>The unknown name that was probably meant to be <paramref name="name"/>.</summary>
    internal string? FindMisspelt(string name) => _unknownNames is null ? null : NearMatch.Find(name, _unknownNames);

    internal override string AppendTo(string path) => _name is null ? path : JsonPointers.Append(path, _name);
}
