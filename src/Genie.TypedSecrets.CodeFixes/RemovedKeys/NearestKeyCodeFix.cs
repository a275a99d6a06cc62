using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Generator.Analyzers.RemovedKeys;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.RemovedKeys;

/// <summary>Fixes GTS1401 by writing the name that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestKeyCodeFix))]
public sealed class NearestKeyCodeFix() : SecretsCodeFix(AnalyzerRules.UnknownKey)
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        node is IdentifierNameSyntax && NearestOf(diagnostic) is { } name
            ? new($"Use {name}", editor => editor.ReplaceNode(node, (current, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(current)))
            : null;

    private static string? NearestOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(UnknownKeyAnalyzer.Nearest, out var name) ? name : null;
}
