using System.Collections.Immutable;
using System.Text;
using Genie.TypedSecrets.Generator.Analyzers;
using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;
using Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;
using Genie.TypedSecrets.CodeFixes.StringlyAccess;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Genie.TypedSecrets.CodeFixes.SecretsInSource;

/// <summary>
/// Fixes GTS1201 and GTS1203: adds a key to a schema and reads it through its accessor. The value itself is removed from the code; storing
/// the new one is a separate step (<c>genie-secrets put</c>), because the old one has to be revoked.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToSchemaCodeFix))]
public sealed class MoveToSchemaCodeFix : CodeFixProvider
{
    private const string DefaultKey = "api_key";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AnalyzerRules.CredentialInSource.Id, AnalyzerRules.RandomValueInSource.Id);

    /// <summary>Gets null: each key needs its own decision about name and category.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root is null)
        {
            return;
        }

        var schemas = SchemaKnowledge.Of(model.Compilation, context.Document.Project.AnalyzerOptions, context.CancellationToken);
        if (schemas.Files.FirstOrDefault(file => file.Model is { Root: ObjectReference, Environments.Count: 0 } category && IsForTokens(category)) is not { Text: { } file, Model: { } own })
        {
            (file, own) = schemas.Files.FirstOrDefault(candidate => candidate.Model is { Root: ObjectReference, Environments.Count: 0 });
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (file is not null && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax value && CanRead(value, model))
            {
                diagnostic.Properties.TryGetValue(SecretInSourceAnalyzer.AssignedName, out var name);
                var key = KeyFor(name, own);
                context.RegisterCodeFix(
                    CodeAction.Create($"Move to the schema '{own.Name}' as '{key}'", token => MoveAsync(context.Document, value, schemas.Namespace, file, own, key, token), nameof(MoveToSchemaCodeFix)),
                    diagnostic);
            }
        }
    }

    private static bool IsForTokens(CategoryModel category) => category.Name.IndexOf("key", StringComparison.Ordinal) >= 0 || category.Name.IndexOf("token", StringComparison.Ordinal) >= 0;

    // Not in places where the language requires a constant.
    private static bool CanRead(ExpressionSyntax value, SemanticModel model) =>
        model.GetTypeInfo(value).Type?.SpecialType == SpecialType.System_String
        && !value.Ancestors().Any(node => node is AttributeSyntax or ParameterSyntax or PatternSyntax or CaseSwitchLabelSyntax
            || node is FieldDeclarationSyntax { Modifiers: var field } && field.Any(SyntaxKind.ConstKeyword)
            || node is LocalDeclarationStatementSyntax { Modifiers: var local } && local.Any(SyntaxKind.ConstKeyword));

    // ClientSecret → client_secret, with a number where the schema has the key already.
    private static string KeyFor(string? name, CategoryModel category)
    {
        var words = KeyNames.Words(name?.Split(':', '/').Last() ?? string.Empty).Where(word => word.All(char.IsLetterOrDigit)).ToList();
        var key = words.Count == 0 || char.IsDigit(words[0][0]) ? DefaultKey : string.Join("_", words);
        var used = category.Objects[0].Keys.Select(known => KeyNames.Normalize(known.JsonName)).ToList();
        for (var number = 2; used.Contains(KeyNames.Normalize(key), StringComparer.Ordinal); number++)
        {
            key = $"{key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '_')}_{number}";
        }

        return key;
    }

    private static async Task<Solution> MoveAsync(Document document, ExpressionSyntax value, string @namespace, SchemaText file, CategoryModel category, string key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var identifier = IdentifierRules.ToIdentifier(key);
        var access = new TypedAccess(@namespace, $"Secrets.Current.{category.Identifier}", null, ImmutableDictionary<string, TypedKey>.Empty);
        var (accessor, needsUsing) = SecretsReference.Of(editor.SemanticModel, value.SpanStart, access);
        editor.ReplaceNode(value, (current, _) => TypedExpressions.Parse($"{accessor}.{identifier}.Reveal()", current));
        if (needsUsing)
        {
            SecretsReference.Import(editor, @namespace);
        }

        var solution = editor.GetChangedDocument().Project.Solution;
        var schema = document.Project.AdditionalDocuments.FirstOrDefault(candidate => candidate.FilePath == file.Path);
        return schema is null ? solution : solution.WithAdditionalDocumentText(schema.Id, SourceText.From(WithKey(file.Text, key), Encoding.UTF8));
    }

    // After the last key, with its indentation.
    private static string WithKey(string text, string key)
    {
        if ((JsonReader.Read(text).Root as JsonObject)?.Find("properties")?.Value is not JsonObject properties)
        {
            return text;
        }

        var entry = $"\"{key}\": {{ \"type\": \"string\", \"description\": \"Moved from source code.\" }}";
        if (properties.Members.Count == 0)
        {
            return text.Insert(properties.Span.Start + 1, $" {entry} ");
        }

        var last = properties.Members[properties.Members.Count - 1];
        var line = text.LastIndexOf('\n', last.NameSpan.Start);
        var indentation = line < 0 ? " " : text.Substring(line, last.NameSpan.Start - line);
        var isOnItsLine = string.IsNullOrWhiteSpace(indentation);
        return text.Insert(last.Value.Span.Start + last.Value.Span.Length, $",{(isOnItsLine ? (line > 0 && text[line - 1] == '\r' ? "\r" : string.Empty) + indentation : " ")}{entry}");
    }
}
