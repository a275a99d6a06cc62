using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Redaction;

/// <summary>GTS1801: the text of an object, which every log and debugger asks for, has a revealed value in it.</summary>
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

    // What is returned, what is appended to the builder that PrintMembers is given, what is copied into the span of TryFormat.
    private static IEnumerable<IOperation> WrittenBy(IOperation operation, IMethodSymbol method) => operation switch
    {
        IReturnOperation { ReturnedValue: { } value } when Functions.Around(operation) is null => [value],
        IInvocationOperation { TargetMethod.ContainingType.Name: "StringBuilder" } call when method.Name == "PrintMembers" => call.Arguments.Cast<IOperation>(),
        IInvocationOperation { TargetMethod.Name: "CopyTo" or "TryCopyTo" or "TryWrite" } call when method.Name == "TryFormat" =>
            call.Arguments.Cast<IOperation>().Concat(call.Instance is { } instance ? [instance] : []),
        _ => [],
    };
}
