using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks;

/// <summary>Names new parameters and locals after secrets.</summary>
internal static class SecretNames
{
    /// <summary>Gets the name of a secret as the name of a parameter: <c>password</c> for <c>db.Password.Reveal()</c>.</summary>
    internal static string Of(ExpressionSyntax value)
    {
        var name = value switch
        {
            IdentifierNameSyntax local => local.Identifier.ValueText,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal", Expression: var secret } } => NameOf(secret),
            _ => value.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => RevealedSecret.WithoutReveal(call) is not null) is { } reveal ? Of(reveal) : "secret",
        };
        name = name.TrimStart('_', '@');
        return name.Length == 0 ? "secret" : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private static string NameOf(ExpressionSyntax secret) => secret switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        IdentifierNameSyntax { Identifier.ValueText: var name } => name,
        _ => "secret",
    };
}
