using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>The base class of code fixes that depend only on the location of the diagnostic.</summary>
public abstract class SecretsCodeFix : DiagnosticCodeFix
{
    /// <summary>Gets the title that the editor shows.</summary>
    private protected abstract string Title { get; }

    /// <summary>Determines whether the fix applies to the node of a diagnostic.</summary>
    private protected abstract bool CanFix(SemanticModel model, SyntaxNode node);

    /// <summary>Applies the fix. Use <see cref="SyntaxEditor.ReplaceNode(SyntaxNode, Func{SyntaxNode, SyntaxGenerator, SyntaxNode})"/>, because fixes can be nested.</summary>
    private protected abstract void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node);

    private protected sealed override string? TitleOf(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) => CanFix(model, node) ? Title : null;

    private protected sealed override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node, Diagnostic diagnostic) => Fix(editor, model, node);
}
