using System.Reflection.Metadata;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Naming;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Inputs;

/// <summary>
/// Represents the information about a reference of the project that the generator needs. It is compared by value, and read from the reference alone: the compiler
/// takes a third of a generator's first run to bind all references to symbols, and no longer has to for that.
/// </summary>
/// <param name="Name">The name of the assembly.</param>
/// <param name="Namespaces">Its namespaces whose last part is <c>Secrets</c>.</param>
internal sealed record ReferencedAssembly(string Name, EquatableArray<string> Namespaces)
{
    /// <summary>The assembly that generated code uses.</summary>
    internal const string Runtime = "Genie.TypedSecrets";

    /// <summary>The assembly that registers secrets with a container.</summary>
    internal const string Hosting = "Genie.TypedSecrets.Hosting";

    /// <summary>Reads a reference; returns null if it has nothing that the generator must know.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="cancellationToken">Cancels the search in a referenced project.</param>
    internal static ReferencedAssembly? Read(MetadataReference reference, CancellationToken cancellationToken)
    {
        var assembly = reference switch
        {
            CompilationReference project => OfProject(project.Compilation, cancellationToken),
            PortableExecutableReference { FilePath: { } path } when IsOfTheFramework(Path.GetFileNameWithoutExtension(path)) => null,
            PortableExecutableReference file => OfFile(file),
            _ => null,
        };
        return assembly is { Name: Runtime or Hosting } or { Namespaces.Count: > 0 } ? assembly : null;
    }

    // These assemblies have no such namespace, and there are many of them.
    private static bool IsOfTheFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard";

    private static ReferencedAssembly OfProject(Compilation project, CancellationToken cancellationToken) => new(
        project.AssemblyName ?? string.Empty,
        project.GetSymbolsWithName(GeneratedNames.Root, SymbolFilter.Namespace, cancellationToken).Select(found => found.ToDisplayString()).ToEquatableArray());

    private static ReferencedAssembly? OfFile(PortableExecutableReference file)
    {
        try
        {
            var metadata = file.GetMetadata();
            var reader = (metadata is AssemblyMetadata assembly ? assembly.GetModules()[0] : (ModuleMetadata)metadata).GetMetadataReader();
            return new(reader.IsAssembly ? reader.GetString(reader.GetAssemblyDefinition().Name) : string.Empty, NamespacesOf(reader));
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            // The compiler reports a reference that cannot be read.
            return null;
        }
    }

    private static EquatableArray<string> NamespacesOf(MetadataReader reader)
    {
        var found = new List<string>();
        StringHandle last = default;
        foreach (var handle in reader.TypeDefinitions)
        {
            // Types of a namespace often follow each other.
            var current = reader.GetTypeDefinition(handle).Namespace;
            if (current != last)
            {
                last = current;
                AddNamespaces(reader.GetString(current), found);
            }
        }

        return found.ToEquatableArray();
    }

    // A.Secrets.B is in the namespace A.Secrets.
    private static void AddNamespaces(string name, List<string> found)
    {
        for (var index = name.IndexOf(GeneratedNames.Root, StringComparison.Ordinal); index >= 0; index = name.IndexOf(GeneratedNames.Root, index + 1, StringComparison.Ordinal))
        {
            var end = index + GeneratedNames.Root.Length;
            var isPart = (index == 0 || name[index - 1] == '.') && (end == name.Length || name[end] == '.');
            if (isPart && name.Substring(0, end) is var part && !found.Contains(part))
            {
                found.Add(part);
            }
        }
    }
}
