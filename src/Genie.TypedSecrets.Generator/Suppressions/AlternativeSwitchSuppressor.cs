using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Suppressions;

/// <summary>
/// Suppresses CS8509, "the switch expression does not handle all possible values", for a switch that handles every alternative of a generated
/// record: the compiler does not know that no other type derives from it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AlternativeSwitchSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_exhaustive = new(
        "GTSS8509",
        "CS8509",
        "The switch handles every alternative, and no other type derives from the generated record");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(s_exhaustive);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<SwitchExpressionSyntax>() is { } syntax
                && context.GetSemanticModel(tree) is var model
                && model.GetTypeInfo(syntax.GoverningExpression, context.CancellationToken) is { Nullability.FlowState: not NullableFlowState.MaybeNull }
                && model.GetOperation(syntax, context.CancellationToken) is ISwitchExpressionOperation operation
                && IsExhaustive(operation))
            {
                context.ReportSuppression(Suppression.Create(s_exhaustive, diagnostic));
            }
        }
    }

    private static bool IsExhaustive(ISwitchExpressionOperation operation)
    {
        if (operation.Value.Type is not INamedTypeSymbol { IsAbstract: true, IsRecord: true } type || AlternativesOf(type) is not { Count: > 0 } alternatives)
        {
            return false;
        }

        var handled = operation.Arms
            .Where(arm => arm.Guard is null)
            .SelectMany(arm => HandledBy(arm.Pattern, alternatives));
        return new HashSet<INamedTypeSymbol>(handled, SymbolEqualityComparer.Default).Count == alternatives.Count;
    }

    // The sealed records that derive from it are nested in the record of the category, as it is itself unless it is that record.
    private static List<INamedTypeSymbol> AlternativesOf(INamedTypeSymbol type)
    {
        var category = type;
        while (category.ContainingType is { } outer)
        {
            category = outer;
        }

        var isGenerated = category.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
            && attribute.ConstructorArguments is [{ Value: "Genie.TypedSecrets" }, ..]);
        return isGenerated
            ? [.. category.GetTypeMembers().Where(nested => nested.IsSealed && SymbolEqualityComparer.Default.Equals(nested.BaseType, type))]
            : [];
    }

    // The alternatives of which the pattern matches every value.
    private static IEnumerable<INamedTypeSymbol> HandledBy(IPatternOperation pattern, List<INamedTypeSymbol> alternatives) => pattern switch
    {
        ITypePatternOperation { MatchedType: var type } => Only(type),
        IDeclarationPatternOperation { MatchesNull: false, MatchedType: { } type } => Only(type),
        IRecursivePatternOperation recursive when recursive.DeconstructionSubpatterns.All(MatchesAll) && recursive.PropertySubpatterns.All(property => MatchesAll(property.Pattern)) => Only(recursive.MatchedType),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => HandledBy(or.LeftPattern, alternatives).Concat(HandledBy(or.RightPattern, alternatives)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => HandledBy(and.LeftPattern, alternatives).Intersect<INamedTypeSymbol>(HandledBy(and.RightPattern, alternatives), SymbolEqualityComparer.Default),
        _ when MatchesAll(pattern) => alternatives,
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> Only(ITypeSymbol type) => type is INamedTypeSymbol named ? [named] : [];

    private static bool MatchesAll(IPatternOperation pattern) => pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };
}
