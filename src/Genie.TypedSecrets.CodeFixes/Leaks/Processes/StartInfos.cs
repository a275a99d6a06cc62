using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Processes;

/// <summary>Writes environment variables of processes that are started.</summary>
internal static class StartInfos
{
    private const string Type = "global::System.Diagnostics.ProcessStartInfo";

    /// <summary>Determines whether a call is <c>Process.Start</c>.</summary>
    internal static bool IsStart(SemanticModel model, InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Start", IsStatic: true, ContainingType: { Name: "Process", ContainingNamespace.Name: "Diagnostics" } };

    /// <summary>Determines whether an expression creates a <c>ProcessStartInfo</c>.</summary>
    internal static bool IsCreation(SemanticModel model, ExpressionSyntax? expression) => expression is BaseObjectCreationExpressionSyntax && IsStartInfo(model.GetTypeInfo(expression).Type);

    internal static bool IsStartInfo(ITypeSymbol? type) => type is { Name: "ProcessStartInfo", ContainingNamespace.Name: "Diagnostics" };

    /// <summary>Determines whether code starts a process through the shell, which ignores environment variables.</summary>
    internal static bool UsesShell(SyntaxNode place) => Uses.BodyAround(place).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
        assignment.Left.ToString().EndsWith("UseShellExecute", StringComparison.Ordinal) && !assignment.Right.IsKind(SyntaxKind.FalseLiteralExpression));

    /// <summary>Gets the creation of the start info for a call with a file name and arguments: <c>Process.Start("psql", "-l")</c>.</summary>
    internal static ObjectCreationExpressionSyntax For(ArgumentListSyntax arguments) => SyntaxFactory
        .ObjectCreationExpression(SyntaxFactory.ParseTypeName(Type).WithAdditionalAnnotations(Simplifier.Annotation))
        .WithNewKeyword(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithArgumentList(arguments.WithoutTrivia());

    /// <summary>Gets the call that starts a process with a start info instead of a file name. Only that one can return null, when it uses the shell.</summary>
    internal static ExpressionSyntax Start(SemanticModel model, InvocationExpressionSyntax call, ExpressionSyntax startInfo)
    {
        var start = call.WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(startInfo))).WithTriviaFrom(call.ArgumentList));
        return call.Parent is ExpressionStatementSyntax or PostfixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax || !model.GetNullableContext(call.SpanStart).WarningsEnabled()
            ? start
            : SyntaxFactory.PostfixUnaryExpression(SyntaxKind.SuppressNullableWarningExpression, start.WithoutTrailingTrivia()).WithTrailingTrivia(start.GetTrailingTrivia());
    }

    /// <summary>Gets the statement <c>start.Environment["NAME"] = value;</c>.</summary>
    internal static ExpressionStatementSyntax SetVariable(string start, ExpressionSyntax name, ExpressionSyntax value) =>
        (ExpressionStatementSyntax)SyntaxFactory.ParseStatement($"{start}.Environment[{name.WithoutTrivia()}] = {value.WithoutTrivia()};");

    /// <summary>Adds a variable to the initializer of a start info: <c>{ Environment = { ["NAME"] = value } }</c>. Null if it sets the property in another way.</summary>
    internal static BaseObjectCreationExpressionSyntax? WithVariable(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax name, ExpressionSyntax value)
    {
        var variable = $"[{name.WithoutTrivia()}] = {value.WithoutTrivia()}";
        var existing = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "Environment" or "EnvironmentVariables" });
        return existing switch
        {
            null => WithMember(creation, $"Environment = {{ {variable} }}"),
            { Right: InitializerExpressionSyntax variables } => creation.ReplaceNode(variables, Added(variables, variable)),
            _ => null,
        };
    }

    /// <summary>Adds a member to the initializer of a start info.</summary>
    internal static BaseObjectCreationExpressionSyntax WithMember(BaseObjectCreationExpressionSyntax creation, string member)
    {
        if (creation.Initializer is { } initializer)
        {
            return creation.WithInitializer(Added(initializer, member));
        }

        var added = ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new X {{ {member} }}")).Initializer!.WithTrailingTrivia(creation.GetTrailingTrivia());
        var bare = creation.WithoutTrailingTrivia();
        return (bare is ObjectCreationExpressionSyntax { ArgumentList: null } named
            ? named.WithType(named.Type.WithTrailingTrivia(SyntaxFactory.Space))
            : bare.WithArgumentList(bare.ArgumentList!.WithTrailingTrivia(SyntaxFactory.Space))).WithInitializer(added);
    }

    private static InitializerExpressionSyntax Added(InitializerExpressionSyntax initializer, string member)
    {
        var added = ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new X {{ {member} }}")).Initializer!.Expressions[0].WithoutTrivia();
        if (initializer.Expressions.Count == 0)
        {
            return initializer.WithExpressions(SyntaxFactory.SingletonSeparatedList(added.WithTrailingTrivia(SyntaxFactory.Space)));
        }

        var last = initializer.Expressions[initializer.Expressions.Count - 1];
        if (initializer.Expressions.SeparatorCount == initializer.Expressions.Count)
        {
            // After a comma at the end of the last line, the members are on lines of their own.
            return initializer.WithExpressions(initializer.Expressions.Add(added.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(initializer.Expressions.GetSeparator(initializer.Expressions.Count - 1).TrailingTrivia)));
        }

        return initializer.WithExpressions(initializer.Expressions.Replace(last, last.WithoutTrailingTrivia())
            .Add(added.WithLeadingTrivia(last.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia) ? last.GetLeadingTrivia() : SyntaxFactory.TriviaList(SyntaxFactory.Space)).WithTrailingTrivia(last.GetTrailingTrivia())));
    }
}
