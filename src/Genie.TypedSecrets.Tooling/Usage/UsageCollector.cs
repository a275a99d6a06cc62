namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Collects what the methods of a job read, and settles what no method alone can tell.</summary>
internal sealed class UsageCollector(GeneratedTypes types, OwnGenerics own, bool hasInjection, bool hasProgram, Func<string, string> showPath)
{
    private static readonly char[] s_separators = ['<', '>', ',', '[', ']'];

    private readonly Dictionary<GeneratedAccessor, CategoryUse> _uses = [];
    private readonly HashSet<GeneratedAccessor> _injected = [];
    private bool _preloadsInjected;
    private readonly SortedDictionary<string, List<CodeLocation>> _named = new(StringComparer.Ordinal);
    private readonly List<CodeLocation> _unknown = [];
    private readonly HashSet<string> _environments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _selected = new(StringComparer.Ordinal);
    private readonly HashSet<string> _preloadingMembers = new(StringComparer.Ordinal);
    private readonly List<CodeLocation> _completePreloads = [];
    private readonly List<CodeLocation> _genericReads = [];
    private readonly HashSet<string> _genericParameters = new(StringComparer.Ordinal);

    /// <summary>Records that code gets an environment.</summary>
    internal void SawEnvironment(string? environment)
    {
        if (environment is not null)
        {
            _environments.Add(environment);
        }
    }

    /// <summary>Records that code gets an accessor.</summary>
    /// <returns>The way in, which tells later whether it was used to read.</returns>
    internal ObtainedAccessor Obtained(GeneratedAccessor accessor, string? environment, CodeLocation at)
    {
        ObtainedAccessor obtained = new();
        Use(accessor).AddObtained(obtained, environment, at);
        return obtained;
    }

    /// <summary>Records a read of one key, or of all keys if the property is not a key.</summary>
    internal void Read(GeneratedAccessor accessor, string? environment, string? property, CodeLocation at)
    {
        var use = Use(accessor);
        use.Reads.Add(at);
        use.Add(environment);
        use.AddKey(property, at);
    }

    /// <summary>Records a read of the whole record.</summary>
    internal void ReadRecord(GeneratedAccessor accessor, string? environment, CodeLocation at)
    {
        var use = Use(accessor);
        use.Reads.Add(at);
        use.Add(environment);
    }

    /// <summary>Records a read of some keys. Keys that the record does not have are ignored.</summary>
    internal void ReadKeys(GeneratedAccessor accessor, string? environment, IEnumerable<string> keys, CodeLocation at)
    {
        ReadRecord(accessor, environment, at);
        foreach (var key in keys.Where(key => accessor.KeyOrder.Contains(key, StringComparer.Ordinal)))
        {
            Use(accessor).AddRead(key, at);
        }
    }

    /// <summary>Records a read of a record's property.</summary>
    internal void ReadKey(GeneratedAccessor accessor, string? property, CodeLocation at) => Use(accessor).AddRecordKey(property, at);

    /// <summary>Records a read through an accessor whose category is a type parameter.</summary>
    internal void ReadGeneric(CodeLocation at) => _genericReads.Add(at);

    /// <summary>Records that a record is passed to code in which it cannot be followed.</summary>
    internal void Escape(string record)
    {
        if (types.Record(record) is { } accessor)
        {
            Use(accessor).Escapes = true;
        }
    }

    /// <summary>Records that an accessor, or an environment with its accessors, is used as an object whose members are found by name while the code runs.</summary>
    internal void LateBound(string type, string? environment, CodeLocation at)
    {
        if (types.IsRoot(type))
        {
            _environments.UnionWith(types.EnvironmentNames.Append(UsageReport.CurrentEnvironment));
        }

        foreach (var accessor in types.Accessor(type) is { } one ? [one] : types.Accessors.ToArray())
        {
            Read(accessor, environment ?? (types.IsEnvironment(type, out var own) ? own : null), property: null, at);
        }
    }

    /// <summary>Records a type argument of a method that binds something to a secret: the delegate reads the keys, and the container, or the caller, has the accessor.</summary>
    internal void Bind(string record)
    {
        if (types.Record(record) is { } accessor)
        {
            Inject(accessor);
        }
    }

    /// <summary>Records that code selects the environment in which it runs.</summary>
    /// <param name="environment">The environment; null where it is not a constant, so that configuration decides.</param>
    internal void SelectEnvironment(string? environment)
    {
        if (environment is not null)
        {
            _selected.Add(environment);
        }
    }

    /// <summary>Records a parameter of a method: an accessor that a container injects reads the current environment.</summary>
    internal void Parameter(string type)
    {
        if (!hasInjection)
        {
            return;
        }

        if (own.TypesIn(type).Any())
        {
            _genericParameters.UnionWith(TypeName.PartsOf(type));
        }

        // Also as a part of another type: Lazy<ApiKeysAccessor>, IEnumerable<ApiKeysAccessor>.
        foreach (var part in type.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if ((types.Accessor(part) ?? (IsAccessorOf(type, part) ? types.Record(part) : null)) is { } accessor)
            {
                Inject(accessor);
            }
            else if (types.IsEnvironment(part, out var environment))
            {
                _environments.Add(environment ?? UsageReport.CurrentEnvironment);
            }
        }
    }

    /// <summary>Records a preload, before a host starts, of the accessors that the constructors of its services take.</summary>
    internal void PreloadInjected() => _preloadsInjected = true;

    /// <summary>Records a preload.</summary>
    internal void Preload(bool isComplete, string member, CodeLocation at)
    {
        if (isComplete)
        {
            _completePreloads.Add(at);
        }
        else
        {
            _preloadingMembers.Add(member);
        }
    }

