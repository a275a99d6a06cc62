using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Stale;

/// <summary>
/// Fixes GTS1604 for options: <c>services.Configure&lt;T>(o => o.Password = …)</c> becomes
/// <c>services.AddOptions&lt;T>().BindSecret((T o, DatabaseSecret secret) => o.Password = …)</c> in applications that call <c>AddSecrets()</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BindSecretCodeFix))]
public sealed class BindSecretCodeFix() : SecretsCodeFix(AnalyzerRules.StaleObject)
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>(IsConfigure) is not { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: [var options] }, Expression: var services } } call } statement
            || call.ArgumentList.Arguments.Last().Expression is not LambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda || ParameterOf(lambda) is not { } parameter
            || SecretReads.In(model, lambda.Body) is not { } reads || !IsCurrent(reads.Accessor) || !HasAccessors(model.Compilation))
        {
            return null;
        }

        var name = call.ArgumentList.Arguments.Count == 2 ? call.ArgumentList.Arguments[0].ToString() : string.Empty;
        var secret = Statements.FreeName(node, "secret");
        var body = reads.Through(lambda.Body, secret).WithoutTrailingTrivia().ToFullString();
        var code = $"{services}.AddOptions<{options}>({name}).BindSecret(({options} {parameter}, {reads.Record.ToMinimalDisplayString(model, node.SpanStart)} {secret}) => {body.TrimStart()});";
        return new("Bind the option with BindSecret", editor => editor.ReplaceNode(statement, SyntaxFactory.ParseStatement(code).WithTriviaFrom(statement)));
    }

    private static bool IsConfigure(ExpressionStatementSyntax statement) =>
        statement.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "Configure" } }, ArgumentList.Arguments.Count: 1 or 2 };

    private static string? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.Text,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var parameter] } => parameter.Identifier.Text,
        _ => null,
    };

    // The container has the accessor of the environment that the host runs in.
    private static bool IsCurrent(ExpressionSyntax accessor) => accessor is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Current" } };

    private static bool HasAccessors(Compilation compilation) => compilation.SyntaxTrees.Any(tree => tree.ToString().IndexOf(".AddSecrets(", StringComparison.Ordinal) >= 0);
}
