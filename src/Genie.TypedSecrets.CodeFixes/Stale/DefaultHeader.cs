using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Stale;

/// <summary>Represents a default header of an <c>HttpClient</c> whose creation is known.</summary>
/// <param name="Value">The value of the header.</param>
/// <param name="Name">The name of the header as it is written in code, or null for <c>Authorization</c> as a property.</param>
/// <param name="Method">The method that adds the header.</param>
/// <param name="Client">The creation of the client, with its default handler.</param>
/// <param name="Statement">The statement that sets the header, or null for the initializer of the client.</param>
/// <param name="IsOutsideOfItsFunction">Whether the client is created elsewhere than the header is set: in the initializer of a field.</param>
internal sealed record DefaultHeader(ExpressionSyntax Value, string? Name, string Method, BaseObjectCreationExpressionSyntax Client, StatementSyntax? Statement, bool IsOutsideOfItsFunction)
{
    private const string Headers = "DefaultRequestHeaders";
    private const string Authorization = "Authorization";

    internal static DefaultHeader? Of(SemanticModel model, SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                // http.DefaultRequestHeaders.Authorization = value;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Authorization, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Headers, Expression: var client } }, Parent: ExpressionStatementSyntax statement } assignment:
                    return CreationOf(model, client, statement) is var (found, isField) ? new(assignment.Right, null, string.Empty, found, statement, isField) : null;

                // new HttpClient { DefaultRequestHeaders = { Authorization = value } }
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: Authorization }, Parent: InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: Headers }, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } } } assignment:
                    return IsPlainClient(model, creation) ? new(assignment.Right, null, string.Empty, creation, null, IsOutsideOfItsFunction: false) : null;

                // http.DefaultRequestHeaders.Add("X-Api-Key", value);
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ("Add" or "TryAddWithoutValidation") and var method, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Headers, Expression: var client } }, ArgumentList.Arguments: [var name, var value], Parent: ExpressionStatementSyntax statement }:
                    return model.GetConstantValue(name.Expression).HasValue && CreationOf(model, client, statement) is var (created, isOfField) ? new(value.Expression, name.ToString(), method, created, statement, isOfField) : null;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Gets an initializer without the header, or null if nothing is left of it.</summary>
    internal static InitializerExpressionSyntax? WithoutAuthorization(InitializerExpressionSyntax initializer)
    {
        var headers = initializer.Expressions.OfType<AssignmentExpressionSyntax>().First(member => member.Left.ToString() == Headers);
        var own = (InitializerExpressionSyntax)headers.Right;
        var others = Without(own, own.Expressions.First(member => member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: Authorization } }));
        var left = others is null ? Without(initializer, headers) : initializer.ReplaceNode(own, others);
        return left;
    }

    private static InitializerExpressionSyntax? Without(InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        var members = initializer.Expressions.Remove(member);
        if (members.Count == 0)
        {
            return null;
        }

        var last = members[members.Count - 1];
        return initializer.WithExpressions(member == initializer.Expressions.Last() && members.SeparatorCount < members.Count ? members.Replace(last, last.WithTrailingTrivia(member.GetTrailingTrivia())) : members);
    }

    // A local that is created beside the statement, or a field whose initializer creates it, set in a constructor.
    private static (BaseObjectCreationExpressionSyntax, bool)? CreationOf(SemanticModel model, ExpressionSyntax client, StatementSyntax statement)
    {
        if (!Statements.CanAddBeside(statement) || model.GetSymbolInfo(client).Symbol is not { DeclaringSyntaxReferences: [var declaration] } symbol
            || declaration.SyntaxTree != model.SyntaxTree || declaration.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation } || !IsPlainClient(model, creation))
        {
            return null;
        }

        return symbol switch
        {
            ILocalSymbol when Statements.Beside(statement).Contains(creation.FirstAncestorOrSelf<StatementSyntax>()!) => (creation, false),
            IFieldSymbol when statement.Parent?.Parent is ConstructorDeclarationSyntax => (creation, true),
            _ => null,
        };
    }

    private static bool IsPlainClient(SemanticModel model, BaseObjectCreationExpressionSyntax creation) =>
        model.GetTypeInfo(creation).Type is { Name: "HttpClient", ContainingNamespace.Name: "Http" } && creation.ArgumentList is null or { Arguments.Count: 0 };
}
