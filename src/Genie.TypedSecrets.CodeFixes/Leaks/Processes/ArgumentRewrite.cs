using System.Text.RegularExpressions;
using Genie.TypedSecrets.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Genie.TypedSecrets.CodeFixes.Leaks.Processes;

/// <summary>Represents the removal of a secret from the arguments of a process.</summary>
/// <param name="Variable">The environment variable that the program reads instead, or null for standard input.</param>
/// <param name="Removed">The expressions that are removed or replaced: the command line, or elements of the list, or statements that add them.</param>
/// <param name="Replacements">The expressions that replace the first of them.</param>
/// <param name="IsEscaped">Whether the value is part of an address, where some characters are escaped.</param>
internal sealed record ArgumentRewrite(string? Variable, IReadOnlyList<SyntaxNode> Removed, IReadOnlyList<ExpressionSyntax> Replacements, bool IsEscaped)
{
    private static readonly Regex s_assigned = new(@"^(?<name>[A-Za-z_][\w-]*)=$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    internal static ArgumentRewrite? Of(SemanticModel model, ArgumentPlace place, ExpressionSyntax value, ComposedText? text)
    {
        if (place.List is null)
        {
            return text is not null && ArgumentChange.Of(place.Program, text) is { } line ? new(line.Variable, [text.Whole], [text.Without(line.Before, line.After)], line.IsEscaped) : null;
        }

        var elements = ElementsOf(place);
        var own = elements.FindIndex(element => element.Expression == (text?.Whole ?? value));
        if (own < 0)
        {
            return null;
        }

        var previous = own > 0 && model.GetConstantValue(elements[own - 1].Expression) is { HasValue: true, Value: string constant } ? constant : null;
        if (text is null)
        {
            var others = elements.Select(element => model.GetConstantValue(element.Expression) is { HasValue: true, Value: string other } ? other : string.Empty);
            return previous is not null && ArgumentChange.Option(place.Program, previous, others) is { } option
                ? new(option.Variable, [elements[own - 1].Node, elements[own].Node], option.Instead.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(Literal).ToList(), IsEscaped: false)
                : null;
        }

        // -var name=value
        if (previous is "-var" or "--var" && ToolOption.IsTerraform(place.Program) && text.Preceding == text.Before && text.Following.Length == 0 && s_assigned.Match(text.Before) is { Success: true } assigned)
        {
            return new("TF_VAR_" + assigned.Groups["name"].Value, [elements[own - 1].Node, elements[own].Node], [], IsEscaped: false);
        }

        return ArgumentChange.Of(place.Program, text) is { } change
            ? new(change.Variable, [elements[own].Node], (change.Before + change.After).Length == 0 && text.Preceding == text.Before && text.Following == text.After ? [] : [text.Without(change.Before, change.After)], change.IsEscaped)
            : null;
    }

    /// <summary>Applies it within a node that contains the list or the command line.</summary>
    internal SyntaxNode Apply(SyntaxNode within)
    {
        if (Removed is [ExpressionSyntax { Parent: not InitializerExpressionSyntax } line] && Replacements is [var text])
        {
            return within.ReplaceNode(line, text.WithTriviaFrom(line));
        }

        switch (Removed[0].Parent)
        {
            case InitializerExpressionSyntax list:
                return within.ReplaceNode(list, list.WithExpressions(Changed(list.Expressions, Replacements)));
            case CollectionExpressionSyntax list:
                return within.ReplaceNode(list, list.WithElements(Changed(list.Elements, Replacements.Select(replacement => (CollectionElementSyntax)SyntaxFactory.ExpressionElement(replacement)).ToList())));
            default:
                return within;
        }
    }

    /// <summary>Applies it to a statement that sets or adds arguments, and adds another statement.</summary>
    internal void ApplyBeside(SyntaxEditor editor, StatementSyntax statement, ExpressionStatementSyntax added)
    {
        if (Removed is [ExpressionSyntax line])
        {
            editor.ReplaceNode(line, Replacements[0].WithTriviaFrom(line));
            Statements.AddAfter(editor, statement, added);
            return;
        }

        // start.ArgumentList.Add("-p"); start.ArgumentList.Add(value);
        foreach (var (former, i) in Removed.Cast<StatementSyntax>().Select((former, i) => (former, i)))
        {
            if (i < Replacements.Count)
            {
                var argument = former.DescendantNodes().OfType<ArgumentSyntax>().First();
                editor.ReplaceNode(argument, argument.WithExpression(Replacements[i]));
            }
            else if (former != statement)
            {
                Statements.Remove(editor, former);
            }
        }

        if (Replacements.Count < Removed.Count)
        {
            editor.ReplaceNode(statement, (current, _) => added.WithTriviaFrom(current));
        }
        else
        {
            Statements.AddAfter(editor, statement, added);
        }
    }

    // The elements of the list, or the statements that add them one after the other.
    private static List<(ExpressionSyntax Expression, SyntaxNode Node)> ElementsOf(ArgumentPlace place) => place.List switch
    {
        InitializerExpressionSyntax list => list.Expressions.Select(expression => (expression, (SyntaxNode)expression)).ToList(),
        CollectionExpressionSyntax list => list.Elements.Select(element => (element is ExpressionElementSyntax { Expression: var expression } ? expression : SyntaxFactory.IdentifierName("_"), (SyntaxNode)element)).ToList(),
        StatementSyntax statement => Statements.Beside(statement).Where(other => AddedBy(other, place.Local!) is not null).Select(other => (AddedBy(other, place.Local!)!, (SyntaxNode)other)).ToList(),
        _ => [],
    };

    private static ExpressionSyntax? AddedBy(StatementSyntax statement, string local) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var method, ArgumentList.Arguments: [{ Expression: var argument }] } } && method.ToString() == $"{local}.ArgumentList.Add" ? argument : null;

    private static ExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    private SeparatedSyntaxList<TNode> Changed<TNode>(SeparatedSyntaxList<TNode> list, IReadOnlyList<TNode> replacements)
        where TNode : SyntaxNode
    {
        var first = list.IndexOf((TNode)Removed[0]);
        var isLast = first + Removed.Count == list.Count;
        var (leading, trailing) = (Removed[0].GetLeadingTrivia(), list[list.Count - 1].GetTrailingTrivia());
        for (var i = 0; i < Removed.Count; i++)
        {
            list = list.RemoveAt(first);
        }

        for (var i = 0; i < replacements.Count; i++)
        {
            list = list.Insert(first + i, replacements[i].WithLeadingTrivia(i == 0 ? leading : SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        }

        return isLast && list.Count > 0 ? list.Replace(list[list.Count - 1], list[list.Count - 1].WithTrailingTrivia(trailing)) : list;
    }
}
