using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Redaction;

/// <summary>
/// Fixes GTS1803: the member of the object becomes a <c>Secret&lt;T&gt;</c>, <c>new Login(db.Username, db.Password.Reveal())</c> becomes
/// <c>new Login(db.Username, db.Password)</c>, and code that reads the member reveals it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretMemberCodeFix))]
public sealed class SecretMemberCodeFix() : SecretsCodeFix(AnalyzerRules.PlainCopy)
{
    private static readonly SyntaxAnnotation s_revealed = new("revealed");

    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic) =>
        SecretMemberPlan.Of(model, node) is { } plan ? new("Keep the secret in the object", editor => Apply(editor, plan)) : null;

    // The second finding of the same member has the same plan, and finds the changes of the first one.
    private static void Apply(SyntaxEditor editor, SecretMemberPlan plan)
    {
        editor.ReplaceNode(plan.Type, (current, _) => IsSecret((TypeSyntax)current) ? current : SecretOf((TypeSyntax)current).WithTriviaFrom(current).WithAdditionalAnnotations(Simplifier.Annotation));
        foreach (var write in plan.Writes)
        {
            editor.ReplaceNode(write, (current, _) => current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Reveal" } reveal } ? reveal.Expression.WithTriviaFrom(current) : current);
        }

        foreach (var read in plan.Reads)
        {
            editor.ReplaceNode(read, (current, _) => IsRevealed(current) ? current : Revealed((ExpressionSyntax)current, plan.IsNullable, IsStartOfChain(read)).WithAdditionalAnnotations(s_revealed));
        }
    }

    private static bool IsSecret(TypeSyntax type) => type.ToString().IndexOf("Secret<", StringComparison.Ordinal) >= 0;

    private static bool IsRevealed(SyntaxNode read) => read.HasAnnotation(s_revealed);

    private static TypeSyntax SecretOf(TypeSyntax type) => type is NullableTypeSyntax { ElementType: var element }
        ? SyntaxFactory.ParseTypeName($"global::Genie.TypedSecrets.Secret<{element.WithoutTrivia()}>?")
        : SyntaxFactory.ParseTypeName($"global::Genie.TypedSecrets.Secret<{type.WithoutTrivia()}>");

    private static ExpressionSyntax Revealed(ExpressionSyntax read, bool isNullable, bool isStartOfChain)
    {
        var reveal = SyntaxFactory.IdentifierName("Reveal");
        ExpressionSyntax call = isNullable
            ? SyntaxFactory.ConditionalAccessExpression(read.WithoutTrivia(), SyntaxFactory.InvocationExpression(SyntaxFactory.MemberBindingExpression(reveal)))
            : SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, read.WithoutTrivia(), reveal));
        return (isNullable && isStartOfChain ? SyntaxFactory.ParenthesizedExpression(call) : call).WithTriviaFrom(read);
    }

    // In login.Password!.Length, the rest of the chain would belong to the conditional access.
    private static bool IsStartOfChain(SyntaxNode read) => read.Parent switch
    {
        PostfixUnaryExpressionSyntax suppressed => IsStartOfChain(suppressed),
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax => true,
        _ => false,
    };
}
