using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Processes;

/// <summary>
/// Fixes GTS1114 before a process is started: <c>Environment.SetEnvironmentVariable("NPM_TOKEN", value)</c> becomes
/// <c>start.Environment["NPM_TOKEN"] = value</c>, so that only that process gets the variable.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChildEnvironmentCodeFix))]
public sealed class ChildEnvironmentCodeFix() : SecretsCodeFix(AnalyzerRules.LeakToEnvironment)
{
    private const string Title = "Set the variable for the started process only";

    private protected override bool AppliesInTurn => true;

    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement || SetterOf(statement) is not { } setter || !Statements.CanAddBeside(statement)
            || StartAfter(model, statement) is not { } start || StartInfos.UsesShell(statement) || ReadsEnvironment(statement))
        {
            return null;
        }

        var (name, value) = (setter.ArgumentList.Arguments[0].Expression, setter.ArgumentList.Arguments[1].Expression);
        switch (start.ArgumentList.Arguments)
        {
            case [{ Expression: IdentifierNameSyntax local }] when StartInfos.IsStartInfo(model.GetTypeInfo(local).Type) && DeclarationOf(model, local) is { } declaration && Statements.Beside(statement).Contains(declaration):
                var set = StartInfos.SetVariable(local.Identifier.Text, name, value);
                return new(Title, editor =>
                {
                    if (declaration.SpanStart < statement.SpanStart)
                    {
                        editor.ReplaceNode(statement, set.WithTriviaFrom(statement));
                        return;
                    }

                    Statements.AddAfter(editor, declaration, set);
                    Statements.Remove(editor, statement);
                });
            case [{ Expression: BaseObjectCreationExpressionSyntax creation }] when StartInfos.IsCreation(model, creation) && StartInfos.WithVariable(creation, name, value) is { } changed:
                return new(Title, editor =>
                {
                    editor.ReplaceNode(creation, changed);
                    Statements.Remove(editor, statement);
                });
            case [var file, ..] and { Count: <= 2 } when model.GetTypeInfo(file.Expression).Type?.SpecialType == SpecialType.System_String:
                return new(Title, editor =>
                {
                    editor.ReplaceNode(start, StartInfos.Start(model, start, StartInfos.WithVariable(StartInfos.For(start.ArgumentList), name, value)!));
                    Statements.Remove(editor, statement);
                });
            default:
                return null;
        }
    }

    private static InvocationExpressionSyntax? SetterOf(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null }, { NameColon: null }] } call }
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetEnvironmentVariable" } or IdentifierNameSyntax { Identifier.ValueText: "SetEnvironmentVariable" }
            ? call
            : null;

    // The only process that the member starts, if nothing between reads the environment: other code could need the variable.
    private static InvocationExpressionSyntax? StartAfter(SemanticModel model, StatementSyntax statement)
    {
        var starts = Uses.BodyAround(statement).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => StartInfos.IsStart(model, call)).ToList();
        if (starts is not [var start] || start.FirstAncestorOrSelf<StatementSyntax>() is not { } last || last.SpanStart < statement.SpanStart)
        {
            return null;
        }

        var between = Statements.Beside(statement).SkipWhile(other => other != statement).ToList();
        return between.Contains(last) && between.TakeWhile(other => other != last).All(other => Prepares(model, other))
            && !start.Ancestors().TakeWhile(node => node != last).Any(node => node is AnonymousFunctionExpressionSyntax) ? start : null;
    }

    private static bool Prepares(SemanticModel model, StatementSyntax statement) => SetterOf(statement) is not null || statement switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value }] } => StartInfos.IsCreation(model, value),
        ExpressionStatementSyntax { Expression: var expression } => expression.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } first && StartInfos.IsStartInfo(model.GetTypeInfo(first).Type),
        _ => false,
    };

    private static bool ReadsEnvironment(SyntaxNode place) => Uses.BodyAround(place).DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText is "GetEnvironmentVariable" or "GetEnvironmentVariables" or "ExpandEnvironmentVariables");

    private static LocalDeclarationStatementSyntax? DeclarationOf(SemanticModel model, IdentifierNameSyntax local) =>
        model.GetSymbolInfo(local).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } ? declaration.GetSyntax().FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() : null;
}
