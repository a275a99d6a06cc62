using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.Code;

/// <summary>Collects the members of a type and of the types nested in it.</summary>
internal static class SourceMembers
{
    /// <summary>Gets the members with code, in the order of the source.</summary>
    internal static IEnumerable<SourceMember> Of(INamedTypeSymbol type, Compilation compilation) => DeclarationsOf(type)
        .SelectMany(CodeOf)
        .Select(member => new SourceMember(member.Code, member.Owner, compilation));

    /// <summary>Gets the names of fields, properties and parameters of primary constructors, with the words in their declared types.</summary>
    internal static IEnumerable<(string Name, Mentions Mentioned)> HoldersOf(INamedTypeSymbol type) => DeclarationsOf(type)
        .SelectMany(HoldersOf)
        .Select(holder => (holder.Name, SourceMentions.Of(holder.Type?.ToString() ?? string.Empty)))
        .Where(holder => holder.Item2 != Mentions.None);

    private static IEnumerable<SyntaxNode> DeclarationsOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OrderBy(declaration => declaration.SyntaxTree.FilePath, StringComparer.Ordinal)
        .ThenBy(declaration => declaration.SpanStart);

    private static IEnumerable<(string Name, TypeSyntax? Type)> HoldersOf(SyntaxNode declaration) => declaration switch
    {
        TypeDeclarationSyntax type => (type.ParameterList?.Parameters.Select(parameter => (parameter.Identifier.ValueText, parameter.Type)) ?? [])
            .Concat(type.Members.SelectMany(HoldersOf)),
        PropertyDeclarationSyntax property => [(property.Identifier.ValueText, property.Type)],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => (variable.Identifier.ValueText, (TypeSyntax?)field.Declaration.Type)),
        MethodDeclarationSyntax method => [(method.Identifier.ValueText, method.ReturnType)],
        _ => [],
    };

    // The syntax of a member's code, and of the declaration whose symbol owns it.
    private static IEnumerable<(SyntaxNode Code, SyntaxNode Owner)> CodeOf(SyntaxNode declaration) => declaration switch
    {
        CompilationUnitSyntax unit => [(unit, unit)],
        TypeDeclarationSyntax type => OfBase(type).Concat(type.Members.SelectMany(CodeOf)),
        BaseMethodDeclarationSyntax method => [(method, method)],
        PropertyDeclarationSyntax property => OfProperty(property).Concat(property.Initializer is { } initializer ? [(initializer, property)] : []),
        BasePropertyDeclarationSyntax property => OfProperty(property),
        BaseFieldDeclarationSyntax field => field.Declaration.Variables
            .Where(variable => variable.Initializer is not null)
            .Select(variable => ((SyntaxNode)variable.Initializer!, (SyntaxNode)variable)),
        _ => [],
    };

    private static IEnumerable<(SyntaxNode Code, SyntaxNode Owner)> OfProperty(BasePropertyDeclarationSyntax property)
    {
        var body = property switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } expression } => expression,
            IndexerDeclarationSyntax { ExpressionBody: { } expression } => expression,
            _ => null,
        };
        return body is not null ? [(body, property)]
            : property.AccessorList is { } list ? list.Accessors.Select(accessor => ((SyntaxNode)accessor, (SyntaxNode)accessor))
            : [];
    }

    // class Loader(ApiKeysAccessor keys) : Base(keys.Token)
    private static IEnumerable<(SyntaxNode Code, SyntaxNode Owner)> OfBase(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().Select(call => ((SyntaxNode)call, (SyntaxNode)type)) ?? [];
}
