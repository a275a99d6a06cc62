using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Finds the secret of a revealed value.</summary>
internal static class RevealedSecret
{
    /// <summary>Gets the secret that is revealed at a node, or into the local that the node names. Null if it cannot be written there.</summary>
    internal static ExpressionSyntax? Of(SemanticModel model, SyntaxNode node) => WithoutReveal(node)
        ?? (node is IdentifierNameSyntax name && RevealOf(model, name) is { } reveal && WithoutReveal(reveal) is { } secret && IsStable(secret) && BindsThere(model, secret, name) ? secret : null);

    /// <summary>Gets the call of <c>Reveal()</c> that a local is initialized with, if it is not assigned again.</summary>
    internal static InvocationExpressionSyntax? RevealOf(SemanticModel model, IdentifierNameSyntax name) =>
        model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } local
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal" } } reveal }
        && !Uses.Of(model, local, Uses.BodyAround(name)).Any(Uses.IsWrite)
            ? reveal
            : null;

    /// <summary>Gets the secret of <c>secret.Reveal()</c> and <c>secret?.Reveal()</c>, or null.</summary>
    internal static ExpressionSyntax? WithoutReveal(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal", Expression: var secret } } => secret,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Reveal" } } } access => access.Expression,
        ConditionalAccessExpressionSyntax { WhenNotNull: var chain } access when WithoutReveal(chain) is { } rest => access.WithWhenNotNull(rest),
        _ => null,
    };

    // Names and members read the same secret again; an awaited call stays where it is.
    private static bool IsStable(ExpressionSyntax secret) => secret.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or MemberAccessExpressionSyntax or GenericNameSyntax or ThisExpressionSyntax);

    // Not where another variable has the name.
    private static bool BindsThere(SemanticModel model, ExpressionSyntax secret, IdentifierNameSyntax use) => secret
        .DescendantNodesAndSelf()
        .OfType<ExpressionSyntax>()
        .Where(part => part.Parent is not MemberAccessExpressionSyntax access || access.Expression == part)
        .All(part => SymbolEqualityComparer.Default.Equals(model.GetSpeculativeSymbolInfo(use.SpanStart, part, SpeculativeBindingOption.BindAsExpression).Symbol, model.GetSymbolInfo(part).Symbol));
}
