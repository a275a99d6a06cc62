using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Generator.Analyzers.RemovedKeys;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.RemovedKeys;

/// <summary>Fixes GTS1401 by writing the name that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestKeyCodeFix))]
public sealed class NearestKeyCodeFix : DiagnosticCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AnalyzerRules.UnknownKey.Id);

    private protected override string? TitleOf(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        node is IdentifierNameSyntax && NearestOf(diagnostic) is { } name ? $"Use {name}" : null;

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        editor.ReplaceNode(node, (current, _) => SyntaxFactory.IdentifierName(NearestOf(diagnostic)!).WithTriviaFrom(current));

    private static string? NearestOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(UnknownKeyAnalyzer.Nearest, out var name) ? name : null;
}
