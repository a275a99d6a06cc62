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
public sealed class RevealInsideCodeFix() : SecretsCodeFix(AnalyzerRules.CapturedValue, AnalyzerRules.StaleLoop)
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not IdentifierNameSyntax name || RevealedSecret.RevealOf(model, name) is not { } reveal
            || model.GetSymbolInfo(name).Symbol is not { } local || ScopeOf(name, local) is not { } scope || !CanMove(model, reveal, scope))
        {
            return null;
        }

        var uses = Uses.Of(model, local, scope).ToList();
        var waits = reveal.DescendantNodes().Any(part => part is AwaitExpressionSyntax);
        return uses.TrueForAll(use => (!waits || AwaitContext.Allows(use)) && !IsInNameOf(use))
            ? new("Reveal the value inside", editor => uses.ForEach(use => Replace(editor, use, WithOwnToken(model, reveal, scope, use))))
            : null;
    }

    // The outermost lambda or loop that the local is declared outside of.
    private static SyntaxNode? ScopeOf(IdentifierNameSyntax name, ISymbol local)
    {
        var declared = local.DeclaringSyntaxReferences[0].Span;
        return name.Ancestors().LastOrDefault(node => node is AnonymousFunctionExpressionSyntax or WhileStatementSyntax or DoStatementSyntax && !node.Span.Contains(declared));
    }

    // A lambda cannot capture references, and a local such as the record of one version holds the value as well.
    private static bool CanMove(SemanticModel model, InvocationExpressionSyntax reveal, SyntaxNode scope) => Repeatable.Is(model, reveal)
        && reveal.DescendantNodes().OfType<IdentifierNameSyntax>().All(name => model.GetSymbolInfo(name).Symbol switch
        {
            ILocalSymbol local => CancellationTokens.IsToken(local.Type),
            IParameterSymbol parameter => parameter.RefKind == RefKind.None || scope is not AnonymousFunctionExpressionSyntax,
            _ => true,
        });

    private static bool IsInNameOf(SyntaxNode use) => use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    // The token of the method around a stored lambda can be canceled long before a call of the lambda, which has its own token or none.
    private static InvocationExpressionSyntax WithOwnToken(SemanticModel model, InvocationExpressionSyntax reveal, SyntaxNode scope, SyntaxNode use)
    {
        if (scope is not AnonymousFunctionExpressionSyntax)
        {
            return reveal;
        }

        var tokens = reveal.DescendantNodes().OfType<ArgumentListSyntax>().Where(list => list.Arguments is [{ Expression: var argument }] && CancellationTokens.IsToken(model.GetTypeInfo(argument).Type));
        return reveal.ReplaceNodes(tokens, (_, list) => list.WithArguments(
            CancellationTokens.Argument(model, use) is { Arguments: [{ Expression: var own }] } && IsDeclaredIn(model, own, use, scope)
                ? SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(own))
                : default));
    }

    private static bool IsDeclaredIn(SemanticModel model, ExpressionSyntax token, SyntaxNode use, SyntaxNode scope) =>
        model.GetSpeculativeSymbolInfo(use.SpanStart, token, SpeculativeBindingOption.BindAsExpression).Symbol is { DeclaringSyntaxReferences: [var declaration] } && scope.Span.Contains(declaration.Span);

    private static void Replace(SyntaxEditor editor, IdentifierNameSyntax use, InvocationExpressionSyntax reveal)
    {
        var value = SyntaxFactory.ParenthesizedExpression(reveal.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation);
        var name = use.Identifier.WithoutTrivia();

        // The name of a member of an anonymous object or of a tuple element is inferred from the variable.
        switch (use.Parent)
        {
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member:
                editor.ReplaceNode(member, (current, _) => SyntaxFactory.AnonymousObjectMemberDeclarator(
                    SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)),
                    value).WithTriviaFrom(current));
                break;
            case ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } element:
                editor.ReplaceNode(element, (current, _) => SyntaxFactory.Argument(value)
                    .WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name), SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space))).WithTriviaFrom(current));
                break;
            default:
                editor.ReplaceNode(use, (current, _) => value.WithTriviaFrom(current));
                break;
        }
    }
}
