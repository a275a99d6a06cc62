using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Processes;

/// <summary>Represents the place where a command line, or one argument of it, is given to a process.</summary>
/// <param name="Program">The constant file name of the process.</param>
/// <param name="Start">The node to extend: the creation of the start info, a call of <c>Process.Start</c>, or a statement.</param>
/// <param name="Local">The local of the start info, if a statement sets the arguments.</param>
/// <param name="List">The list that the argument is an element of, or null for a command line.</param>
internal sealed record ArgumentPlace(string Program, SyntaxNode Start, string? Local, SyntaxNode? List)
{
    /// <summary>Gets the place of an expression, or null if the program is not known.</summary>
    internal static ArgumentPlace? Of(SemanticModel model, ExpressionSyntax element)
    {
        switch (element.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ArgumentList", Expression: IdentifierNameSyntax local } }, Parent: ExpressionStatementSyntax statement } }:
                return OfLocal(model, local, statement, statement);
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Arguments", Expression: IdentifierNameSyntax local }, Parent: ExpressionStatementSyntax statement }:
                return OfLocal(model, local, statement, list: null);
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Arguments" }, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } }:
                return OfCreation(model, creation, list: null);
            case ArgumentSyntax argument:
                return OfArgument(model, argument, list: null);
            case InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "ArgumentList" }, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } } list:
                return OfCreation(model, creation, list);
            case InitializerExpressionSyntax { Parent: ExpressionSyntax { Parent: ArgumentSyntax argument } and (ArrayCreationExpressionSyntax { Type.RankSpecifiers: [{ Sizes: [OmittedArraySizeExpressionSyntax] }] } or ImplicitArrayCreationExpressionSyntax) } list:
                return OfArgument(model, argument, list);
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Parent: ArgumentSyntax argument } list }:
                return OfArgument(model, argument, list);
            default:
                return null;
        }
    }

    private static ArgumentPlace? OfArgument(SemanticModel model, ArgumentSyntax argument, SyntaxNode? list) => argument.Parent?.Parent switch
    {
        BaseObjectCreationExpressionSyntax creation => OfCreation(model, creation, list),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var file, var arguments] } call when arguments == argument && StartInfos.IsStart(model, call) && TextOf(model, file.Expression) is { } program => new(program, call, null, list),
        _ => null,
    };

    private static ArgumentPlace? OfCreation(SemanticModel model, BaseObjectCreationExpressionSyntax creation, SyntaxNode? list) =>
        StartInfos.IsCreation(model, creation) && ProgramOf(model, creation) is { } program ? new(program, creation, null, list) : null;

    private static ArgumentPlace? OfLocal(SemanticModel model, IdentifierNameSyntax local, StatementSyntax statement, SyntaxNode? list)
    {
        if (!Statements.CanAddBeside(statement) || !StartInfos.IsStartInfo(model.GetTypeInfo(local).Type) || model.GetSymbolInfo(local).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var declaration] } symbol)
        {
            return null;
        }

        var program = (declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation } ? ProgramOf(model, creation) : null)
            ?? Uses.Of(model, symbol, Uses.BodyAround(local))
                .Select(use => use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FileName", Parent: AssignmentExpressionSyntax assignment } ? TextOf(model, assignment.Right) : null)
                .FirstOrDefault(text => text is not null);
        return program is null ? null : new(program, statement, local.Identifier.Text, list);
    }

    private static string? ProgramOf(SemanticModel model, BaseObjectCreationExpressionSyntax creation) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "FileName" }) is { Right: var named } ? TextOf(model, named)
        : creation.ArgumentList?.Arguments.FirstOrDefault() is { Expression: var first } ? TextOf(model, first)
        : null;

    private static string? TextOf(SemanticModel model, ExpressionSyntax expression) => model.GetConstantValue(expression) is { HasValue: true, Value: string text } ? text : null;
}
