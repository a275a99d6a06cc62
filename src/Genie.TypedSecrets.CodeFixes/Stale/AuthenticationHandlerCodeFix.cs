using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.Stale;

/// <summary>
/// Fixes GTS1604 for an <c>HttpClient</c> that is created with its default handler: the header is set by a <c>SecretAuthenticationHandler</c>,
/// for each request.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AuthenticationHandlerCodeFix))]
public sealed class AuthenticationHandlerCodeFix() : SecretsCodeFix(AnalyzerRules.StaleObject)
{
    private protected override bool AppliesInTurn => true;

    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (DefaultHeader.Of(model, node) is not { } header || SecretReads.In(model, header.Value) is not { } reads
            || (header.IsOutsideOfItsFunction && !reads.IsStatic(model)) || HandlerFor(model, header, reads) is not { } handler)
        {
            return null;
        }

        var arguments = SyntaxFactory.ParseArgumentList($"({handler})");
        return new("Set the header with a SecretAuthenticationHandler", editor =>
        {
            editor.ReplaceNode(header.Client, (current, _) => WithHandler((BaseObjectCreationExpressionSyntax)current, arguments, header.Statement is null));
            if (header.Statement is { } statement)
            {
                Statements.Remove(editor, statement);
            }
        });
    }

    private static ExpressionSyntax? HandlerFor(SemanticModel model, DefaultHeader header, SecretReads reads)
    {
        var position = header.Client.SpanStart;
        if (model.Compilation.GetTypeByMetadataName("Genie.TypedSecrets.SecretAuthenticationHandler`1")?.Construct(reads.Record) is not { } type
            || model.Compilation.GetTypeByMetadataName("System.Net.Http.SocketsHttpHandler") is not { } inner)
        {
            return null;
        }

        var secret = Statements.FreeName(header.Value, "secret");
        var value = reads.Through(header.Value, secret).WithoutTrivia();
        var function = header.Name is null ? $"{secret} => {value}" : $"({Statements.FreeName(header.Value, "request")}, {secret}) => {Statements.FreeName(header.Value, "request")}.Headers.{header.Method}({header.Name}, {value})";
        return SyntaxFactory.ParseExpression($"new {type.ToMinimalDisplayString(model, position)}({reads.Accessor.WithoutTrivia()}, {function}) {{ InnerHandler = new {inner.ToMinimalDisplayString(model, position)}() }}");
    }

    private static BaseObjectCreationExpressionSyntax WithHandler(BaseObjectCreationExpressionSyntax client, ArgumentListSyntax arguments, bool isInInitializer)
    {
        var last = client.GetTrailingTrivia();
        var initializer = isInInitializer ? DefaultHeader.WithoutAuthorization(client.Initializer!) : client.Initializer;
        arguments = initializer is null ? arguments.WithTrailingTrivia(last) : arguments.WithTrailingTrivia(client.ArgumentList?.GetTrailingTrivia() ?? ((ObjectCreationExpressionSyntax)client).Type.GetTrailingTrivia());
        var bare = client is ObjectCreationExpressionSyntax named ? named.WithType(named.Type.WithoutTrailingTrivia()) : client;
        return bare.WithInitializer(initializer).WithArgumentList(arguments);
    }
}
