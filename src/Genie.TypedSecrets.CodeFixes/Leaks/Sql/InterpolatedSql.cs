using Genie.TypedSecrets.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Sql;

/// <summary>Rewrites the raw methods of EF Core to those that create a parameter for each value of an interpolated string.</summary>
internal static class InterpolatedSql
{
    /// <summary>Gets the name of the method that replaces a raw one, or null if a value of the text is not one of the statement.</summary>
    internal static string? MethodFor(SemanticModel model, InvocationExpressionSyntax call, ArgumentSyntax sql)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: { Identifier.ValueText: var raw } name } access || raw.LastIndexOf("Raw", StringComparison.Ordinal) is var at && at < 0
            || sql.Expression is not InterpolatedStringExpressionSyntax text || sql != call.ArgumentList.Arguments[0]
            || call.ArgumentList.Arguments.Skip(1).Any(argument => !CancellationTokens.IsToken(model.GetTypeInfo(argument.Expression).Type))
            || text.Contents.OfType<InterpolationSyntax>().Any(hole => ComposedText.Around(hole.Expression) is not { } part || SqlValue.Of(part) is null))
        {
            return null;
        }

        // FromSql and ExecuteSql; FromSqlInterpolated and ExecuteSqlInterpolated before EF Core 7.
        return new[] { raw.Remove(at, 3), raw.Remove(at, 3).Insert(at, "Interpolated") }.FirstOrDefault(candidate =>
            model.GetSpeculativeSymbolInfo(call.SpanStart, call.WithExpression(access.WithName(Renamed(name, candidate))), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method && method.Name == candidate);
    }

    /// <summary>Gets the call of that method. The quotes around the values are gone.</summary>
    internal static InvocationExpressionSyntax Rewrite(InvocationExpressionSyntax call, string method, InterpolatedStringExpressionSyntax text)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        var contents = text.Contents.ToList();
        for (var i = 1; i + 1 < contents.Count; i++)
        {
            if (contents[i] is InterpolationSyntax hole && SqlValue.Of(ComposedText.Around(hole.Expression)!) is { } value
                && contents[i - 1] is InterpolatedStringTextSyntax before && contents[i + 1] is InterpolatedStringTextSyntax after)
            {
                contents[i - 1] = WithText(before, Trimmed(before.TextToken.Text, Original(text, i - 1), value.Before));
                contents[i + 1] = WithText(after, value.After);
                contents[i] = hole.WithExpression(SqlValue.Unescaped(hole.Expression));
            }
        }

        return call.ReplaceNode(text, text.WithContents(SyntaxFactory.List(contents.Where(content => content is not InterpolatedStringTextSyntax { TextToken.Text.Length: 0 }))))
            is { Expression: MemberAccessExpressionSyntax own } changed ? changed.WithExpression(own.WithName(Renamed(access.Name, method))) : call;
    }

    private static string Original(InterpolatedStringExpressionSyntax text, int index) => ((InterpolatedStringTextSyntax)text.Contents[index]).TextToken.Text;

    // The start of the text can have lost the quote of the value before it.
    private static string Trimmed(string current, string original, string before) => current.Substring(0, current.Length - (original.Length - before.Length));

    private static InterpolatedStringTextSyntax WithText(InterpolatedStringTextSyntax part, string text) =>
        part.WithTextToken(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, text, text, default));

    private static SimpleNameSyntax Renamed(SimpleNameSyntax name, string method) => name is GenericNameSyntax generic
        ? generic.WithIdentifier(SyntaxFactory.Identifier(method))
        : SyntaxFactory.IdentifierName(method).WithTriviaFrom(name);
}
