using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.StringlyAccess;

/// <summary>Fixes GTS1301, GTS1302 and GTS1303: reads by strings become reads through the typed accessor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedAccessCodeFix))]
public sealed class TypedAccessCodeFix() : SecretsCodeFix(AnalyzerRules.SecretByName, AnalyzerRules.SecretInVariable, AnalyzerRules.SecretInConfiguration)
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (TypedAccess.Of(diagnostic.Properties) is not { } access || Plan(model, node, diagnostic, access) is not { } plan)
        {
            return null;
        }

        var needsUsing = SecretsReference.Of(model, node.SpanStart, access).NeedsUsing;
        return new($"Use {access.Text}", editor => Apply(editor, plan, needsUsing ? access.Namespace : null));
    }

    private static void Apply(SyntaxEditor editor, IReadOnlyList<(SyntaxNode Old, string New)> plan, string? import)
    {
        foreach (var (old, text) in plan)
        {
            editor.ReplaceNode(old, (current, _) => old is TypeSyntax
                ? Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseTypeName(text).WithTriviaFrom(current)
                : TypedExpressions.Parse(text, current));
        }

        if (import is not null)
        {
            SecretsReference.Import(editor, import);
        }
    }

    // The replacements that fix one diagnostic, or null if no rewrite keeps the meaning.
    private static IReadOnlyList<(SyntaxNode Old, string New)>? Plan(SemanticModel model, SyntaxNode node, Diagnostic diagnostic, TypedAccess access)
    {
        var (accessor, _) = SecretsReference.Of(model, node.SpanStart, access);
        if (diagnostic.Id != AnalyzerRules.SecretByName.Id)
        {
            // Not configuration?["…"], where the rest of the chain needs the configuration.
            var record = TypedExpressions.Record(accessor, AwaitContext.Allows(node), CancellationTokens.NameInScope(model, node) ?? string.Empty);
            return access.JsonKey is not null && node is not ElementBindingExpressionSyntax && !IsInChain(node) && TypedExpressions.OfText(record, access.Keys[access.JsonKey]) is { } text ? [(node, text)] : null;
        }

        return node is InvocationExpressionSyntax call && KnownSymbols.Of(model.Compilation) is { Client: { } client }
            && KnownSymbols.Same(model.GetSymbolInfo(call).Symbol?.ContainingType, client)
            ? UntypedPlan.Of(model, call, access, accessor)
            : null;
    }

    private static bool IsInChain(SyntaxNode node) => node.DescendantNodesAndSelf().Any(part => part is ElementBindingExpressionSyntax or MemberBindingExpressionSyntax
        && !part.Ancestors().TakeWhile(ancestor => ancestor != node.Parent).Any(ancestor => ancestor is ConditionalAccessExpressionSyntax));
}
