using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Stale;

/// <summary>
/// Fixes GTS1601 and GTS1602: a field or property that is initialized with a value becomes a property that reads the accessor on each
/// use: <c>private static string s_token => Secrets.Current.ApiKeys.GithubToken.Reveal();</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RevealOnUseCodeFix))]
public sealed class RevealOnUseCodeFix() : SecretsCodeFix(AnalyzerRules.StoredForLong, AnalyzerRules.StoredInField)
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && ValueOf(member) is { } value && SymbolOf(model, member) is { } symbol
        && IsValue(symbol) && Repeatable.Is(model, value) && !CapturesConstructor(model, member) && Uses.OfMember(model, symbol).All(IsRead)
            ? new("Read the value on each use", editor => editor.ReplaceNode(member, (current, _) => ValueOf((MemberDeclarationSyntax)current) is { } own ? Rewrite((MemberDeclarationSyntax)current, own) : current))
            : null;

    // Only if it is never assigned again, because the property cannot store a value. Attributes of a field can be invalid on a property.
    private static ExpressionSyntax? ValueOf(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax { AttributeLists.Count: 0, Declaration.Variables: [{ Initializer.Value: var value and not InitializerExpressionSyntax }] } field when field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) => value,
        PropertyDeclarationSyntax { Initializer.Value: var value, AccessorList.Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration, AttributeLists.Count: 0 }] } property
            when !property.AttributeLists.Any(list => list.Target is not null) => value,
        _ => null,
    };

    private static ISymbol? SymbolOf(SemanticModel model, MemberDeclarationSyntax member) =>
        model.GetDeclaredSymbol(member is FieldDeclarationSyntax field ? field.Declaration.Variables[0] : member);

    // Two reads of an immutable value cannot be told from two reads of the same object.
    private static bool IsValue(ISymbol member) => (member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type) is var type
        && (type.IsValueType || type.SpecialType == SpecialType.System_String || type.Name is "Uri" or "AuthenticationHeaderValue" || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte });

    // Not s_key[0] = 0, ref s_token, Array.Clear(s_key).
    private static bool IsRead(IdentifierNameSyntax name)
    {
        if (Uses.IsWrite(name))
        {
            return false;
        }

        return Uses.Whole(name).Parent switch
        {
            ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } or RefExpressionSyntax } => false,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } } => method is not ("Clear" or "Fill" or "Reverse" or "ZeroMemory" or "CopyTo" or "Write" or "GetBytes"),
            AttributeArgumentSyntax or FixedStatementSyntax => false,
            _ => true,
        };
    }

    private static PropertyDeclarationSyntax Rewrite(MemberDeclarationSyntax member, ExpressionSyntax value) => member switch
    {
        FieldDeclarationSyntax { Declaration: { Type: var type, Variables: [{ Initializer: { } initializer } variable] } } field =>
            Property(field.AttributeLists, field.Modifiers, type, variable.Identifier, initializer.EqualsToken, value, field.SemicolonToken).WithTriviaFrom(field),
        PropertyDeclarationSyntax { Initializer: { } initializer } property =>
            Property(property.AttributeLists, property.Modifiers, property.Type, property.Identifier, initializer.EqualsToken, value, property.SemicolonToken).WithTriviaFrom(property),
        _ => throw new ArgumentException("Not a field or property with an initializer.", nameof(member)),
    };

    private static PropertyDeclarationSyntax Property(
        SyntaxList<AttributeListSyntax> attributes,
        SyntaxTokenList modifiers,
        TypeSyntax type,
        SyntaxToken name,
        SyntaxToken equals,
        ExpressionSyntax value,
        SyntaxToken semicolon) => SyntaxFactory
        .PropertyDeclaration(type, name.WithTrailingTrivia(SyntaxFactory.Space))
        .WithAttributeLists(attributes)
        .WithModifiers(SyntaxFactory.TokenList(modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ReadOnlyKeyword))))
        .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTriviaFrom(equals), value))
        .WithSemicolonToken(semicolon);

    // The property would capture a parameter of a primary constructor, and with it the value.
    private static bool CapturesConstructor(SemanticModel model, MemberDeclarationSyntax member) => member
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(name => model.GetSymbolInfo(name).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } });
}
