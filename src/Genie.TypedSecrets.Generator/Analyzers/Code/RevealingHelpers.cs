using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.Code;

/// <summary>Finds the names of static methods that reveal a secret they are given, such as an extension of <c>Secret&lt;T&gt;</c>. Calling one is like calling <c>Reveal()</c>.</summary>
internal static class RevealingHelpers
{
    // Few projects have such a method, so most files with Reveal() are not read again.
    private const string Parameter = "Secret<";

    internal static IReadOnlyCollection<string> NamesIn(Compilation compilation) => new HashSet<string>(
        compilation.SyntaxTrees
            .Where(tree => tree.HasAny(Mentions.Reveal) && tree.GetText().ToString().IndexOf(Parameter, StringComparison.Ordinal) >= 0)
            .SelectMany(tree => tree.GetRoot().DescendantNodes(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax)))
            .OfType<MethodDeclarationSyntax>()
            .Where(IsHelper)
            .Select(method => method.Identifier.ValueText),
        StringComparer.Ordinal);

    private static bool IsHelper(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && method.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword or (int)SyntaxKind.BoolKeyword or (int)SyntaxKind.IntKeyword }
        && method.ParameterList.Parameters.Any(parameter => parameter.Type?.ToString().IndexOf(Parameter, StringComparison.Ordinal) >= 0)
        && method.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "Reveal");
}
