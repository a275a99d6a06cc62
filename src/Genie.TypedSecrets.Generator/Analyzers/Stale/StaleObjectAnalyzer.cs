using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Stale;

/// <summary>
/// Reports GTS1604 and GTS1605: an object that is created once from a revealed value and used for long, and a value that is revealed before a
/// loop that runs as long as the process.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaleObjectAnalyzer : RevealingCodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.StaleObject, AnalyzerRules.StaleLoop);

    private protected override void Analyze(RevealingType code)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in code.Operations)
        {
            foreach (var (built, values, advice, isCertain) in StaleConstructions.Of(operation, code.Known.LongLived))
            {
                foreach (var value in values.SelectMany(value => Revealed(value, code.Values)).Where(value => reported.Add(value.Syntax)))
                {
                    code.Report(Diagnostic.Create(
                        AnalyzerRules.StaleObject,
                        value.Syntax.GetLocation(),
                        isCertain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                        additionalLocations: null,
                        properties: null,
                        code.Values.OriginOf(value)?.Secret,
                        built,
                        advice));
                }
            }

            if (operation is IWhileLoopOperation loop && IsEndless(loop))
            {
                AnalyzeLoop(loop, code, reported);
            }
        }
    }

    // The smallest parts that hold a value: calls of Reveal() and references to what holds one.
    private static IEnumerable<IOperation> Revealed(IOperation value, RevealedValues values)
    {
        if (FollowsRotation(value))
        {
            return [];
        }

        var parts = values.PartsOf(value).ToList();
        if (parts.Count > 0 && value is not IAnonymousFunctionOperation && !parts.Exists(part => part is IDelegateCreationOperation or IAnonymousFunctionOperation))
        {
            return parts.SelectMany(part => part is IAssignmentOperation assignment ? Revealed(assignment.Value, values) : [part]);
        }

        return value.ChildOperations.SelectMany(child => Revealed(child, values));
    }

    // The product's data sources and handlers call the function that is passed to them with each version. A delegate in an option reveals
    // the value when it is called.
    private static bool FollowsRotation(IOperation value) => value switch
    {
        IAssignmentOperation { Target.Type.TypeKind: TypeKind.Delegate } => true,
        IObjectCreationOperation { Type: { Name: "SecretAuthenticationHandler" } type } => KnownSymbols.IsRuntime(type),
        IInvocationOperation { TargetMethod: { Name: "CreateDataSource" or "Create", ContainingType: var type } } => KnownSymbols.IsRuntime(type),
        _ => false,
    };

    private static void AnalyzeLoop(IWhileLoopOperation loop, RevealingType code, HashSet<SyntaxNode> reported)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var use in loop.Body.Descendants().OfType<ILocalReferenceOperation>())
        {
            var isOutside = use.Local.DeclaringSyntaxReferences.Length > 0 && !loop.Syntax.Span.Contains(use.Local.DeclaringSyntaxReferences[0].Span);
            if (isOutside && !IsAssignedIn(loop, use.Local) && StaleConstructions.OriginOf(use, code.Values) is { } origin && use.Type?.TypeKind != TypeKind.Delegate && seen.Add(use.Local) && reported.Add(use.Syntax))
            {
                code.Report(AnalyzerRules.StaleLoop, use.Syntax, origin.Secret, use.Local.Name);
            }
        }
    }

    private static bool IsAssignedIn(IOperation loop, ILocalSymbol local) =>
        loop.Descendants().OfType<IAssignmentOperation>().Any(assignment => assignment.Target is ILocalReferenceOperation target && KnownSymbols.Same(target.Local, local));

    // while (true), while (!token.IsCancellationRequested), while (await timer.WaitForNextTickAsync(token))
    private static bool IsEndless(IWhileLoopOperation loop) => loop.Condition is { } condition
        && (condition.ConstantValue is { HasValue: true, Value: true }
            || condition.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" }
                or IInvocationOperation { TargetMethod.Name: "WaitForNextTickAsync" or "WaitToReadAsync" or "MoveNextAsync" }));
}
