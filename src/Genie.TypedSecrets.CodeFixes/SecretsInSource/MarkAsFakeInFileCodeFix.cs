using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Genie.TypedSecrets.CodeFixes.SecretsInSource;

/// <summary>Fixes GTS1201 to GTS1203 in configuration files for a value that protects nothing: a comment <c>fake-secret: reason</c> above it, in the syntax of the file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkAsFakeInFileCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class MarkAsFakeInFileCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FakeComments.Rules;

    // The batch fixer of the SDK merges changes of documents only.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FakeComments.Of(context.TextDocument.FilePath ?? context.TextDocument.Name) is { } comment)
        {
            foreach (var diagnostic in context.Diagnostics)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(FakeComments.Title, token => MarkAsync(context.TextDocument, diagnostic, comment, token), nameof(MarkAsFakeInFileCodeFix)),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> MarkAsync(TextDocument document, Diagnostic diagnostic, (string Start, string End) comment, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, FakeComments.Add(text, [diagnostic], comment));
    }
}
