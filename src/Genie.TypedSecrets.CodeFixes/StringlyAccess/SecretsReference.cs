using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.StringlyAccess;

/// <summary>Writes <c>Secrets.Dev.ApiKeys</c> so that it binds to the generated class: with a <c>using</c> if that is enough, otherwise fully qualified.</summary>
internal static class SecretsReference
{
    private const string Root = "Secrets";

    /// <summary>Gets the accessor's text and whether its namespace has to be imported.</summary>
    internal static (string Text, bool NeedsUsing) Of(SemanticModel model, int position, TypedAccess access)
    {
        var bound = model.LookupSymbols(position, name: Root);
        return bound switch
        {
            [INamedTypeSymbol type] when NamespaceOf(type) == access.Namespace => (access.Path, false),
            [] when !HasConditionalUsings(model) => (access.Path, true),
            _ => (access.Namespace.Length == 0 ? $"global::{access.Path}" : $"global::{access.Namespace}.{access.Path}", false),
        };
    }

    /// <summary>Imports a namespace in sorted order, unless it is imported already.</summary>
    internal static void Import(SyntaxEditor editor, string name) =>
        editor.ReplaceNode(editor.OriginalRoot, (current, _) => current is CompilationUnitSyntax unit ? With(unit, name) : current);

    // A directive between the usings would apply to the new one.
    private static bool HasConditionalUsings(SemanticModel model) => model.SyntaxTree.GetRoot() is CompilationUnitSyntax unit
        && (unit.Usings.Any(directive => directive.ContainsDirectives) || (unit.Usings.Count > 0 && unit.Usings.Last().GetLastToken().GetNextToken().LeadingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia))));

    private static CompilationUnitSyntax With(CompilationUnitSyntax unit, string name)
    {
        if (unit.Usings.Any(directive => directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.Name?.ToString() == name))
        {
            return unit;
        }

        var line = unit.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end
            ? end
            : SyntaxFactory.LineFeed;
        var added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name)).NormalizeWhitespace().WithTrailingTrivia(line);
        if (unit.Usings.Count == 0)
        {
            // A comment at the start of the file stays at the top.
            added = added.WithTrailingTrivia(line, line);
            return unit.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax
                ? unit.WithLeadingTrivia().WithUsings(SyntaxFactory.SingletonList(added.WithLeadingTrivia(unit.GetLeadingTrivia())))
                : unit.WithUsings(SyntaxFactory.SingletonList(added));
        }

        var index = unit.Usings.TakeWhile(directive => directive.GlobalKeyword.RawKind != 0 || IsBefore(directive.Name?.ToString() ?? string.Empty, name)).Count();
        if (index > 0)
        {
            return unit.WithUsings(unit.Usings.Insert(index, added));
        }

        var first = unit.Usings[0];
        return unit.WithUsings(unit.Usings.Replace(first, first.WithLeadingTrivia()).Insert(0, added.WithLeadingTrivia(first.GetLeadingTrivia())));
    }

    private static bool IsBefore(string existing, string name) =>
        IsSystem(existing) != IsSystem(name) ? IsSystem(existing) : string.CompareOrdinal(existing, name) < 0;

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } found ? found.ToDisplayString() : string.Empty;
}
