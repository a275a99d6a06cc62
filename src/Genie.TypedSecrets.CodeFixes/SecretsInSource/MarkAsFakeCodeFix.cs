using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.SecretsInSource;

/// <summary>Fixes GTS1201 to GTS1203 for a value that protects nothing: a comment <c>// fake-secret: reason</c> above it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkAsFakeCodeFix))]
public sealed class MarkAsFakeCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FakeComments.Rules;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await MarkAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => root is not null && !IsWithinText(root, diagnostic)))
        {
            context.RegisterCodeFix(
                CodeAction.Create(FakeComments.Title, token => MarkAsync(context.Document, [diagnostic], token), nameof(MarkAsFakeCodeFix)),
                diagnostic);
        }
    }

    private static async Task<Document> MarkAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
            ? document.WithText(FakeComments.Add(text, diagnostics.Where(diagnostic => !IsWithinText(root, diagnostic)), ("// ", string.Empty)))
            : document;
    }

    // A comment above a later line of a text would be a part of the text.
    private static bool IsWithinText(SyntaxNode root, Diagnostic diagnostic)
    {
        var line = root.SyntaxTree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start);
        return root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            .AncestorsAndSelf()
            .Any(node => node is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax && node.SpanStart < line.Start);
    }
}
