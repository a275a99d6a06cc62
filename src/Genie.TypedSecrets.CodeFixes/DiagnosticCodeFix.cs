using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>The base class of code fixes that change the document of the diagnostic. Fix All applies the fix to each diagnostic in turn.</summary>
public abstract class DiagnosticCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (model is not null && TitleOf(model, NodeOf(model, diagnostic), diagnostic) is { } title)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, token => FixAsync(context.Document, [diagnostic], token), equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>Gets the title that the editor shows, or null if the fix does not apply.</summary>
    private protected abstract string? TitleOf(SemanticModel model, SyntaxNode node, Diagnostic diagnostic);

    /// <summary>Applies the fix. Use <see cref="SyntaxEditor.ReplaceNode(SyntaxNode, Func{SyntaxNode, SyntaxGenerator, SyntaxNode})"/>, because fixes can be nested.</summary>
    private protected abstract void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node, Diagnostic diagnostic);

    private static SyntaxNode NodeOf(SemanticModel model, Diagnostic diagnostic) =>
        model.SyntaxTree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    private async Task<Document> FixAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (NodeOf(editor.SemanticModel, diagnostic) is { } node && TitleOf(editor.SemanticModel, node, diagnostic) is not null)
            {
                Fix(editor, editor.SemanticModel, node, diagnostic);
            }
        }

        return editor.GetChangedDocument();
    }
}
