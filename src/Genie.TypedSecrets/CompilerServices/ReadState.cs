using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>The objects and lists that a read is inside of, and what it has found wrong so far.</summary>
internal sealed class ReadState
{
    private const int MostViolations = 50;

    // Made where there is anything to note: most values fit.
    private List<SecretViolation>? _violations;
    private int _untold;

    internal bool HasViolations => _violations is not null;

    /// <summary>The innermost object or list; null outside of all.</summary>
    internal ReadFrame? Top { get; private set; }

    internal void Push(ReadFrame frame)
    {
        frame.Parent = Top;
        Top = frame;
    }

    internal void Pop() => Top = Top!.Parent;

    /// <summary>Notes a problem with the value that is being read.</summary>
    internal void Add(string problem) => Add(CurrentPath(), problem);

    internal void Add(string path, string problem)
    {
        if ((_violations ??= []).Count < MostViolations)
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
            _violations!.Add(new SecretViolation(string.Empty, $"and {_untold} more"));
        }

        return new SecretSchemaException(secretName, versionId, _violations!.AsReadOnly());
    }

    private string CurrentPath() => Top?.PathFromRoot() ?? string.Empty;
}

/// <summary>An object or a list that is being read, and where in it the reader stands.</summary>
internal abstract class ReadFrame
{
    /// <summary>What it is in.</summary>
    internal ReadFrame? Parent { get; set; }

    // Not deeper than JSON may be nested.
    internal string PathFromRoot() => AppendTo(Parent?.PathFromRoot() ?? string.Empty);

    protected abstract string AppendTo(string path);
}

/// <summary>A list.</summary>
internal sealed class ListFrame : ReadFrame
{
    internal int Index { get; set; } = -1;

    protected override string AppendTo(string path) => JsonPointers.Append(path, Index);
}

/// <summary>An object. Without a shape it is one that cannot be read: missing, or no object at all.</summary>
internal sealed class ObjectFrame(SecretShape? shape) : ReadFrame
{
    // Who has former names, or very many keys: for each key 0, or one more than the rank of the name it was found by.
    private readonly int[]? _ranks = shape is null || (shape.HasOnlyOwnNames && shape.Keys.Count <= 64) ? null : new int[shape.Keys.Count];

    // Everybody else: a bit for each key.
    private ulong _found;
    private HashSet<string>? _otherNames;
    private List<string>? _unknownNames;
    private string? _name;

    internal SecretShape? Shape => shape;

    /// <summary>The key to expect next.</summary>
    internal int Next { get; private set; }

    /// <summary>The next key to look at once the object has ended and what is missing comes up.</summary>
    internal int MissingFrom { get; set; }

    internal bool IsPastEnd { get; set; }

    internal bool IsFound(int index) => _ranks is null ? (_found & (1UL << index)) != 0 : _ranks[index] != 0;

    internal int RankFoundBy(int index) => _ranks is null ? 0 : _ranks[index] - 1;

    /// <summary>Stands at a name that is no value's way to a key.</summary>
    internal void StandAt(string name) => _name = name;

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
        Next = match.Index + 1 < shape!.Keys.Count ? match.Index + 1 : 0;
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

    protected override string AppendTo(string path) => _name is null ? path : JsonPointers.Append(path, _name);
}
