using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.Environments;

/// <summary>Fixes GTS1501: <c>Secrets.Prod.ApiKeys</c> becomes <c>Secrets.Current.ApiKeys</c>, where all environments have the category.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CurrentEnvironmentCodeFix))]
public sealed class CurrentEnvironmentCodeFix : SecretsCodeFix
{
    private const string Current = "Current";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AnalyzerRules.EnvironmentNamed.Id);

    private protected override string Title => "Use Secrets.Current";

    // Compared by name along the whole chain, so that the result compiles.
    private protected override bool CanFix(SemanticModel model, SyntaxNode node) =>
        node is MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax category } environment
        && model.GetSpeculativeTypeInfo(node.SpanStart, category.WithExpression(Renamed(environment)), SpeculativeBindingOption.BindAsExpression).Type is { TypeKind: not TypeKind.Error };

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node) =>
        editor.ReplaceNode(node, (current, _) => Renamed((MemberAccessExpressionSyntax)current));

    private static MemberAccessExpressionSyntax Renamed(MemberAccessExpressionSyntax environment) =>
        environment.WithName(SyntaxFactory.IdentifierName(Current).WithTriviaFrom(environment.Name));
}
