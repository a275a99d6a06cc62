using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>
/// Recognizes values that are marked as fake, with a reason: <c>[FakeSecret("…")]</c> on a declaration, or a comment
/// <c>fake-secret: …</c> on the line of the value or on the line above.
/// </summary>
internal static class FakeMarks
{
    /// <summary>The text that starts the reason in a comment.</summary>
    internal const string Comment = "fake-secret:";

    /// <summary>Determines whether a value in C# code is marked.</summary>
    internal static bool Cover(SyntaxNode value)
    {
        foreach (var node in value.AncestorsAndSelf())
        {
            var lists = node switch
            {
                MemberDeclarationSyntax member => member.AttributeLists,
                ParameterSyntax parameter => parameter.AttributeLists,
                LocalFunctionStatementSyntax local => local.AttributeLists,
                LambdaExpressionSyntax lambda => lambda.AttributeLists,
                CompilationUnitSyntax unit => unit.AttributeLists,
                _ => default,
            };
            if (lists.Any(list => list.Attributes.Any(IsFakeSecret)))
            {
                return true;
            }
        }

        var text = value.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(value.SpanStart).LineNumber;
        return IsMarked(text.Lines[line].ToString()) || (line > 0 && IsMarked(text.Lines[line - 1].ToString()));
    }

    /// <summary>Determines whether a line contains the comment and a reason.</summary>
    internal static bool IsMarked(string line) =>
        line.IndexOf(Comment, StringComparison.OrdinalIgnoreCase) is var at and >= 0 && !string.IsNullOrWhiteSpace(line.Substring(at + Comment.Length));

    private static bool IsFakeSecret(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name.ToString();
        return name is "FakeSecret" or "FakeSecretAttribute";
    }
}
