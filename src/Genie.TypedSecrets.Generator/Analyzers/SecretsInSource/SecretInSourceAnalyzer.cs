using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Genie.TypedSecrets.Schema.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>Reports GTS1201, GTS1202 and GTS1203: a secret in a string of the code or in a configuration file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInSourceAnalyzer : SecretsAnalyzer
{
    /// <summary>The diagnostic's property for the name that the value is assigned to.</summary>
    internal const string AssignedName = nameof(AssignedName);

    // Shorter texts, which most strings of a program are, are not looked at.
    private const int Shortest = 8;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        AnalyzerRules.CredentialInSource, AnalyzerRules.KeyValueInSource, AnalyzerRules.RandomValueInSource);

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var patterns = new KnownPatterns(SchemaKnowledge.Of(context.Compilation, context.Options, context.CancellationToken));
        var severity = new FindingSeverity(context.Compilation);
        var ignored = new Lazy<GitIgnoreRules>(() => GitIgnoreRules.Of(context.Options));
        context.RegisterSyntaxNodeAction(
            node => Analyze(node, patterns, severity),
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.Utf8StringLiteralExpression,
            SyntaxKind.InterpolatedStringExpression);
        context.RegisterAdditionalFileAction(file => ConfigurationFiles.Analyze(file, patterns, severity, ignored));
    }

    /// <summary>Finds the most certain finding for a text, or null.</summary>
    internal static (DiagnosticDescriptor Rule, DetectedCredential? Found, object[] Arguments)? Find(string text, Func<CredentialContext?> context, KnownPatterns patterns)
    {
        if (text.Length < Shortest)
        {
            return null;
        }

        if (patterns.Find(text) is var (key, category))
        {
            return (AnalyzerRules.KeyValueInSource, null, [key, category]);
        }

        return CredentialDetector.Find(text, CredentialDetector.DependsOnContext(text) ? context() ?? default : default) is [var found, ..]
            ? (found.Evidence == CredentialEvidence.Shape ? AnalyzerRules.CredentialInSource : AnalyzerRules.RandomValueInSource, found, [$"{found.Kind} ({found.Reason})"])
            : null;
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, KnownPatterns patterns, FindingSeverity severity)
    {
        if (SourceTexts.Of((ExpressionSyntax)context.Node) is not var (whole, text))
        {
            return;
        }

        CredentialContext? place = null;
        if (Find(text, () => place ??= LiteralContext.Of(whole, text, context.SemanticModel, context.CancellationToken), patterns) is var (rule, found, arguments)
            && !FakeMarks.Cover(whole))
        {
            place ??= LiteralContext.Of(whole, text, context.SemanticModel, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(
                rule,
                whole.GetLocation(),
                severity.Of(rule, found, context.Node.SyntaxTree.FilePath, place.Value.Name),
                additionalLocations: null,
                ImmutableDictionary<string, string?>.Empty.Add(AssignedName, place.Value.Name),
                arguments));
        }
    }
}
