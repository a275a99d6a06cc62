using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Sql;

/// <summary>Finds the command that a SQL text is given to, and writes the code that adds a parameter to it.</summary>
internal static class SqlCommands
{
    // Their parameters have another prefix, or no name.
    private static readonly string[] s_others = ["Oracle.ManagedDataAccess.Client.OracleCommand", "System.Data.Odbc.OdbcCommand", "System.Data.OleDb.OleDbCommand", "IBM.Data.Db2.DB2Command"];

    /// <summary>Determines whether the databases of a project can be expected to know parameters such as <c>@password</c>.</summary>
    internal static bool UseAtSigns(Compilation compilation) => !Array.Exists(s_others, name => compilation.GetTypeByMetadataName(name) is not null);

    /// <summary>
    /// Gets the statement after which a parameter can be added, and the name of the command: the text is assigned to <c>CommandText</c>, or a command
    /// is created with it. Null if the command can have the parameter already, because it lives longer.
    /// </summary>
    internal static (StatementSyntax Statement, string Command, ITypeSymbol Type)? Of(SemanticModel model, ExpressionSyntax text)
    {
        switch (text.Parent)
        {
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CommandText", Expression: IdentifierNameSyntax name }, Parent: ExpressionStatementSyntax statement }:
                return model.GetTypeInfo(name).Type is { } type && IsFresh(model, name, statement) ? Found(statement, name.Identifier.Text, type) : null;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "CommandText" }, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } }:
                return Created(model, creation);
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax creation and (BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax) }:
                return Created(model, creation);
            default:
                return null;
        }
    }

    /// <summary>Writes the statements that add a parameter.</summary>
    internal static IReadOnlyList<StatementSyntax> Add(ITypeSymbol command, string name, string parameter, ExpressionSyntax value, StatementSyntax place)
    {
        if (HasAddWithValue(command))
        {
            return [Statement($"{name}.Parameters.AddWithValue(\"@{parameter}\", {value});")];
        }

        var local = Statements.FreeName(place, parameter);
        return
        [
            Statement($"var {local} = {name}.CreateParameter();"),
            Statement($"{local}.ParameterName = \"@{parameter}\";"),
            Statement($"{local}.Value = {value};"),
            Statement($"{name}.Parameters.Add({local});"),
        ];

        static StatementSyntax Statement(string code) => SyntaxFactory.ParseStatement(code);
    }

    private static (StatementSyntax Statement, string Command, ITypeSymbol Type)? Created(SemanticModel model, ExpressionSyntax creation) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } variable }
        && model.GetDeclaredSymbol(variable) is ILocalSymbol local
            ? Found(statement, variable.Identifier.Text, local.Type)
            : null;

    private static (StatementSyntax Statement, string Command, ITypeSymbol Type)? Found(StatementSyntax statement, string name, ITypeSymbol type) =>
        Statements.CanAddBeside(statement) && IsCommand(type) ? (statement, name, type) : null;

    private static bool IsCommand(ITypeSymbol type) => !Array.Exists(s_others, name => SymbolNames.Derives(type, name))
        && (SymbolNames.Derives(type, "System.Data.Common.DbCommand") || SymbolNames.Of(type) == "System.Data.IDbCommand");

    // A command from outside of a loop, or of an object, can have the parameter from before.
    private static bool IsFresh(SemanticModel model, IdentifierNameSyntax name, StatementSyntax statement) =>
        model.GetSymbolInfo(name).Symbol is (ILocalSymbol or IParameterSymbol) and { DeclaringSyntaxReferences: [var declaration] } command
        && !statement.Ancestors().TakeWhile(node => !node.Span.Contains(declaration.Span)).Any(node => node is WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
        && Uses.Of(model, command, Uses.BodyAround(name)).Count(use => use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CommandText", Parent: AssignmentExpressionSyntax }) == 1;

    private static bool HasAddWithValue(ITypeSymbol command)
    {
        for (var type = command; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("Parameters").OfType<IPropertySymbol>().FirstOrDefault() is { Type: var parameters })
            {
                return parameters.GetMembers("AddWithValue").OfType<IMethodSymbol>().Any(method => method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, { Type.SpecialType: SpecialType.System_Object }]);
            }
        }

        return false;
    }
}
