using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Processes;

/// <summary>Writes a secret to the standard input of a process that is kept in a local.</summary>
internal static class StandardInput
{
    private const string Title = "Pass the value through standard input";

    internal static CodeChange? Change(SemanticModel model, ArgumentPlace place, ArgumentRewrite rewrite, ExpressionSyntax value)
    {
        if (StartOf(model, place) is not { } start || ProcessOf(start) is not (var process, var statement))
        {
            return null;
        }

        var name = IsMaybeNull(model, process) ? process.Identifier.Text + "!" : process.Identifier.Text;
        var write = SyntaxFactory.ParseStatement(AwaitContext.Allows(statement) ? $"await {name}.StandardInput.WriteAsync({value});" : $"{name}.StandardInput.Write({value});");
        var close = SyntaxFactory.ParseStatement($"{process.Identifier.Text}.StandardInput.Close();");
        switch (place.Start)
        {
            case BaseObjectCreationExpressionSyntax creation:
                return new(Title, editor =>
                {
                    editor.ReplaceNode(creation, StartInfos.WithMember((BaseObjectCreationExpressionSyntax)rewrite.Apply(creation), "RedirectStandardInput = true"));
                    Statements.AddAfter(editor, statement, write, close);
                });
            case InvocationExpressionSyntax call:
                return new(Title, editor =>
                {
                    var created = StartInfos.WithMember(StartInfos.For(((InvocationExpressionSyntax)rewrite.Apply(call)).ArgumentList), "RedirectStandardInput = true");
                    editor.ReplaceNode(call, StartInfos.Start(model, call, created));
                    Statements.AddAfter(editor, statement, write, close);
                });
            case StatementSyntax arguments:
                return new(Title, editor =>
                {
                    rewrite.ApplyBeside(editor, arguments, (ExpressionStatementSyntax)SyntaxFactory.ParseStatement($"{place.Local}.RedirectStandardInput = true;"));
                    Statements.AddAfter(editor, statement, write, close);
                });
            default:
                return null;
        }
    }

    // The call that starts the process: the only one of the member.
    private static InvocationExpressionSyntax? StartOf(SemanticModel model, ArgumentPlace place) =>
        Uses.BodyAround(place.Start).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => StartInfos.IsStart(model, call)).ToList() is [var start]
        && (place.Start == start || start.Span.Contains(place.Start.Span)
            || (start.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax local }] && (place.Local == local.Identifier.Text || IsDeclaredWith(place.Start, local))))
            ? start
            : null;

    private static bool IsDeclaredWith(SyntaxNode creation, IdentifierNameSyntax local) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name } } && name == local.Identifier.ValueText;

    // using var process = Process.Start(start)!;
    private static (VariableDeclaratorSyntax Process, StatementSyntax Statement)? ProcessOf(InvocationExpressionSyntax start)
    {
        ExpressionSyntax value = start;
        while (value.Parent is PostfixUnaryExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
        {
            value = (ExpressionSyntax)value.Parent;
        }

        return value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } process } && Statements.CanAddBeside(statement)
            ? (process, statement)
            : null;
    }

    private static bool IsMaybeNull(SemanticModel model, VariableDeclaratorSyntax process) =>
        process.Initializer!.Value is InvocationExpressionSyntax call && model.GetTypeInfo(call).Nullability.FlowState == NullableFlowState.MaybeNull;
}
