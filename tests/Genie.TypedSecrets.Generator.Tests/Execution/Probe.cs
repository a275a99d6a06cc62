using System.Reflection;
using Genie.TypedSecrets.Generator.Tests.Support;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>Code that a user could have written, compiled with what is generated, and run.</summary>
internal static class Probe
{
    /// <summary>Runs statements that return a string; <c>json</c> is the stored value, <c>secret</c> what it was read into.</summary>
    internal static string Run(string category, string schema, string json, string statements) =>
        Invoke(Project(category, schema, statements), json);

    /// <summary>Gets the compiler's diagnostics for statements that use a category.</summary>
    internal static IReadOnlyList<string> Compile(string category, string schema, string statements) =>
        [.. Compiler.Check(Project(category, schema, statements).Run().Compilation).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}")];

    private static TestProject Project(string category, string schema, string statements)
    {
        var run = TestProject.WithManifest.Schema(category, schema).Run();
        run.Diagnostics.ShouldBeEmpty();
        var declaration = run.Result.GeneratedTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes())
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.RecordDeclarationSyntax>()
            .First();
        var record = declaration.Identifier.Text;
        var read = declaration.Modifiers.Any(modifier => modifier.Text == "abstract") ? $"{record}.s_read" : $"static (ref SecretReader reader) => new {record}(ref reader)";
        return TestProject.WithManifest.Schema(category, schema).Source($$"""
            using System;
            using System.Linq;
            using Genie.TypedSecrets;
            using Genie.TypedSecrets.CompilerServices;

            namespace IngestJob;

            /// <summary>Test code.</summary>
            public static class Probe
            {
                /// <summary>Runs it.</summary>
                public static string Run(string json)
                {
                    {{record}} Read(string text) => SecretReader.Parse(
                        System.Text.Encoding.UTF8.GetBytes(text), false, "genie-dev/test", "v1", {{read}});
                    var secret = Read(json);
                    {{statements}}
                }
            }
            """);
    }

    private static string Invoke(TestProject project, string json)
    {
        var run = Compiler.Load(project.Run().Compilation).GetType("IngestJob.Probe")!.GetMethod("Run")!;
        try
        {
            return (string)run.Invoke(null, [json])!;
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception.InnerException!).Throw();
            throw;
        }
    }
}
