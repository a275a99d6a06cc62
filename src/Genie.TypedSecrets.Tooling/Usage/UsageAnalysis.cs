using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Reads from compiled assemblies which secrets their code can read. The code is not loaded or run.</summary>
/// <remarks>
/// Every read of the job's own assemblies is found: through generated accessors, in asynchronous methods, lambdas and generic code, through injected
/// accessors, and by name. Where the environment, the keys or the name cannot be told, the report has more rather than less, or an unknown read.
/// </remarks>
public static class UsageAnalysis
{
    // With a container, an accessor that is a parameter comes from it and reads the environment that the host runs in.
    private static readonly string[] s_containers =
        ["Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.AspNetCore", "Genie.TypedSecrets.Hosting", "Autofac", "SimpleInjector", "Lamar", "DryIoc", "Castle.Windsor", "Ninject", "Unity"];

    /// <summary>Analyzes assemblies and folders.</summary>
    /// <param name="paths">The assemblies, or the folders with them. A program's libraries beside it are included.</param>
    /// <param name="root">The folder that the files of reads are shown relative to; null for the paths that the compiler recorded.</param>
    /// <returns>The report of the secrets that they can read.</returns>
    /// <exception cref="ToolingException">A path does not exist, or is not an assembly with IL.</exception>
    public static UsageReport Run(IEnumerable<string> paths, string? root = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        using var set = AssemblySet.Open(paths);
        var types = GeneratedTypes.Read(set.Assemblies);
        var constants = ConstantTexts.Read(set.Assemblies);
        var own = OwnGenerics.Read(set.Assemblies);
        RecordFlow flow = new(types, RecordFlow.HasLateBinding(set.Assemblies));
        UsageCollector usage = new(types, own, set.Assemblies.Any(HasContainer), set.Assemblies.Any(static assembly => assembly.IsProgram), SourcePaths.RelativeTo(root));
        foreach (var assembly in set.Assemblies)
        {
            foreach (var handle in assembly.Reader.MethodDefinitions.Where(handle => !types.IsGenerated(assembly.Reader, assembly.Reader.GetMethodDefinition(handle)) && !IsOfIterator(assembly.Reader, assembly.Reader.GetMethodDefinition(handle))))
            {
                MethodScanner.Scan(assembly, handle, types, flow, own, constants, usage);
            }
        }

        return usage.ToReport(set.Job);
    }

    // The compiler writes these for the interfaces without a type. What uses an iterator as one of them converts it.
    private static bool IsOfIterator(MetadataReader reader, MethodDefinition method) =>
        reader.StringComparer.StartsWith(method.Name, "System.Collections.IEnumer") && reader.StringComparer.StartsWith(reader.GetTypeDefinition(method.GetDeclaringType()).Name, "<");

    private static bool HasContainer(LoadedAssembly assembly) => assembly.References
        .Any(static name => s_containers.Any(container => name.StartsWith(container, StringComparison.Ordinal)));
}
