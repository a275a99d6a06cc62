using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Suppressions;

/// <summary>
/// Suppresses CS0436 for generated types: where a referenced project opens its internals, its generated types have the same names as those
/// of this project, and the compiler takes this project's and warns at each use.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedTypeSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_ownType = new(
        "GTSS0436",
        "CS0436",
        "The type that Genie.TypedSecrets generated into this project is the one that is meant");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(s_ownType);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree && IsGenerated(context, tree, diagnostic.Location))
            {
                context.ReportSuppression(Suppression.Create(s_ownType, diagnostic));
            }
        }
    }

    private static bool IsGenerated(SuppressionAnalysisContext context, SyntaxTree tree, Location location)
    {
        var node = tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        var model = context.GetSemanticModel(tree);
        return model.GetSymbolInfo(node, context.CancellationToken).Symbol is INamedTypeSymbol type
            && type.GetAttributes().Any(attribute =>
                attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
                && attribute.ConstructorArguments is [{ Value: "Genie.TypedSecrets" }, ..]);
    }
}
