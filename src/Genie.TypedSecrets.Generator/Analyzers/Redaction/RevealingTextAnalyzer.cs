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

    private protected override void Analyze(RevealingType code)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var member in code.Members)
        {
            if (member.Symbol is not IMethodSymbol method || !(method.Name is "ToString" or "PrintMembers" or "TryFormat" || IsDisplayed(method)))
            {
                continue;
            }

            foreach (var part in member.Operations.SelectMany(operation => WrittenBy(operation, method)).SelectMany(code.Values.PartsOf).Where(part => reported.Add(part.Syntax)))
            {
                code.Report(AnalyzerRules.RevealingText, part.Syntax, code.Values.OriginOf(part)?.Secret, $"{method.ContainingType.Name}.{(method.AssociatedSymbol ?? method).Name}");
            }
        }
    }

    // [DebuggerDisplay("{Text,nq}")] shows what the property or method Text returns.
    private static bool IsDisplayed(IMethodSymbol method) => method.ContainingType is { } type && type.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "DebuggerDisplayAttribute", ConstructorArguments: [{ Value: string text }, ..] }
        && text.Split('{').Skip(1).Any(hole => hole.Split('}', ',', '(')[0].Trim() == (method.AssociatedSymbol ?? method).Name));

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
