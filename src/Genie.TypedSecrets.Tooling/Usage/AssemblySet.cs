namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the assemblies of a job: those that were named, and in a folder all that can use secrets.</summary>
internal sealed class AssemblySet : IDisposable
{
    private const string CachingClient = "Amazon.SecretsManager.Extensions.Caching";

    // The product's own assemblies implement the reads, and AWS's SDK implements the calls; neither is the job's code.
    private static readonly string[] s_implementations =
        ["Genie.TypedSecrets", CachingClient, .. new[] { "Aws", "Hosting", "OpenTelemetry", "Testing", "Rotation", "Emulator", "Tooling", "Schema" }.Select(static part => "Genie.TypedSecrets." + part)];

    private readonly List<LoadedAssembly> _assemblies;
    private readonly LoadedAssembly? _named;

    private AssemblySet(List<LoadedAssembly> assemblies, LoadedAssembly? named) => (_assemblies, _named) = (assemblies, named);

    internal IReadOnlyList<LoadedAssembly> Assemblies => _assemblies;

    /// <summary>Gets the name of the job: the assembly that was named, else the first program in the folders, else the first assembly.</summary>
    internal string Job => (_named ?? _assemblies.Find(static assembly => assembly.IsProgram) ?? _assemblies[0]).Name;

    /// <summary>Opens the assemblies of files and folders.</summary>
    /// <exception cref="ToolingException">A path does not exist or has no assembly that can be read.</exception>
    internal static AssemblySet Open(IEnumerable<string> paths)
    {
        Dictionary<string, LoadedAssembly> found = new(StringComparer.Ordinal);
        LoadedAssembly? named = null;
        try
        {
            foreach (var path in paths)
            {
                if (Directory.Exists(path))
                {
                    OpenFolder(path, found);
                }
                else
                {
                    var assembly = OpenFile(path, found);
                    named ??= assembly;
                }
            }

            return new([.. found.Values.OrderBy(static assembly => assembly.Name, StringComparer.Ordinal).ThenBy(static assembly => assembly.Path, StringComparer.Ordinal)], named);
        }
        catch (Exception)
        {
            foreach (var assembly in found.Values)
            {
                assembly.Dispose();
            }

            throw;
        }
    }

    public void Dispose() => _assemblies.ForEach(static assembly => assembly.Dispose());

    private static LoadedAssembly OpenFile(string path, Dictionary<string, LoadedAssembly> found)
    {
        if (!File.Exists(path))
        {
            throw new ToolingException($"{path} does not exist. Build the job, and name its assembly or its output folder: genie-secrets usage bin/Release/net10.0");
        }

        var full = Path.GetFullPath(path);
        if (LauncherTarget(full) is { } target)
        {
            full = target;
        }

        if (!found.TryGetValue(full, out var assembly))
        {
            assembly = LoadedAssembly.Open(full) ?? throw NotAnAssembly(path);
            found.Add(full, assembly);
        }

        // The libraries beside a program are part of what it can read. Another program beside it is part of it only if it is referenced.
        if (assembly.IsProgram)
        {
            Dictionary<string, LoadedAssembly> beside = new(StringComparer.Ordinal) { [full] = assembly };
            AddLibraries(Path.GetDirectoryName(full)!, beside);
            var used = ReferencesOf(assembly);
            foreach (var (file, other) in beside.Where(pair => pair.Value != assembly))
            {
                if ((other.IsProgram && !used.Contains(other.Name)) || !found.TryAdd(file, other))
                {
                    other.Dispose();
                }
            }
        }

        return assembly;
    }

    // The build writes a native launcher beside a program's assembly: IngestJob or IngestJob.exe beside IngestJob.dll.
    private static string? LauncherTarget(string path)
    {
        var target = path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(path, ".dll") : path + ".dll";
        if (!File.Exists(target))
        {
            return null;
        }

        using var launcher = LoadedAssembly.Open(path);
        return launcher is null ? target : null;
    }

    // Also through libraries that do not use secrets themselves.
    private static HashSet<string> ReferencesOf(LoadedAssembly program)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        Queue<string> pending = new(program.References);
        while (pending.TryDequeue(out var name))
        {
            var path = Path.Combine(Path.GetDirectoryName(program.Path)!, name + ".dll");
            if (found.Add(name) && File.Exists(path) && LoadedAssembly.Open(path) is { } referenced)
            {
                foreach (var next in referenced.References)
                {
                    pending.Enqueue(next);
                }

                referenced.Dispose();
            }
        }

        return found;
    }

    private static void OpenFolder(string folder, Dictionary<string, LoadedAssembly> found)
    {
        var before = found.Count;
        AddLibraries(Path.GetFullPath(folder), found);
        if (found.Count == before)
        {
            throw new ToolingException(
                $"{folder} has no assembly that uses Genie.TypedSecrets or AWS Secrets Manager. A program that was published as a single file or with NativeAOT "
                + "cannot be read; name the output folder of its build instead: bin/Release/net10.0");
        }
    }

    private static void AddLibraries(string folder, Dictionary<string, LoadedAssembly> found)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        {
            if (found.ContainsKey(path) || IsImplementation(Path.GetFileNameWithoutExtension(path)) || LoadedAssembly.Open(path) is not { } assembly)
            {
                continue;
            }

            if (References(assembly))
            {
                found.Add(path, assembly);
            }
            else
            {
                assembly.Dispose();
            }
        }
    }

    private static bool IsImplementation(string name) => name.StartsWith("AWSSDK.", StringComparison.Ordinal) || s_implementations.Contains(name, StringComparer.Ordinal);

    private static bool References(LoadedAssembly assembly) => assembly.References
        .Any(static name => name.StartsWith("Genie.TypedSecrets", StringComparison.Ordinal) || name is "AWSSDK.SecretsManager" or CachingClient);

    private static ToolingException NotAnAssembly(string path) => new(
        $"{path} is not a .NET assembly with IL. If it was published as a single file or with NativeAOT, name the output folder of its build instead: bin/Release/net10.0");
}
