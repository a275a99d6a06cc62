using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;

/// <summary>Recognizes databases that store an entity with a revealed value.</summary>
internal sealed class EntitySink : LeakSink
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal) { "DbSet", "DbContext", "IMongoCollection", "IDocumentSession", "IAsyncDocumentSession", "IRepository" };

    private static readonly string[] s_writers = ["Add", "Update", "Attach", "Insert", "Replace", "Store", "Save"];

    internal override DiagnosticDescriptor Rule => AnalyzerRules.LeakToEntity;

    internal override bool Serializes => true;

    internal override IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { } method } call when StartsWith(method.Name, s_writers) && IsStore(method.ContainingType) => call.Arguments,
        IInvocationOperation { TargetMethod: { Name: "SetProperty", ContainingType.Name: "SetPropertyCalls" or "UpdateSettersBuilder" } } call => call.Arguments.Skip(1),
        _ => [],
    };

    private static bool IsStore(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (s_types.Contains(current.Name))
            {
                return true;
            }
        }

        return false;
    }
}
