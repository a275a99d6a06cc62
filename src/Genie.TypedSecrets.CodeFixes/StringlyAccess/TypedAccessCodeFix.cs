using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.StringlyAccess;

/// <summary>Fixes GTS1301, GTS1302 and GTS1303: reads by strings become reads through the typed accessor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedAccessCodeFix))]
public sealed class TypedAccessCodeFix : DiagnosticCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        AnalyzerRules.SecretByName.Id, AnalyzerRules.SecretInVariable.Id, AnalyzerRules.SecretInConfiguration.Id);

    private protected override string? TitleOf(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        TypedAccess.Of(diagnostic.Properties) is { } access && Plan(model, node, diagnostic, access) is not null
            ? $"Use {access.Text}"
            : null;

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        var access = TypedAccess.Of(diagnostic.Properties)!;
        foreach (var (old, text) in Plan(model, node, diagnostic, access)!)
        {
            editor.ReplaceNode(old, (current, _) => old is TypeSyntax
                ? Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseTypeName(text).WithTriviaFrom(current)
                : TypedExpressions.Parse(text, current));
        }

        if (SecretsReference.Of(model, node.SpanStart, access).NeedsUsing)
        {
            SecretsReference.Import(editor, access.Namespace);
        }
    }

    // The replacements that fix one diagnostic, or null if no rewrite keeps the meaning.
    private static IReadOnlyList<(SyntaxNode Old, string New)>? Plan(SemanticModel model, SyntaxNode node, Diagnostic diagnostic, TypedAccess access)
    {
        var (accessor, _) = SecretsReference.Of(model, node.SpanStart, access);
        if (diagnostic.Id != AnalyzerRules.SecretByName.Id)
        {
            var record = TypedExpressions.Record(accessor, AwaitContext.Allows(node));
            return access.JsonKey is not null && TypedExpressions.OfText(record, access.Keys[access.JsonKey]) is { } text ? [(node, text)] : null;
        }

        return node is InvocationExpressionSyntax call && KnownSymbols.Of(model.Compilation) is { Client: { } client }
            && KnownSymbols.Same(model.GetSymbolInfo(call).Symbol?.ContainingType, client)
            ? UntypedPlan.Of(model, call, access, accessor)
            : null;
    }
}
