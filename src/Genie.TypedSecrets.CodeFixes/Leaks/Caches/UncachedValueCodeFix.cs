using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Caches;

/// <summary>Fixes GTS1110 where the cache only returns what its factory reveals: <c>cache.GetOrCreate("token", _ => token.Reveal())</c> becomes <c>token.Reveal()</c>, because the accessor is a cache.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncachedValueCodeFix))]
public sealed class UncachedValueCodeFix() : SecretsCodeFix(AnalyzerRules.LeakToCache)
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>(IsGetOrCreate) is not { } call || FactoryOf(call) is not { } factory || ValueOf(model, factory) is not { } value
            || !Repeatable.Is(model, value) || value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => IsParameterOf(model, name, factory) && !CancellationTokens.IsToken(model.GetTypeInfo(name).Type)))
        {
            return null;
        }

        var waits = value.DescendantNodesAndSelf().Any(part => part is AwaitExpressionSyntax);
        ExpressionSyntax? whole = factory.AsyncKeyword.RawKind == 0 ? call : AwaitedAround(call);
        if (whole is null || (waits && !AwaitContext.Allows(call)))
        {
            return null;
        }

        var own = WithTokensOf(model, call, factory, value).WithoutTrivia();
        var replacement = SyntaxFactory.ParenthesizedExpression(own).WithAdditionalAnnotations(Simplifier.Annotation).WithTriviaFrom(whole);
        return new("Read the accessor, which is a cache", editor => editor.ReplaceNode(whole, replacement));
    }

    private static bool IsGetOrCreate(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetOrCreate" or "GetOrCreateAsync" or "GetOrSet" or "GetOrSetAsync" or "GetOrAdd" or "GetOrAddAsync" };

    private static LambdaExpressionSyntax? FactoryOf(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LambdaExpressionSyntax>().ToList() is [var factory] ? factory : null;

    // The expression, or what a block returns that only sets the lifetime of the entry before.
    private static ExpressionSyntax? ValueOf(SemanticModel model, LambdaExpressionSyntax factory) => factory switch
    {
        { ExpressionBody: { } value } => value,
        { Block.Statements: [.., ReturnStatementSyntax { Expression: { } value }] statements } when statements.Take(statements.Count - 1).All(statement => statement is ExpressionStatementSyntax { Expression: var expression }
            && expression.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } first && IsParameterOf(model, first, factory)) => value,
        _ => null,
    };

    private static bool IsParameterOf(SemanticModel model, IdentifierNameSyntax name, LambdaExpressionSyntax factory) =>
        model.GetSymbolInfo(name).Symbol is IParameterSymbol { DeclaringSyntaxReferences: [var declaration] } && factory.Span.Contains(declaration.Span);

    private static AwaitExpressionSyntax? AwaitedAround(ExpressionSyntax call) => call.Parent switch
    {
        AwaitExpressionSyntax wait => wait,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } => AwaitedAround(configured),
        _ => null,
    };

    // The token of the factory does not exist outside of it.
    private static ExpressionSyntax WithTokensOf(SemanticModel model, InvocationExpressionSyntax call, LambdaExpressionSyntax factory, ExpressionSyntax value)
    {
        var token = CancellationTokens.Argument(model, call);
        var lists = value.DescendantNodesAndSelf().OfType<ArgumentListSyntax>().Where(list => list.Arguments is [{ Expression: IdentifierNameSyntax name }] && IsParameterOf(model, name, factory));
        return value.ReplaceNodes(lists, (_, list) => list.WithArguments(token.Arguments));
    }
}
