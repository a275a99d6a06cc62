using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Stale;

/// <summary>
/// Fixes GTS1603 and GTS1605: inside the lambda or the loop, the variable is replaced by the expression that reveals the value, so that each
/// call and each round gets the current one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RevealInsideCodeFix))]
public sealed class RevealInsideCodeFix : SecretsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AnalyzerRules.CapturedValue.Id, AnalyzerRules.StaleLoop.Id);

    private protected override string Title => "Reveal the value inside";

    private protected override bool CanFix(SemanticModel model, SyntaxNode node) =>
        node is IdentifierNameSyntax name && InitializerOf(model, name) is { } initializer && ScopeOf(model, name) is { } scope
        && IsRepeatable(model, initializer, scope);

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node)
    {
        var name = (IdentifierNameSyntax)node;
        var local = model.GetSymbolInfo(name).Symbol;
        var initializer = InitializerOf(model, name)!;
        foreach (var use in ScopeOf(model, name)!.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use).Symbol, local)))
        {
            editor.ReplaceNode(use, (current, _) => SyntaxFactory.ParenthesizedExpression(initializer.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation).WithTriviaFrom(current));
        }
    }

    private static InvocationExpressionSyntax? InitializerOf(SemanticModel model, IdentifierNameSyntax name) =>
        model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal" } } value }
            ? value
            : null;

    // The innermost stored lambda or endless loop that the local is declared outside of.
    private static SyntaxNode? ScopeOf(SemanticModel model, IdentifierNameSyntax name)
    {
        var declared = model.GetSymbolInfo(name).Symbol!.DeclaringSyntaxReferences[0].Span;
        return name.Ancestors().FirstOrDefault(node => node is LambdaExpressionSyntax or WhileStatementSyntax && !node.Span.Contains(declared));
    }

    // Reading it again has no other effect: names, members and calls of GetAsync. An await needs an asynchronous scope.
    private static bool IsRepeatable(SemanticModel model, ExpressionSyntax initializer, SyntaxNode scope)
    {
        var allowsAwait = scope is LambdaExpressionSyntax lambda ? lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) : AwaitContext.Allows(((WhileStatementSyntax)scope).Statement);
        return initializer.DescendantNodesAndSelf().All(node => node switch
        {
            AwaitExpressionSyntax => allowsAwait,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal" or "GetAsync" or "Get" or "ConfigureAwait" } } => true,
            InvocationExpressionSyntax => false,
            IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol is not ILocalSymbol,
            AssignmentExpressionSyntax or ObjectCreationExpressionSyntax => false,
            _ => true,
        });
    }
}
