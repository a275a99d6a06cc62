using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.CodeFixes.SecretsInSource;

/// <summary>Fixes GTS1201 to GTS1203 for a value that protects nothing: a comment <c>// fake-secret: reason</c> above it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkAsFakeCodeFix))]
public sealed class MarkAsFakeCodeFix : CodeFixProvider
{
    private const string Reason = "test data";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        AnalyzerRules.CredentialInSource.Id, AnalyzerRules.KeyValueInSource.Id, AnalyzerRules.RandomValueInSource.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await MarkAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Mark as fake ({Reason})", token => MarkAsync(context.Document, [diagnostic], token), nameof(MarkAsFakeCodeFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    // Above the line, with its indentation. From the last line up, so that positions stay.
    private static async Task<Document> MarkAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var lines = diagnostics.Select(diagnostic => text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start)).GroupBy(line => line.Start).Select(group => group.First());
        var changes = lines.Select(line =>
        {
            var own = line.ToString();
            var indentation = own.Substring(0, own.Length - own.TrimStart().Length);
            var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            return new TextChange(new TextSpan(line.Start, 0), $"{indentation}// {FakeMarks.Comment} {Reason}{(end.Length == 0 ? "\n" : end)}");
        });
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }
}
