using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes;

/// <summary>Adds statements beside others.</summary>
internal static class Statements
{
    /// <summary>Determines whether a statement can be added beside another one: in a block, in the section of a <c>switch</c>, or at the top of a program.</summary>
    internal static bool CanAddBeside(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;

    /// <summary>Gets the statements of the block that contains a statement.</summary>
    internal static IReadOnlyList<StatementSyntax> Beside(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement).ToList(),
        _ => [statement],
    };

    /// <summary>Adds statements after another one, with its indentation.</summary>
    internal static void AddAfter(SyntaxEditor editor, StatementSyntax statement, params StatementSyntax[] added)
    {
        // On a line of its own, a statement ends the line.
        var isOnOwnLine = statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        var start = statement.SyntaxTree.GetText().Lines.GetLineFromPosition(statement.SpanStart).ToString();
        var indentation = isOnOwnLine ? SyntaxFactory.Whitespace(start.Substring(0, start.Length - start.TrimStart().Length)) : default;
        var line = NewLine.Of(statement);
        var isGlobal = statement.Parent is GlobalStatementSyntax;
        editor.InsertAfter(isGlobal ? statement.Parent! : statement, added.Select(own =>
        {
            var laidOut = own
                .WithLeadingTrivia(indentation.RawKind == 0 ? default : SyntaxFactory.TriviaList(indentation))
                .WithTrailingTrivia(isOnOwnLine ? SyntaxFactory.TriviaList(line) : statement.GetTrailingTrivia().Any() ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : default)
                .WithAdditionalAnnotations(Simplifier.Annotation);
            return isGlobal ? (SyntaxNode)SyntaxFactory.GlobalStatement(laidOut) : laidOut;
        }));
    }

    /// <summary>Removes a statement. What follows it on the same line gets its indentation.</summary>
    internal static void Remove(SyntaxEditor editor, StatementSyntax statement)
    {
        if (!statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) && Beside(statement).SkipWhile(other => other != statement).Skip(1).FirstOrDefault() is { } next)
        {
            editor.ReplaceNode(next, (current, _) => current.WithLeadingTrivia(statement.GetLeadingTrivia()));
        }

        editor.RemoveNode(statement.Parent is GlobalStatementSyntax global ? global : statement, SyntaxRemoveOptions.KeepNoTrivia);
    }

    /// <summary>Gets a name for a new local that no other code of the member uses.</summary>
    internal static string FreeName(SyntaxNode place, string wanted)
    {
        var used = new HashSet<string>(Uses.BodyAround(place).DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        var name = wanted;
        for (var number = 2; used.Contains(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None; number++)
        {
            name = wanted + number;
        }

        return name;
    }
}
