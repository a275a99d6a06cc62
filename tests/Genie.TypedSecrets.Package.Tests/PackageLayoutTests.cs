using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests the layout of the main package, and what a compiler host must have to load its analyzers.</summary>
public sealed class PackageLayoutTests(PackageFeed feed)
{
    // The assemblies of every compiler host: the SDK, Visual Studio and Rider. Any other would have to be packed beside the generator.
    private static readonly string[] s_hostAssemblies =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable",
        "System.Reflection.Metadata", "System.Memory", "System.Runtime.CompilerServices.Unsafe", "Genie.TypedSecrets.Schema",
    ];

    // Only editors load the code fixes, and they have these too.
    private static readonly string[] s_editorAssemblies =
    [
        .. s_hostAssemblies, "Genie.TypedSecrets.Generator", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces",
    ];

    [Fact]
    public void Pack_Always_HoldsRuntimeGeneratorAndBuildFilesAndNothingElse()
    {
        using var package = feed.Open("Genie.TypedSecrets");

        var files = package.Entries.Select(e => e.FullName).Where(IsOurs).Order(StringComparer.Ordinal);

        files.ShouldBe(
        [
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/Genie.TypedSecrets.CodeFixes.dll",
            "analyzers/dotnet/cs/Genie.TypedSecrets.Generator.dll",
            "analyzers/dotnet/cs/Genie.TypedSecrets.Schema.dll",
            "buildTransitive/Genie.TypedSecrets.Analyzers.targets",
            "buildTransitive/Genie.TypedSecrets.Checks.targets",
            "buildTransitive/Genie.TypedSecrets.Generate.targets",
            "buildTransitive/Genie.TypedSecrets.MetaSchemas.targets",
            "buildTransitive/Genie.TypedSecrets.Usage.targets",
            "buildTransitive/Genie.TypedSecrets.props",
            "buildTransitive/Genie.TypedSecrets.targets",
            "icon.png",
            "lib/net10.0/Genie.TypedSecrets.dll",
            "lib/net10.0/Genie.TypedSecrets.xml",
            "lib/net8.0/Genie.TypedSecrets.dll",
            "lib/net8.0/Genie.TypedSecrets.xml",
            "schemas/meta/category.meta.json",
            "schemas/meta/secrets.meta.json",
            .. CompiledAnalyzers.Files,
            "tools/net8.0/genie-secrets-usage.dll",
            "tools/net8.0/genie-secrets-usage.runtimeconfig.json",
        ]);

        static bool IsOurs(string path) =>
            !path.StartsWith("_rels/", StringComparison.Ordinal)
            && !path.StartsWith("package/", StringComparison.Ordinal)
            && !path.EndsWith(".nuspec", StringComparison.Ordinal)
            && path != "[Content_Types].xml";
    }

    [Fact]
    public void Pack_Always_DependsOnNoPackage()
    {
        using var package = feed.Open("Genie.TypedSecrets");

        PackageContentTests.Metadata(package).Descendants().Where(e => e.Name.LocalName == "dependency").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Genie.TypedSecrets.Generator.dll")]
    [InlineData("Genie.TypedSecrets.Schema.dll")]
    [InlineData("Genie.TypedSecrets.CodeFixes.dll")]
    public void AnalyzerAssembly_Packed_ReferencesOnlyWhatEveryCompilerHostHas(string name)
    {
        using var pe = feed.OpenAssembly($"analyzers/dotnet/cs/{name}");
        var metadata = pe.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).ToList();

        references.Select(r => metadata.GetString(r.Name)).ShouldBeSubsetOf(name.Contains("CodeFixes", StringComparison.Ordinal) ? s_editorAssemblies : s_hostAssemblies);
        references.Where(r => metadata.GetString(r.Name).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .ShouldAllBe(r => r.Version <= new Version(4, 8, 0, 0), "the generator must load in the .NET 8 SDK's compiler");
        references.Where(r => metadata.GetString(r.Name) == "System.Reflection.Metadata")
            .ShouldAllBe(r => r.Version <= new Version(7, 0, 0, 0), "that compiler brings this version");
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Runtime_Packed_OpensItsInternalsToNoOtherPackage(string framework)
    {
        using var pe = feed.OpenAssembly($"lib/{framework}/Genie.TypedSecrets.dll");
        var metadata = pe.GetMetadataReader();

        var friends = metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute).Where(IsInternalsVisibleTo).Select(FirstArgument).ToList();

        friends.ShouldContain("Genie.TypedSecrets.Tests");
        friends.Where(IsPackage).ShouldBeEmpty();

        bool IsInternalsVisibleTo(CustomAttribute attribute) =>
            attribute.Constructor.Kind == HandleKind.MemberReference
            && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, "InternalsVisibleToAttribute");

        string FirstArgument(CustomAttribute attribute)
        {
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            return value.ReadSerializedString()!;
        }

        // An assembly without a package of its own ships in the tool, beside the runtime of the same build.
        static bool IsPackage(string name) => PackageFeed.Ids.Contains(name, StringComparer.Ordinal);
    }
}
