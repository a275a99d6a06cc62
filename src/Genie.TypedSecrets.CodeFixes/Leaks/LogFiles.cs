using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks;

/// <summary>Recognizes files that people read, such as logs. A program that reads a file needs the value, not ***.</summary>
internal static class LogFiles
{
    /// <summary>Determines whether the call that contains a node writes to a file whose name ends with <c>.log</c>.</summary>
    internal static bool IsWritten(SemanticModel model, SyntaxNode node) =>
        node.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { Name: "File", ContainingNamespace.Name: "IO" } }) is
            { ArgumentList.Arguments: [{ Expression: var path }, ..] }
        && PathEnd(model, path)?.EndsWith(".log", StringComparison.OrdinalIgnoreCase) == true;

    private static string? PathEnd(SemanticModel model, ExpressionSyntax path) => model.GetConstantValue(path) is { HasValue: true, Value: string text } ? text : path switch
    {
        InterpolatedStringExpressionSyntax { Contents: [.., InterpolatedStringTextSyntax last] } => last.TextToken.ValueText,
        BinaryExpressionSyntax sum => PathEnd(model, sum.Right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join" }, ArgumentList.Arguments: [.., { Expression: var last }] } => PathEnd(model, last),
        IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } && value != path => PathEnd(model, value),
        _ => null,
    };
}
