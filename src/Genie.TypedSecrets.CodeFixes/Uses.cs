using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Finds how locals, fields and properties are used.</summary>
internal static class Uses
{
    /// <summary>Gets the names that denote a symbol within a node.</summary>
    internal static IEnumerable<IdentifierNameSyntax> Of(SemanticModel model, ISymbol symbol, SyntaxNode scope) => scope
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, symbol.OriginalDefinition));

    /// <summary>Gets the names that denote a field or property in all files of the project.</summary>
    internal static IEnumerable<IdentifierNameSyntax> OfMember(SemanticModel model, ISymbol member) => model.Compilation.SyntaxTrees
        .Where(tree => tree == model.SyntaxTree || tree.ToString().IndexOf(member.Name, StringComparison.Ordinal) >= 0)
#pragma warning disable RS1030 // The uses in other files need the models of those files.
        .SelectMany(tree => Of(tree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(tree), member, tree.GetRoot()));
#pragma warning restore RS1030

    /// <summary>Gets the code that contains all uses of the locals at a place: the member, or the file for statements at the top.</summary>
    internal static SyntaxNode BodyAround(SyntaxNode place) =>
        place.Ancestors().FirstOrDefault(node => node is CompilationUnitSyntax || (node is MemberDeclarationSyntax and not GlobalStatementSyntax)) ?? place.SyntaxTree.GetRoot();

    /// <summary>Determines whether a name is assigned, or passed by reference.</summary>
    internal static bool IsWrite(IdentifierNameSyntax name)
    {
        var use = Whole(name);
        return use.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == use,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            _ => false,
        };
    }

    /// <summary>Gets the expression that a name ends: <c>this.name</c>, <c>Type.name</c>, or the name.</summary>
    internal static ExpressionSyntax Whole(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
}
