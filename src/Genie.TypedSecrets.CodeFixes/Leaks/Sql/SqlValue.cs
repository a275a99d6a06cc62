using System.Text.RegularExpressions;
using Genie.TypedSecrets.CodeFixes.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Sql;

/// <summary>Represents a value in the text of a SQL statement where a parameter is allowed.</summary>
/// <param name="Before">The text before the value, without the quote.</param>
/// <param name="After">The text after the value, without the quote.</param>
internal sealed record SqlValue(string Before, string After)
{
    // Statements that define users and roles, or change settings, take no parameters.
    private static readonly Regex s_query = new(@"^\s*(?:SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|VALUES|CALL|EXEC|EXECUTE|REPLACE)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // password = 'x', N'x', values (…, 'x', like 'x'
    private static readonly Regex s_quote = new(@"(?:^|[^\w'""])N?'$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex s_operator = new(@"(?:[=<>(,]|\bLIKE|\bSELECT)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <summary>Gets the value of a text, or null if a parameter cannot replace it.</summary>
    internal static SqlValue? Of(ComposedText text)
    {
        var statement = text.Preceding.Substring(text.Preceding.LastIndexOf(';') + 1);
        if (!s_query.IsMatch(statement))
        {
            return null;
        }

        var isQuoted = s_quote.IsMatch(text.Before) && text.After.StartsWith("'", StringComparison.Ordinal) && !text.After.StartsWith("''", StringComparison.Ordinal);
        var before = isQuoted ? text.Before.Substring(0, text.Before.Length - 1) : text.Before;
        if (isQuoted && before.EndsWith("N", StringComparison.Ordinal))
        {
            before = before.Substring(0, before.Length - 1);
        }

        // Not within a longer text.
        var quotes = statement.Count(c => c == '\'') - (isQuoted ? 1 : 0);
        return quotes % 2 == 0 && (isQuoted || s_operator.IsMatch(text.Before)) ? new(before, isQuoted ? text.After.Substring(1) : text.After) : null;
    }

    /// <summary>Gets a value without the code that doubles its quotes, which a parameter does not need.</summary>
    internal static ExpressionSyntax Unescaped(ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Replace", Expression: var text },
            ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: "'" or '\'' } }, { Expression: LiteralExpressionSyntax { Token.Value: "''" } }, ..],
        } => text,
        _ => value,
    };
}
