using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>A fix that needs to know no more than the place of the diagnostic.</summary>
public abstract class SecretsCodeFix : DiagnosticCodeFix
{
    /// <summary>What the editor offers.</summary>
    private protected abstract string Title { get; }

    /// <summary>Whether there is something to offer for a node that a diagnostic is about.</summary>
    private protected abstract bool CanFix(SemanticModel model, SyntaxNode node);

    /// <summary>Changes it. Use <see cref="SyntaxEditor.ReplaceNode(SyntaxNode, Func{SyntaxNode, SyntaxGenerator, SyntaxNode})"/>: fixes may be nested.</summary>
    private protected abstract void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node);

    private protected sealed override string? TitleOf(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) => CanFix(model, node) ? Title : null;

    private protected sealed override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node, Diagnostic diagnostic) => Fix(editor, model, node);
}
