using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Leaks;

/// <summary>
/// Fixes GTS1115: <c>$"Host={host};Password={password}"</c> becomes <c>new DbConnectionStringBuilder { ["Host"] = host, … }.ConnectionString</c>,
/// which quotes values where necessary.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionStringBuilderCodeFix))]
public sealed class ConnectionStringBuilderCodeFix() : SecretsCodeFix(AnalyzerRules.ComposedConnectionString)
{
    private const string Builder = "global::System.Data.Common.DbConnectionStringBuilder";

    private protected override CodeChange? ChangeFor(SemanticModel model, SyntaxNode node, Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is not { } text
            || model.GetTypeInfo(text).ConvertedType?.SpecialType != SpecialType.System_String
            || ConnectionSettings.Of(text) is not { } settings)
        {
            return null;
        }

        var members = string.Join(", ", settings.Select(setting => $"[\"{setting.Key}\"] = {setting.Value}"));
        return new("Use DbConnectionStringBuilder", editor => editor.ReplaceNode(text, (current, _) =>
        {
            var access = (MemberAccessExpressionSyntax)SyntaxFactory.ParseExpression($"new {Builder} {{ {members} }}.ConnectionString");
            var created = (ObjectCreationExpressionSyntax)access.Expression;
            return access.WithExpression(created.WithType(created.Type.WithAdditionalAnnotations(Simplifier.Annotation))).WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation);
        }));
    }
}
