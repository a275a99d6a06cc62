using System.Collections;
using System.Reflection;
using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Tests.Incremental;

/// <summary>Checks that no step outputs a reference to a compilation, which would keep it alive and never be equal.</summary>
public sealed class PipelineValueTests
{
    private static readonly Type[] s_forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(SemanticModel), typeof(Location), typeof(Diagnostic),
        typeof(AdditionalText), typeof(SourceText), typeof(AnalyzerConfigOptions), typeof(AnalyzerConfigOptionsProvider), typeof(ParseOptions), typeof(Delegate),
    ];

    [Fact]
    public void Run_EveryNamedStep_HoldsValuesOnly()
    {
        var run = TestProject.WithManifest
            .Schema("api-keys", Schemas.ApiKeys)
            .Schema("moved", Schemas.Moved)
            .Schema("broken", """{ "type": "object", "properties": { "a": { "type": "sting" } } }""")
            .File("other.json", "{}", "Nonsense")
            .Property("GenieSecretsNamespace", "not a namespace")
            .Run();

        foreach (var name in StepReport.Names.Where(run.Steps.ContainsKey))
        {
            foreach (var value in run.Steps[name].SelectMany(step => step.Outputs).Select(output => output.Value))
            {
                Find(value).ShouldBeNull($"in the step {name}");
            }
        }
    }

    [Fact]
    public void Run_EveryName_IsAStepOfSomeRun()
    {
        var small = TestProject.WithManifest
            .Schema("common", """{ "$defs": { "a": { "type": "string" } } }""")
            .Schema("first", """{ "type": "object", "properties": { "a": { "$ref": "common.schema.json#/$defs/a" } } }""");
        var hosted = (small with { HasHosting = true }).Run();
        var large = Enumerable.Range(0, 65).Aggregate(TestProject.WithManifest, (project, i) => project.Schema($"c{i}", Schemas.ApiKeys)).Run();

        StepReport.Names.Except(hosted.Steps.Keys.Concat(large.Steps.Keys), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Find_SomethingForbiddenDeepInside_IsFound()
    {
        var tree = CSharpSyntaxTree.ParseText("class C { }", cancellationToken: TestContext.Current.CancellationToken);
        var root = tree.GetRoot(TestContext.Current.CancellationToken);

        Find(new Holder(new List<object> { new Holder(new object[] { root.GetLocation() }) })).ShouldNotBeNull();
        Find(new Holder(tree)).ShouldNotBeNull();
        Find(new Holder("text")).ShouldBeNull();
    }

    private sealed record Holder(object Value);

    /// <summary>The first forbidden object in a graph, by what it can be assigned to.</summary>
    private static object? Find(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<object?>([root]);
        while (pending.TryPop(out var value))
        {
            if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is Type)
            {
                continue;
            }

            if (s_forbidden.Any(type => type.IsInstanceOfType(value)))
            {
                return value;
            }

            if (!value.GetType().IsValueType && !seen.Add(value))
            {
                continue;
            }

            if (value is IEnumerable items)
            {
                foreach (var item in items)
                {
                    pending.Push(item);
                }
            }

            for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    pending.Push(field.GetValue(value));
                }
            }
        }

        return null;
    }
}
