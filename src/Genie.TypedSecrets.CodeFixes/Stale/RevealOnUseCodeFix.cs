using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.Stale;

/// <summary>
/// Fixes GTS1601 and GTS1602: a field or property that is initialized with a value becomes a property that reads the accessor on each
/// use: <c>private static string s_token => Secrets.Current.ApiKeys.GithubToken.Reveal();</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RevealOnUseCodeFix))]
public sealed class RevealOnUseCodeFix : SecretsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AnalyzerRules.StoredForLong.Id, AnalyzerRules.StoredInField.Id);

    private protected override string Title => "Read the value on each use";

    private protected override bool CanFix(SemanticModel model, SyntaxNode node) => MemberOf(node) is { } member && Rewrite(member) is not null
        && !CapturesConstructor(model, member);

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node) =>
        editor.ReplaceNode(MemberOf(node)!, (current, _) => Rewrite((MemberDeclarationSyntax)current) ?? current);

    private static MemberDeclarationSyntax? MemberOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    private static PropertyDeclarationSyntax? Rewrite(MemberDeclarationSyntax member) => member switch
    {
        // Only if it is never assigned again, because the property cannot store a value.
        FieldDeclarationSyntax { Declaration: { Variables: [{ Initializer.Value: var value } variable] } declaration } field when IsReadOnly(field.Modifiers) =>
            Property(field.AttributeLists, field.Modifiers, declaration.Type, variable.Identifier, value, field),
        PropertyDeclarationSyntax { Initializer.Value: var value, AccessorList.Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration }] } property =>
            Property(property.AttributeLists, property.Modifiers, property.Type, property.Identifier, value, property),
        _ => null,
    };

    private static PropertyDeclarationSyntax Property(
        SyntaxList<AttributeListSyntax> attributes,
        SyntaxTokenList modifiers,
        TypeSyntax type,
        SyntaxToken name,
        ExpressionSyntax value,
        MemberDeclarationSyntax former) => SyntaxFactory
        .PropertyDeclaration(type, name.WithTrailingTrivia(SyntaxFactory.Space))
        .WithAttributeLists(attributes)
        .WithModifiers(SyntaxFactory.TokenList(modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ReadOnlyKeyword))))
        .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutTrivia()))
        .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
        .WithTriviaFrom(former);

    private static bool IsReadOnly(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.ReadOnlyKeyword);

    // The property would capture a parameter of a primary constructor, and with it the value.
    private static bool CapturesConstructor(SemanticModel model, MemberDeclarationSyntax member) => member
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(name => model.GetSymbolInfo(name).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } });
}
