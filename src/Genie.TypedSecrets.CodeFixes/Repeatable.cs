using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Determines whether an expression can be evaluated again: reading a secret and converting its value has no other effect.</summary>
internal static class Repeatable
{
    private static readonly HashSet<string> s_conversions = new(StringComparer.Ordinal) { "String", "Convert", "Encoding", "Uri", "WebUtility", "HttpUtility" };

    // Their values differ each time.
    private static readonly HashSet<string> s_changing = new(StringComparer.Ordinal) { "DateTime", "DateTimeOffset", "Environment", "Stopwatch", "Random", "Guid" };

    private static readonly HashSet<string> s_values = new(StringComparer.Ordinal) { "String", "Uri", "AuthenticationHeaderValue", "SymmetricSecurityKey", "NetworkCredential" };

    internal static bool Is(SemanticModel model, ExpressionSyntax expression) => expression.DescendantNodesAndSelf().All(node => node switch
    {
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            && (method.Name is "Reveal" or "GetAsync" or "Get" or "ConfigureAwait" || s_conversions.Contains(method.ContainingType.Name)),
        BaseObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation).Type is { } type && s_values.Contains(type.Name),
        IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol is not IPropertySymbol { ContainingType.Name: var owner } || !s_changing.Contains(owner),
        AssignmentExpressionSyntax or DeclarationExpressionSyntax or DeclarationPatternSyntax or AnonymousFunctionExpressionSyntax
            or PostfixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" } or PrefixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" } => false,
        _ => true,
    });
}
