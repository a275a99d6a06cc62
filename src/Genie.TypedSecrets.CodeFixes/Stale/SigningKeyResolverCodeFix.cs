using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Stale;

/// <summary>Fixes GTS1604 for tokens: <c>IssuerSigningKey = key</c> becomes <c>IssuerSigningKeyResolver = (_, _, _, _) => [key]</c>, which is called for each token.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SigningKeyResolverCodeFix))]
public sealed class SigningKeyResolverCodeFix() : SecretsCodeFix(AnalyzerRules.StaleObject)
{
    private const string Resolver = "IssuerSigningKeyResolver";

    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<AssignmentExpressionSyntax>(assignment => NameOf(assignment) is not null) is not { } assignment || NameOf(assignment) is not { } name
            || !Repeatable.Is(model, assignment.Right) || assignment.Right.DescendantNodesAndSelf().Any(part => part is AwaitExpressionSyntax) || UsesLocals(model, assignment.Right)
            || assignment.Parent is InitializerExpressionSyntax initializer && initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(other => other.Left.ToString() == Resolver))
        {
            return null;
        }

        var keys = name.Identifier.ValueText == "IssuerSigningKey" ? $"[{assignment.Right.WithoutTrivia()}]" : assignment.Right.WithoutTrivia().ToFullString();
        var resolver = SyntaxFactory.ParseExpression($"(_, _, _, _) => {keys}").WithTriviaFrom(assignment.Right);
        return new("Resolve the key for each token", editor =>
        {
            editor.ReplaceNode(name, SyntaxFactory.IdentifierName(Resolver).WithTriviaFrom(name));
            editor.ReplaceNode(assignment.Right, resolver);
        });
    }

    private static IdentifierNameSyntax? NameOf(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "IssuerSigningKey" or "IssuerSigningKeys" } name => name,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "IssuerSigningKey" or "IssuerSigningKeys" } name } => name,
        _ => null,
    };

    // A local holds the value, or a part of it, from before.
    private static bool UsesLocals(SemanticModel model, SyntaxNode value) => value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => model.GetSymbolInfo(name).Symbol is ILocalSymbol);
}
