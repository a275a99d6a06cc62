using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Environments;

/// <summary>Fixes GTS1501: marks the member with <c>[UsesEnvironment("prod")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkEnvironmentCodeFix))]
public sealed class MarkEnvironmentCodeFix() : SecretsCodeFix(AnalyzerRules.EnvironmentNamed)
{
    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } || MemberOf(node) is not { } member)
        {
            return null;
        }

        var environment = name.ToLowerInvariant();
        var line = NewLine.Of(node);
        return new("Mark the member with [UsesEnvironment]", editor => editor.ReplaceNode(member, (current, _) => HasMark(current, environment) ? current : WithMark((MemberDeclarationSyntax)current, environment, line)));
    }

    private static MemberDeclarationSyntax? MemberOf(SyntaxNode node) =>
        node.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(member => member is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax);

    private static bool HasMark(SyntaxNode member, string environment) =>
        ((MemberDeclarationSyntax)member).AttributeLists.ToString().IndexOf($"UsesEnvironment(\"{environment}\")", StringComparison.Ordinal) >= 0;

    private static MemberDeclarationSyntax WithMark(MemberDeclarationSyntax member, string environment, SyntaxTrivia line)
    {
        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(environment)));
        var attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName("global::Genie.TypedSecrets.UsesEnvironment").WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));

        // Of what precedes the member, comments stay before the attribute, and the indentation is repeated after it.
        var indentation = member.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).WithLeadingTrivia(member.GetLeadingTrivia()).WithTrailingTrivia(line);
        var bare = member.WithLeadingTrivia(indentation.RawKind == 0 ? default : SyntaxFactory.TriviaList(indentation));
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }
}
