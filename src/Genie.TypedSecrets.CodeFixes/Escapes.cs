using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Removes the escaping that a value needs in an address, but not elsewhere.</summary>
internal static class Escapes
{
    internal static ExpressionSyntax Without(ExpressionSyntax value) => value is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EscapeDataString" or "UrlEncode" or "EscapeUriString" },
        ArgumentList.Arguments: [{ Expression: var own }],
    } ? own : value;
}
