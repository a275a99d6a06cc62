using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Determines whether code can contain <c>await</c> without further changes.</summary>
internal static class AwaitContext
{
    internal static bool Allows(SyntaxNode place)
    {
        SyntaxNode inner = place;
        foreach (var node in place.Ancestors())
        {
            switch (node)
            {
                case LockStatementSyntax locked when locked.Statement == inner:
                case CatchFilterClauseSyntax or UnsafeStatementSyntax or FixedStatementSyntax:
                case QueryExpressionSyntax query when query.FromClause != inner:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) && IsSafe(node);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword) && IsSafe(node);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword) && IsSafe(node);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
            }

            inner = node;
        }

        return false;
    }

    // C# allows no await in unsafe code.
    private static bool IsSafe(SyntaxNode function) => !function.AncestorsAndSelf().Any(node => node switch
    {
        UnsafeStatementSyntax => true,
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    });
}
