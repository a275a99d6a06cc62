using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>
/// The base class of code fixes that change the document of the diagnostic. A change is offered only if the document has no more errors
/// afterwards, and all its comments and directives.
/// </summary>
public abstract class SecretsCodeFix : CodeFixProvider
{
    private protected SecretsCodeFix(params DiagnosticDescriptor[] rules)
        : this(rules.Select(rule => rule.Id).ToArray())
    {
    }

    private protected SecretsCodeFix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>Gets a value that indicates whether the change of one diagnostic can depend on the change of another one, as with statements that are added.</summary>
    private protected virtual bool AppliesInTurn => false;

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await FixAllAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (model is not null && ChangeFor(model, NodeOf(model.SyntaxTree.GetRoot(context.CancellationToken), diagnostic), diagnostic) is { } change
                && await ApplyAsync(context.Document, [change], context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(change.Title, _ => Task.FromResult(changed), equivalenceKey: GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>Gets the change that fixes a diagnostic, or null if there is none that keeps the meaning of the code.</summary>
    /// <remarks>Use <see cref="SyntaxEditor.ReplaceNode(SyntaxNode, Func{SyntaxNode, SyntaxGenerator, SyntaxNode})"/>, because changes can be nested.</remarks>
    private protected abstract CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic);

    private static SyntaxNode NodeOf(SyntaxNode root, Diagnostic diagnostic) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    private async Task<Document> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (!AppliesInTurn && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model)
        {
            var root = model.SyntaxTree.GetRoot(cancellationToken);
            var changes = diagnostics.Select(diagnostic => ChangeFor(model, NodeOf(root, diagnostic), diagnostic)).OfType<CodeChange>().ToList();
            if (await ApplyAsync(document, changes, cancellationToken).ConfigureAwait(false) is { } changed)
            {
                return changed;
            }
        }

        return await FixInTurnAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
    }

    // Each change is computed for the document that the changes before have left.
    private async Task<Document> FixInTurnAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return document;
        }

        var marks = diagnostics.Select(diagnostic => (Diagnostic: diagnostic, Node: NodeOf(root, diagnostic), Mark: new SyntaxAnnotation())).ToList();
        document = document.WithSyntaxRoot(root.ReplaceNodes(
            marks.Select(mark => mark.Node).Distinct(),
            (node, current) => current.WithAdditionalAnnotations(marks.Where(mark => mark.Node == node).Select(mark => mark.Mark))));
        foreach (var (diagnostic, _, mark) in marks)
        {
            if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
                && model.SyntaxTree.GetRoot(cancellationToken).GetAnnotatedNodes(mark).FirstOrDefault() is { } node
                && ChangeFor(model, node, diagnostic) is { } change)
            {
                document = await ApplyAsync(document, [change], cancellationToken).ConfigureAwait(false) ?? document;
            }
        }

        return document;
    }

    // Null if the changed document would have errors, or would lose a comment or a directive.
    private static async Task<Document?> ApplyAsync(Document document, IReadOnlyList<CodeChange> changes, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var change in changes)
        {
            change.Apply(editor);
        }

        var changed = editor.GetChangedDocument();
        return Remarks(editor.GetChangedRoot()) >= Remarks(editor.OriginalRoot)
            && await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && Errors(model) <= Errors(editor.SemanticModel) ? changed : null;

        int Errors(SemanticModel of) => of.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsSuppressed);
    }

    private static int Remarks(SyntaxNode root) => root.DescendantTrivia().Count(trivia =>
        trivia.IsDirective || trivia.HasStructure || trivia.ToString() is var text && (text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("/*", StringComparison.Ordinal)));
}
