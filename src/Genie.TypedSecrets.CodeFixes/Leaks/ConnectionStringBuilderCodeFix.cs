using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Genie.TypedSecrets.CodeFixes.Leaks;

/// <summary>
/// Fixes GTS1115: <c>$"Host={host};Password={password}"</c> becomes <c>new DbConnectionStringBuilder { ["Host"] = host, … }.ConnectionString</c>,
/// which quotes values where necessary.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionStringBuilderCodeFix))]
public sealed class ConnectionStringBuilderCodeFix : SecretsCodeFix
{
    private const string Builder = "global::System.Data.Common.DbConnectionStringBuilder";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AnalyzerRules.ComposedConnectionString.Id);

    private protected override string Title => "Use DbConnectionStringBuilder";

    private protected override bool CanFix(SemanticModel model, SyntaxNode node) =>
        TextOf(node) is { } text && model.GetTypeInfo(text).ConvertedType?.SpecialType == SpecialType.System_String && Settings(text) is not null;

    private protected override void Fix(SyntaxEditor editor, SemanticModel model, SyntaxNode node)
    {
        var text = TextOf(node)!;
        var settings = string.Join(", ", Settings(text)!.Select(setting => $"[\"{setting.Key}\"] = {setting.Value}"));
        editor.ReplaceNode(text, (current, _) =>
        {
            var access = (MemberAccessExpressionSyntax)SyntaxFactory.ParseExpression($"new {Builder} {{ {settings} }}.ConnectionString");
            var created = (ObjectCreationExpressionSyntax)access.Expression;
            return access.WithExpression(created.WithType(created.Type.WithAdditionalAnnotations(Simplifier.Annotation))).WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation);
        });
    }

    private static InterpolatedStringExpressionSyntax? TextOf(SyntaxNode node) => node.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>();

    // The settings of the text, each with an expression for its value; null if it is not made of settings only.
    private static List<(string Key, string Value)>? Settings(InterpolatedStringExpressionSyntax text)
    {
        var settings = new List<(string, string)>();
        string? key = null;
        var value = new List<InterpolatedStringContentSyntax>();
        foreach (var content in text.Contents)
        {
            if (content is InterpolationSyntax interpolation)
            {
                if (key is null || interpolation.AlignmentClause is not null || interpolation.FormatClause is not null)
                {
                    return null;
                }

                value.Add(content);
                continue;
            }

            var parts = ((InterpolatedStringTextSyntax)content).TextToken.ValueText.Split(';');
            for (var i = 0; i < parts.Length; i++)
            {
                // A semicolon ends the setting before it.
                if (i > 0 && key is not null)
                {
                    settings.Add((key, ExpressionOf(value)));
                    (key, value) = (null, []);
                }

                var equals = parts[i].IndexOf('=');
                if (key is null && equals > 0)
                {
                    key = parts[i].Substring(0, equals).Trim();
                    AddText(value, parts[i].Substring(equals + 1));
                }
                else if (key is not null)
                {
                    AddText(value, parts[i]);
                }
                else if (parts[i].Trim().Length > 0)
                {
                    return null;
                }
            }
        }

        if (key is not null)
        {
            settings.Add((key, ExpressionOf(value)));
        }

        return settings.Count > 1 && settings.TrueForAll(setting => setting.Item1.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_')) ? settings : null;
    }

    // The builder writes the quotes around a value itself.
    private static void AddText(List<InterpolatedStringContentSyntax> value, string text)
    {
        var own = text.Trim('\'', '"');
        if (own.Length > 0)
        {
            value.Add(SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, own, own, default)));
        }
    }

    private static string ExpressionOf(List<InterpolatedStringContentSyntax> value) => value switch
    {
        [] => "\"\"",
        [InterpolationSyntax { Expression: var expression }] => expression.ToString(),
        _ when value.TrueForAll(part => part is InterpolatedStringTextSyntax) => SyntaxFactory.Literal(string.Concat(value.Select(part => part.ToString()))).ToString(),
        _ => $"$\"{string.Concat(value.Select(part => part.ToString()))}\"",
    };
}
