using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

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
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(FakeComments.Title, token => MarkAsync(context.Document, [diagnostic], token), nameof(MarkAsFakeCodeFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> MarkAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(FakeComments.Add(text, diagnostics, ("// ", string.Empty)));
    }
}
