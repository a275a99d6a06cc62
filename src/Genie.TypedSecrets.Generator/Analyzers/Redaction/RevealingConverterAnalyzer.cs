using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Redaction;

/// <summary>Reports GTS1802: a converter that writes a revealed value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevealingConverterAnalyzer : RevealingCodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.RevealingConverter);

    private protected override void Analyze(OperationBlockAnalysisContext context, KnownSymbols known)
    {
        if (context.OwningSymbol.ContainingType is not { } type || !IsConverter(type))
        {
            return;
        }

        var values = RevealedValues.In(context.OperationBlocks, known);
        var reported = new HashSet<SyntaxNode>();
        foreach (var part in context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).SelectMany(WrittenBy).SelectMany(values.PartsOf))
        {
            if (reported.Add(part.Syntax))
            {
                context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.RevealingConverter, part.Syntax.GetLocation(), values.OriginOf(part)?.Secret, type.Name));
            }
        }
    }

    // Converters of System.Text.Json and Newtonsoft.Json, and type converters.
    private static bool IsConverter(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name is "JsonConverter" or "TypeConverter")
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance.Type.Name: "Utf8JsonWriter" or "JsonWriter" or "JsonTextWriter" or "JsonSerializer" } call => call.Arguments.Cast<IOperation>(),
        IInvocationOperation { TargetMethod: { Name: "Serialize", ContainingType.Name: "JsonSerializer" } } call => call.Arguments.Cast<IOperation>(),
        IReturnOperation { ReturnedValue: { } value } when Functions.Around(operation) is null => [value],
        _ => [],
    };
}
