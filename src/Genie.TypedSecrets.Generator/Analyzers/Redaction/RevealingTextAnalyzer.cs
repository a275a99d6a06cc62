using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Redaction;

/// <summary>Reports GTS1801: a revealed value in the text of an object, which logs and debuggers print.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevealingTextAnalyzer : RevealingCodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.RevealingText);

    private protected override void Analyze(OperationBlockAnalysisContext context, KnownSymbols known)
    {
        if (context.OwningSymbol is not IMethodSymbol { Name: "ToString" or "PrintMembers" or "TryFormat" } method)
        {
            return;
        }

        var values = RevealedValues.In(context.OperationBlocks, known);
        var reported = new HashSet<SyntaxNode>();
        foreach (var part in context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).SelectMany(operation => WrittenBy(operation, method)).SelectMany(values.PartsOf))
        {
            if (reported.Add(part.Syntax))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    AnalyzerRules.RevealingText,
                    part.Syntax.GetLocation(),
                    values.OriginOf(part)?.Secret,
                    $"{method.ContainingType.Name}.{method.Name}"));
            }
        }
    }

    // The return value, arguments of calls on the builder of PrintMembers, and what TryFormat copies into its span.
    private static IEnumerable<IOperation> WrittenBy(IOperation operation, IMethodSymbol method) => operation switch
    {
        IReturnOperation { ReturnedValue: { } value } when Functions.Around(operation) is null => [value],
        IInvocationOperation { TargetMethod.ContainingType.Name: "StringBuilder" } call when method.Name == "PrintMembers" => call.Arguments.Cast<IOperation>(),
        IInvocationOperation { TargetMethod.Name: "CopyTo" or "TryCopyTo" or "TryWrite" } call when method.Name == "TryFormat" =>
            call.Arguments.Cast<IOperation>().Concat(call.Instance is { } instance ? [instance] : []),
        _ => [],
    };
}
