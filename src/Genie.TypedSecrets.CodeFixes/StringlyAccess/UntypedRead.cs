using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.StringlyAccess;

/// <summary>Represents a call of the untyped client including the code that waits for it: the part that a rewrite replaces.</summary>
/// <param name="Whole">The expression that yields the result.</param>
/// <param name="Token">The cancellation token argument, or null.</param>
/// <param name="Configured">The text between the call and <c>await</c>: <c>.ConfigureAwait(false)</c>, or nothing.</param>
/// <param name="IsAwaited">Whether the call is awaited. Otherwise it blocks the thread.</param>
internal sealed record UntypedRead(ExpressionSyntax Whole, ExpressionSyntax? Token, string Configured, bool IsAwaited)
{
    /// <summary>Gets the read that a call is part of, or null if the code uses the task itself.</summary>
    internal static UntypedRead? Of(InvocationExpressionSyntax call, int parameters)
    {
        var token = call.ArgumentList.Arguments.Count > parameters ? call.ArgumentList.Arguments[parameters].Expression : null;
        var (current, configured) = ((ExpressionSyntax)call, string.Empty);
        while (true)
        {
            switch (current.Parent)
            {
                case AwaitExpressionSyntax awaited:
                    return new(awaited, token, configured, IsAwaited: true);
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result when result.Expression == current:
                    return new(result, token, string.Empty, IsAwaited: false);
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } member when member.Expression == current:
                    switch (member.Name.Identifier.ValueText)
                    {
                        case "GetResult":
                            return new(next, token, string.Empty, IsAwaited: false);
                        case "ConfigureAwait":
                            configured = $".ConfigureAwait{next.ArgumentList}";
                            break;
                        case not ("AsTask" or "GetAwaiter"):
                            return null;
                    }

                    current = next;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>Gets the name of the called method.</summary>
    internal static string? MethodOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Gets the text of a literal argument or index.</summary>
    internal static string? TextOf(ExpressionSyntax? expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText : null;
}
