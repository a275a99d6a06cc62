using Genie.TypedSecrets.CodeFixes.Text;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Processes;

/// <summary>
/// Fixes GTS1106 for tools that read a secret from an environment variable or from standard input: <c>psql "postgres://jobs:…@db"</c> gets
/// <c>PGPASSWORD</c>, <c>docker login --password …</c> gets <c>--password-stdin</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProcessArgumentCodeFix))]
public sealed class ProcessArgumentCodeFix() : SecretsCodeFix(AnalyzerRules.LeakToProcess)
{
    private protected override bool AppliesInTurn => true;

    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        var text = ComposedText.Around(node);
        if (node is not ExpressionSyntax value || ArgumentPlace.Of(model, text?.Whole ?? value) is not { } place || StartInfos.UsesShell(node)
            || ArgumentRewrite.Of(model, place, value, text) is not { } rewrite)
        {
            return null;
        }

        value = (rewrite.IsEscaped ? Escapes.Without(value) : value).WithoutTrivia();
        return rewrite.Variable is { } variable
            ? Mentions(node, $"\"{variable}\"") ? null : ForVariable(model, place, rewrite, variable, value)
            : Mentions(node, "RedirectStandardInput") ? null : StandardInput.Change(model, place, rewrite, value);
    }

    private static CodeChange? ForVariable(SemanticModel model, ArgumentPlace place, ArgumentRewrite rewrite, string variable, ExpressionSyntax value)
    {
        var title = $"Pass the value in {variable}";
        var name = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(variable));
        switch (place.Start)
        {
            case BaseObjectCreationExpressionSyntax creation when StartInfos.WithVariable((BaseObjectCreationExpressionSyntax)rewrite.Apply(creation), name, value) is { } changed:
                return new(title, editor => editor.ReplaceNode(creation, changed));
            case InvocationExpressionSyntax call:
                var created = StartInfos.WithVariable(StartInfos.For(((InvocationExpressionSyntax)rewrite.Apply(call)).ArgumentList), name, value)!;
                return new(title, editor => editor.ReplaceNode(call, StartInfos.Start(model, call, created)));
            case StatementSyntax statement:
                return new(title, editor => rewrite.ApplyBeside(editor, statement, StartInfos.SetVariable(place.Local!, name, value)));
            default:
                return null;
        }
    }

    private static bool Mentions(SyntaxNode place, string text) => Uses.BodyAround(place).ToString().IndexOf(text, StringComparison.Ordinal) >= 0;
}
