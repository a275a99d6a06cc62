using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>
/// Recognizes values that are marked as fake, with a reason: <c>[FakeSecret("…")]</c> on a declaration, or a comment
/// <c>fake-secret: …</c> on the line of the value or on the line above.
/// </summary>
internal static class FakeMarks
{
    /// <summary>The text that starts the reason in a comment.</summary>
    internal const string Comment = "fake-secret:";

    // The marks of other scanners, on the line of the value: gitleaks, detect-secrets, GitGuardian, TruffleHog, CredScan.
    private static readonly string[] s_onTheLine = ["gitleaks:allow", "pragma: allowlist secret", "pragma: whitelist secret", "ggignore", "trufflehog:ignore", "CS001:SecretInline"];
    private static readonly string[] s_onTheLineAbove = ["pragma: allowlist nextline secret", "CS002:SecretInNextLine"];

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
        return Cover(text, line);
    }

    /// <summary>Determines whether the value in a line is marked by a comment, also by one of another scanner.</summary>
    internal static bool Cover(SourceText text, int line) =>
        IsMarked(text.Lines[line].ToString(), s_onTheLine) || (line > 0 && IsMarked(text.Lines[line - 1].ToString(), s_onTheLineAbove));

    private static bool IsMarked(string line, string[] others) => HasReason(line) || Array.Exists(others, mark => line.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool HasReason(string line) =>
        line.IndexOf(Comment, StringComparison.OrdinalIgnoreCase) is var at and >= 0 && !string.IsNullOrWhiteSpace(line.Substring(at + Comment.Length));

    private static bool IsFakeSecret(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name.ToString();
        return name is "FakeSecret" or "FakeSecretAttribute";
    }
}
