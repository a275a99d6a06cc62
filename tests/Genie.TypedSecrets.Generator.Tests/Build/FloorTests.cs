using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Genie.TypedSecrets.Generator.Tests.Build;

/// <summary>Checks which compiler can load the generator's assembly.</summary>
public sealed class FloorTests
{
    private static readonly string s_path = typeof(TypedSecretsGenerator).Assembly.Location;

    [Fact]
    public void References_OfTheGenerator_AreInEveryCompilerFromRoslyn48On()
    {
        References(s_path).ShouldBe(
            [
                "Genie.TypedSecrets.Schema",
                "Microsoft.CodeAnalysis 4.8.0.0",
                "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
                "System.Collections.Immutable 7.0.0.0",
                "System.Reflection.Metadata 7.0.0.0",
                "netstandard 2.0.0.0",
            ]);
    }

    [Fact]
    public void References_OfTheSchemaAssembly_AreTheFrameworkOnly() =>
        References(Path.Combine(Path.GetDirectoryName(s_path)!, "Genie.TypedSecrets.Schema.dll")).ShouldBe(["netstandard 2.0.0.0"]);

    private static IEnumerable<string> References(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences
            .Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())
            .Select(name => name.Name!.StartsWith("Genie.", StringComparison.Ordinal) ? name.Name : $"{name.Name} {name.Version}")
            .Order(StringComparer.Ordinal)];
    }
}
