using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.DayOne;

/// <summary>Provides the assemblies of the shared framework of ASP.NET Core, which is installed beside that of .NET.</summary>
internal static class AspNetCore
{
    private static readonly string s_framework = Path.Combine(
        Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(Path.GetDirectoryName(typeof(object).Assembly.Location)!));

    /// <summary>Gets the assemblies that a project does not reference yet.</summary>
    internal static IEnumerable<MetadataReference> References(Project project)
    {
        var known = project.MetadataReferences.Select(reference => Path.GetFileName(reference.Display)).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(s_framework, "Microsoft.*.dll")
            .Where(path => !known.Contains(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