    /// <summary>Records a read by name.</summary>
    internal void Named(string? name, CodeLocation at)
    {
        if (name is null)
        {
            _unknown.Add(at);
        }
        else if (_named.TryGetValue(name, out var reads))
        {
            reads.Add(at);
        }
        else
        {
            _named.Add(name, [at]);
        }
    }

    internal UsageReport ToReport(string job)
    {
        foreach (var record in own.FindRead())
        {
            Escape(record);
        }

        // Repository<DatabaseSecret>, which a container creates, with the accessor of its type argument.
        foreach (var accessor in _genericReads.Count > 0 ? _genericParameters.Select(types.Record).OfType<GeneratedAccessor>() : [])
        {
            Inject(accessor);
            Use(accessor).Escapes = true;
        }

        foreach (var use in _uses.Values)
        {
            use.Settle();
        }

        var secrets = types.Accessors
            .GroupBy(static accessor => accessor.Category, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(group => ToUsage(group.Key, [.. group]))
            .OfType<SecretUsage>()
            .ToList();
        return new(
            job,
            types.Project,
            secrets,
            [.. _named.Select(pair => new NamedUsage(pair.Key, Sorted(pair.Value)))],
            Sorted(_unknown),
            [.. Advice(secrets)]);
    }

    private SecretUsage? ToUsage(string category, IReadOnlyList<GeneratedAccessor> accessors)
    {
        List<CategoryUse> uses = [.. accessors.Select(accessor => _uses.GetValueOrDefault(accessor)).OfType<CategoryUse>().Where(static use => use.IsUsed)];
        var isPreloaded = _completePreloads.Count > 0 || uses.Any(use => use.Obtained.Any(at => _preloadingMembers.Contains(at.Member)))
            || (_preloadsInjected && accessors.Any(_injected.Contains));
        if (uses.Count == 0 && !isPreloaded)
        {
            return null;
        }

        HashSet<string> environments = [.. uses.SelectMany(static use => use.Environments)];
        if (uses.Any(static use => use.HasUnknownEnvironment))
        {
            // If the environment comes through a variable, every environment that the code gets anywhere counts.
            environments.UnionWith(_environments);
        }

        if (!hasProgram && environments.Count == 0 && uses.Any(static use => use.HasUnknownEnvironment))
        {
            // For a library without a program, every environment counts that a program can pass to it.
            environments.UnionWith(types.EnvironmentNames.Append(UsageReport.CurrentEnvironment));
        }

        if (_completePreloads.Count > 0 || environments.Count == 0)
        {
            environments.Add(UsageReport.CurrentEnvironment);
        }

        if (environments.Contains(UsageReport.CurrentEnvironment))
        {
            environments.UnionWith(_selected);
        }

        // An accessor that goes to code with a type parameter is read there, in full.
        var isGeneric = _genericReads.Count > 0 && uses.Any(static use => use.Obtained.Count > 0);
        var order = accessors.SelectMany(static accessor => accessor.KeyOrder).Distinct(StringComparer.Ordinal);
        var readsAll = isGeneric || uses.Any(static use => use.ReadsAllKeys);
        var keys = uses.SelectMany(static use => use.KeyReads).ToLookup(static read => read.Key, static read => read.Value, StringComparer.Ordinal);
        return new(
            category,
            [.. environments.Order(StringComparer.Ordinal)],
            uses.Count == 0 ? [] : [.. order.Where(key => readsAll || keys.Contains(key))],
            isPreloaded,
            Sorted(uses.SelectMany(static use => use.Reads.Count > 0 ? use.Reads : use.Obtained)))
        {
            SecretName = accessors[0].Names.Pattern,
            SecretNames = accessors[0].Names.ByEnvironment,
            KeyReads = [.. order.Where(keys.Contains).Select(key => new KeyUsage(key, Sorted(keys[key].SelectMany(static reads => reads))))],
        };
    }

    private IEnumerable<string> Advice(List<SecretUsage> secrets)
    {
        var read = secrets.Where(static secret => secret.Reads.Count > 0).Select(static secret => secret.Category).ToList();
        if (_completePreloads.Count > 0 && read.Count > 0 && read.Count < secrets.Count)
        {
            var names = types.Accessors.Where(accessor => read.Contains(accessor.Category)).OrderBy(static accessor => accessor.Category, StringComparer.Ordinal)
                .Select(static accessor => $"Secrets.Current.{accessor.Type[(accessor.Type.LastIndexOfAny(['.', '/']) + 1)..^"Accessor".Length]}");
            yield return $"The job preloads {secrets.Count} categories and reads {read.Count}. Preload these only: Secrets.PreloadAsync([{string.Join(", ", names.Distinct(StringComparer.Ordinal))}], cancellationToken)";
        }
    }

    private CategoryUse Use(GeneratedAccessor accessor)
    {
        if (!_uses.TryGetValue(accessor, out var use))
        {
            _uses.Add(accessor, use = new(accessor));
        }

        return use;
    }

    private void Inject(GeneratedAccessor accessor)
    {
        _injected.Add(accessor);
        Use(accessor).Environments.Add(UsageReport.CurrentEnvironment);
    }

    // SecretAccessor<DatabaseSecret>, which is registered too.
    private static bool IsAccessorOf(string type, string record) => type.Contains($"Genie.TypedSecrets.SecretAccessor`1<{record}>", StringComparison.Ordinal);

    private IReadOnlyList<CodeLocation> Sorted(IEnumerable<CodeLocation> locations) =>
        [.. locations.Select(at => at.File is null ? at : at with { File = showPath(at.File) }).Distinct().Order()];
}
