using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Genie.TypedSecrets.CodeFixes.Blocking;

namespace Genie.TypedSecrets.CodeFixes.Tests.Build;

/// <summary>
/// What the code fixes ask of the editor that loads them. No System.Composition, whose version editors differ in: fixes from packages are
/// found by their export attribute and need no <c>[Shared]</c>.
/// </summary>
public sealed class FloorTests
{
    [Fact]
    public void References_OfTheCodeFixes_AreInEveryEditorFromRoslyn48On()
    {
        using var image = new PEReader(File.OpenRead(typeof(AwaitReadCodeFix).Assembly.Location));
        var metadata = image.GetMetadataReader();

        metadata.AssemblyReferences
            .Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())
            .Where(name => !name.Name!.StartsWith("Genie.", StringComparison.Ordinal))
            .Select(name => $"{name.Name} {name.Version}")
            .ShouldBeSubsetOf(
            [
                "Microsoft.CodeAnalysis 4.8.0.0",
                "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
                "Microsoft.CodeAnalysis.CSharp.Workspaces 4.8.0.0",
                "Microsoft.CodeAnalysis.Workspaces 4.8.0.0",
                "System.Collections.Immutable 7.0.0.0",
                "netstandard 2.0.0.0",
            ]);
    }
}
