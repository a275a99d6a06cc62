using Genie.TypedSecrets.CodeFixes.Text;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Sql;

/// <summary>
/// Fixes GTS1113: the value becomes a parameter of the command, of Dapper's anonymous object, or of the interpolated string that EF Core takes.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlParameterCodeFix))]
public sealed class SqlParameterCodeFix() : SecretsCodeFix(AnalyzerRules.LeakToSql)
{
    private const string Title = "Pass the value as a parameter";

    private protected override bool AppliesInTurn => true;

    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not ExpressionSyntax || ComposedText.Around(node) is not { } text || SqlValue.Of(text) is not { } sql)
        {
            return null;
        }

        if (text.Whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument)
        {
            if (model.GetOperation(call) is IInvocationOperation { TargetMethod: { ContainingType.Name: "SqlMapper" } } dapper)
            {
                return SqlCommands.UseAtSigns(model.Compilation) ? ForDapper(call, dapper, argument, text, sql, (ExpressionSyntax)node) : null;
            }

            if (InterpolatedSql.MethodFor(model, call, argument) is { } method)
            {
                return new(Title, editor => editor.ReplaceNode(call, InterpolatedSql.Rewrite(call, method, (InterpolatedStringExpressionSyntax)text.Whole)));
            }
        }

        return ForCommand(model, text, sql, (ExpressionSyntax)node);
    }

    private static CodeChange? ForCommand(SemanticModel model, ComposedText text, SqlValue sql, ExpressionSyntax node)
    {
        if (SqlCommands.Of(model, text.Whole) is not var (statement, command, type) || !SqlCommands.UseAtSigns(model.Compilation))
        {
            return null;
        }

        var value = SqlValue.Unescaped(node).WithoutTrivia();
        var name = ParameterName(node, value);
        return new(Title, editor =>
        {
            editor.ReplaceNode(text.Whole, text.Without($"{sql.Before}@{name}", sql.After));
            Statements.AddAfter(editor, statement, [.. SqlCommands.Add(type, command, name, value, statement)]);
        });
    }

    // connection.Execute($"… '{value}'", new { id }): the object gets another member.
    private static CodeChange? ForDapper(InvocationExpressionSyntax call, IInvocationOperation dapper, ArgumentSyntax argument, ComposedText text, SqlValue sql, ExpressionSyntax node)
    {
        if (dapper.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == "sql")?.Syntax != argument
            || dapper.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == "param") is not { } param)
        {
            return null;
        }

        var value = SqlValue.Unescaped(node).WithoutTrivia();
        var name = ParameterName(node, value);
        var isInferred = value is IdentifierNameSyntax { Identifier.ValueText: var own } && own == name;
        var member = isInferred ? value.ToString() : $"{name} = {value}";
        var without = text.Without($"{sql.Before}@{name}", sql.After);
        if (param.IsImplicit)
        {
            // After the text, and by name if arguments between them are missing or have names.
            var isNext = param.Parameter!.Ordinal == dapper.Arguments.First(candidate => candidate.Syntax == argument).Parameter!.Ordinal + 1 && argument.NameColon is null;
            var added = SyntaxFactory.Argument(SyntaxFactory.ParseExpression($"new {{ {member} }}")).WithLeadingTrivia(SyntaxFactory.Space);
            var others = call.ArgumentList.Arguments.Replace(argument, argument.WithExpression(without));
            var arguments = isNext
                ? call.ArgumentList.WithArguments(others.Insert(call.ArgumentList.Arguments.IndexOf(argument) + 1, added))
                : call.ArgumentList.WithArguments(others.Add(SyntaxFactory.Argument(added.Expression).WithNameColon(SyntaxFactory.NameColon("param").WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space))).WithLeadingTrivia(SyntaxFactory.Space)));
            return new(Title, editor => editor.ReplaceNode(call.ArgumentList, arguments));
        }

        if (param.Value.Syntax is not AnonymousObjectCreationExpressionSyntax existing)
        {
            return null;
        }

        var declarator = ((AnonymousObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new {{ {member} }}")).Initializers[0].WithoutTrivia();
        return new(Title, editor =>
        {
            editor.ReplaceNode(text.Whole, without);
            editor.ReplaceNode(existing, existing.WithInitializers(Added(existing.Initializers, declarator)));
        });
    }

    private static SeparatedSyntaxList<AnonymousObjectMemberDeclaratorSyntax> Added(SeparatedSyntaxList<AnonymousObjectMemberDeclaratorSyntax> members, AnonymousObjectMemberDeclaratorSyntax added)
    {
        if (members.Count == 0)
        {
            return SyntaxFactory.SingletonSeparatedList(added.WithTrailingTrivia(SyntaxFactory.Space));
        }

        var last = members[members.Count - 1];
        return members.Replace(last, last.WithoutTrailingTrivia()).Add(added.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(last.GetTrailingTrivia()));
    }

    // A name that no other parameter of the member has.
    private static string ParameterName(SyntaxNode place, ExpressionSyntax value)
    {
        var wanted = SecretNames.Of(value);
        var code = Uses.BodyAround(place).ToString();
        var name = wanted;
        for (var number = 2; code.IndexOf("@" + name, StringComparison.OrdinalIgnoreCase) >= 0; number++)
        {
            name = wanted + number;
        }

        return name;
    }
}
