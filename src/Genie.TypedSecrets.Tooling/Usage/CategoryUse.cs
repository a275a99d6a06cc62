namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the uses of one accessor and its record.</summary>
internal sealed class CategoryUse(GeneratedAccessor accessor)
{
    private readonly HashSet<string> _recordKeys = new(StringComparer.Ordinal);
    private readonly List<(ObtainedAccessor Accessor, string? Environment, CodeLocation At)> _obtained = [];
    private bool _hasUnnamedKey;

    internal HashSet<string> Environments { get; } = new(StringComparer.Ordinal);

    internal List<CodeLocation> Obtained { get; } = [];

    internal List<CodeLocation> Reads { get; } = [];

    /// <summary>Gets the places that read each key, by the key's JSON name.</summary>
    internal Dictionary<string, List<CodeLocation>> KeyReads { get; } = new(StringComparer.Ordinal);

    internal bool HasUnknownEnvironment { get; private set; }

    /// <summary>Gets or sets a value indicating whether the whole record goes where it cannot be followed.</summary>
    internal bool Escapes { get; set; }

    internal bool IsUsed => Obtained.Count > 0 || Reads.Count > 0 || _recordKeys.Count > 0 || Environments.Count > 0;

    internal bool ReadsAllKeys => Escapes || _hasUnnamedKey;

    internal void AddObtained(ObtainedAccessor obtained, string? environment, CodeLocation at) => _obtained.Add((obtained, environment, at));

    /// <summary>Counts the accessors that were used for more than a name, once the whole method was seen.</summary>
    internal void Settle()
    {
        foreach (var (_, environment, at) in _obtained.Where(static obtained => obtained.Accessor.IsUsed))
        {
            Obtained.Add(at);
            Add(environment);
        }
    }

    internal void Add(string? environment)
    {
        if (environment is null)
        {
            HasUnknownEnvironment = true;
        }
        else
        {
            Environments.Add(environment);
        }
    }

    internal void AddKey(string? property, CodeLocation at)
    {
        if (property is not null && accessor.Keys?.GetValueOrDefault(property) is { } key)
        {
            AddRead(key, at);
        }
        else
        {
            _hasUnnamedKey = true;
        }
    }

    internal void AddRecordKey(string? property, CodeLocation at)
    {
        if (property is not null && accessor.Keys?.GetValueOrDefault(property) is { } key)
        {
            _recordKeys.Add(key);
            AddRead(key, at);
        }
        else
        {
            // Equality, printing, copying: all keys.
            _hasUnnamedKey = true;
        }
    }

    internal void AddRead(string key, CodeLocation at)
    {
        if (!KeyReads.TryGetValue(key, out var reads))
        {
            KeyReads.Add(key, reads = []);
        }

        reads.Add(at);
    }
}
