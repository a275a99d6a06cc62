using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Genie.TypedSecrets.Package.Tests.Support;

namespace Genie.TypedSecrets.Package.Tests;

/// <summary>Tests the analyzers that are compiled ahead of time: what they contain, and which builds use them.</summary>
public sealed class CompiledAnalyzerTests(PackageFeed feed)
{
    [Theory]
    [InlineData("Genie.TypedSecrets.Generator.dll")]
    [InlineData("Genie.TypedSecrets.Schema.dll")]
    public void CompiledAssembly_Packed_IsThePortableOneWithMachineCode(string name)
    {
        Assert.SkipUnless(CompiledAnalyzers.AreBuiltHere, "They are built on Linux x64 only.");
        using var portable = feed.OpenAssembly($"analyzers/dotnet/cs/{name}");
        using var compiled = feed.OpenAssembly($"{CompiledAnalyzers.Directory}/{name}");

        portable.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBe(0);
        compiled.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size.ShouldBeGreaterThan(0);
        Version(compiled).ShouldBe(Version(portable));

        static Guid Version(PEReader assembly)
        {
            var metadata = assembly.GetMetadataReader();
            return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        }
    }

    [Theory]
    [InlineData("", CompiledAnalyzers.Directory)]
    [InlineData("-p:GenieSecretsUseCompiledAnalyzers=false", "analyzers/dotnet/cs")]
    [InlineData("-p:BundledNETCoreAppTargetFrameworkVersion=11.0", "analyzers/dotnet/cs")]
    [InlineData("-p:NETCoreSdkPortableRuntimeIdentifier=osx-arm64", "analyzers/dotnet/cs")]
    public async Task Build_OfAProject_GivesTheCompilerOneSetOfAnalyzers(string property, string directory)
    {
        Assert.SkipUnless(CompiledAnalyzers.AreBuiltHere, "They are built on Linux x64 only.");
        var consumer = feed.CreateConsumer();
        (await DotNet.RunAsync(consumer.Root, "restore -v q")).ShouldSucceed();

        var outcome = await DotNet.RunAsync(consumer.Root, $"build --no-restore -t:ResolveLockFileAnalyzers {property} -getItem:Analyzer");

        var analyzers = CompiledAnalyzers.In(outcome.ShouldSucceed().Output);
        analyzers.Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["Genie.TypedSecrets.CodeFixes.dll", "Genie.TypedSecrets.Generator.dll", "Genie.TypedSecrets.Schema.dll"]);
        analyzers.ShouldAllBe(path => path.EndsWith($"/{directory}/{Path.GetFileName(path)}", StringComparison.Ordinal) && File.Exists(path));
    }

    [Fact]
    public async Task Build_WithPortableAnalyzers_CompilesAsWithTheCompiledOnes()
    {
        var consumer = feed.CreateConsumer();
        consumer.WriteProject("Consumer.csproj", "net10.0", "<GenieSecretsUseCompiledAnalyzers>false</GenieSecretsUseCompiledAnalyzers>");
        consumer.Write("Program.cs", "System.Console.WriteLine(Consumer.Secrets.Dev.ApiKeys.GithubToken);");

        (await consumer.BuildAsync()).ShouldSucceed().Output.ShouldNotContain("warning ");
    }
}
