using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Blocking;

/// <summary>Fixes GTS1701: <c>accessor.Key</c> becomes <c>(await accessor.GetAsync(ct)).Key</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitReadCodeFix))]
public sealed class AwaitReadCodeFix() : SecretsCodeFix(AnalyzerRules.BlockingRead)
{
    // Not in a ?. chain, because the awaited part would have to be moved out of the chain.
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax }) || !AwaitContext.Allows(node))
        {
            return null;
        }

        var token = CancellationTokens.Argument(model, node);
        return new("Await the secret", editor => editor.ReplaceNode(node, (current, _) => Rewrite(current, token).WithTriviaFrom(current)));
    }

    private static ExpressionSyntax Rewrite(SyntaxNode node, ArgumentListSyntax token) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax get } => Await(get.Expression, token),
        MemberAccessExpressionSyntax read => read.WithExpression(Await(read.Expression, token)),
        _ => (ExpressionSyntax)node,
    };

    private static ParenthesizedExpressionSyntax Await(ExpressionSyntax accessor, ArgumentListSyntax token)
    {
        var call = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                accessor.WithoutLeadingTrivia(),
                SyntaxFactory.IdentifierName("GetAsync")),
            token);
        return SyntaxFactory
            .ParenthesizedExpression(SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), call))
            .WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
