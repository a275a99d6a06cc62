using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Redaction;

/// <summary>Fixes GTS1802: <c>writer.WriteStringValue(value.Reveal())</c> becomes <c>writer.WriteStringValue(value.ToString())</c>, which writes ***.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenConverterCodeFix))]
public sealed class HiddenConverterCodeFix() : SecretsCodeFix(AnalyzerRules.RevealingConverter)
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal" } }
        && model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_String
            ? new("Write the secret as ***", editor => editor.ReplaceNode(node, (current, _) => Hidden((InvocationExpressionSyntax)current)))
            : null;

    private static InvocationExpressionSyntax Hidden(InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        return call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(nameof(ToString)).WithTriviaFrom(access.Name)));
    }
}
