using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Environments;

/// <summary>Fixes GTS1501: <c>Secrets.Prod.ApiKeys</c> becomes <c>Secrets.Current.ApiKeys</c>, where all environments have the category.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CurrentEnvironmentCodeFix))]
public sealed class CurrentEnvironmentCodeFix() : SecretsCodeFix(AnalyzerRules.EnvironmentNamed)
{
    private const string Current = "Current";

    // Compared by name along the whole chain, so that the result compiles.
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        node is MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax category } environment
        && model.GetSpeculativeTypeInfo(node.SpanStart, category.WithExpression(Renamed(environment)), SpeculativeBindingOption.BindAsExpression).Type is { TypeKind: not TypeKind.Error }
            ? new("Use Secrets.Current", editor => editor.ReplaceNode(node, (current, _) => Renamed((MemberAccessExpressionSyntax)current)))
            : null;

    private static MemberAccessExpressionSyntax Renamed(MemberAccessExpressionSyntax environment) =>
        environment.WithName(SyntaxFactory.IdentifierName(Current).WithTriviaFrom(environment.Name));
}
