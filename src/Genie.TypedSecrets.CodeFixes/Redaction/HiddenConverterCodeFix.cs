using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.Redaction;

/// <summary>Fixes GTS1802: <c>writer.WriteStringValue(value.Reveal())</c> becomes <c>writer.WriteStringValue(value.ToString())</c>, which writes ***.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenConverterCodeFix))]
public sealed class HiddenConverterCodeFix : SecretsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AnalyzerRules.RevealingConverter.Id);

    private protected override string Title => "Write the secret as ***";

    private protected override bool CanFix(SemanticModel model, SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal" } }
        && model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_String;

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node) => editor.ReplaceNode(node, (current, _) =>
    {
        var call = (InvocationExpressionSyntax)current;
        var access = (MemberAccessExpressionSyntax)call.Expression;
        return call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(nameof(ToString)).WithTriviaFrom(access.Name)));
    });
}
