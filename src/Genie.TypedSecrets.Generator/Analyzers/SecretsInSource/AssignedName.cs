using Genie.TypedSecrets.Schema.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>What a value is assigned to: the name of a variable, property or parameter, or the key it is put under.</summary>
internal static class AssignedName
{
    internal static string? Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var current = (SyntaxNode)value;
        while (current.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
            EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } => parameter.Identifier.ValueText,
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
            AssignmentExpressionSyntax assignment when assignment.Right == current => OfTarget(assignment.Left),
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } name } => name.Name.Identifier.ValueText,
            AttributeArgumentSyntax argument => argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText,
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [var key, ..] } => TextOf(key),
            ArgumentSyntax argument => OfArgument(argument, model, cancellationToken),
            _ => null,
        };
    }

    private static string? OfTarget(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } => TextOf(key.Expression),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } => TextOf(key.Expression),
        _ => null,
    };

    // Connect("loader", "…") by its parameter; Add("ApiKey", "…"), whose parameter is called value, by the text before it.
    private static string? OfArgument(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument.NameColon is { } name)
        {
            return name.Name.Identifier.ValueText;
        }

        if (argument.Parent is not BaseArgumentListSyntax { Parent: { } call } list)
        {
            return null;
        }

        var index = list.Arguments.IndexOf(argument);
        var parameter = model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && index < method.Parameters.Length
            ? method.Parameters[index].Name
            : null;
        return index == 0 || (parameter is not null && CredentialDetector.IsSecretName(parameter))
            ? parameter
            : TextOf(list.Arguments[index - 1].Expression) is { Length: > 0 and < 100 } key && key.IndexOf(' ') < 0 ? key : parameter;
    }

    private static string? TextOf(ExpressionSyntax expression) => (expression as LiteralExpressionSyntax)?.Token.Value as string;
}
