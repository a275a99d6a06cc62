using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.RemovedKeys;

/// <summary>
/// Fixes CS0619 on the former property of a renamed key by writing the new name. The compiler reports every use, so Fix All in Solution
/// completes a rename.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenamedKeyCodeFix))]
public sealed class RenamedKeyCodeFix() : SecretsCodeFix("CS0619")
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        NameOf(node) is { } former && NewNameOf(model, former) is { } name
            ? new($"Use {name}", editor => editor.ReplaceNode(former, (current, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(current)))
            : null;

    // The generator writes the new name into the obsolete message of the former property: "'Old' was renamed to 'New'. Use New."
    private static string? NewNameOf(SemanticModel model, IdentifierNameSyntax name)
    {
        if (model.GetSymbolInfo(name).Symbol is not IPropertySymbol property
            || KnownSymbols.Of(model.Compilation)?.IsGenerated(property.ContainingType) != true)
        {
            return null;
        }

        var message = property.GetAttributes().FirstOrDefault(data => data.AttributeClass?.Name == nameof(ObsoleteAttribute))?.ConstructorArguments;
        return message is [{ Value: string text }, ..]
            ? property.ContainingType.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(other => text == $"'{property.Name}' was renamed to '{other.Name}'. Use {other.Name}.")?.Name
            : null;
    }

    // The compiler reports the whole member access in some positions and only the name in others.
    private static IdentifierNameSyntax? NameOf(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax name => name,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } => name,
        MemberBindingExpressionSyntax { Name: IdentifierNameSyntax name } => name,
        _ => null,
    };
}
