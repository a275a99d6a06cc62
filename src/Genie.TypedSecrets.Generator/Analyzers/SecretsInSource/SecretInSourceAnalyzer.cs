using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Genie.TypedSecrets.Schema.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers.SecretsInSource;

/// <summary>GTS1201, GTS1202, GTS1203: a credential in a string of the code or in a configuration file that the compiler is given.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInSourceAnalyzer : SecretsAnalyzer
{
    // No credential is shorter, and most strings of a program are.
    private const int Shortest = 12;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        AnalyzerRules.CredentialInSource, AnalyzerRules.KeyValueInSource, AnalyzerRules.RandomValueInSource);

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var patterns = new KnownPatterns(SchemaKnowledge.Of(context.Compilation, context.Options, context.CancellationToken));
        context.RegisterSyntaxNodeAction(
            node => Analyze(node, patterns),
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.Utf8StringLiteralExpression,
            SyntaxKind.InterpolatedStringExpression);
        context.RegisterAdditionalFileAction(file => ConfigurationFiles.Analyze(file, patterns));
    }

    /// <summary>What is wrong with a text: at most one finding, the most certain.</summary>
    internal static (DiagnosticDescriptor Rule, DetectedCredential? Found, object[] Arguments)? Find(string text, Func<string?> name, KnownPatterns patterns)
    {
        if (text.Length < Shortest)
        {
            return null;
        }

        if (patterns.Find(text) is var (key, category))
        {
            return (AnalyzerRules.KeyValueInSource, null, [key, category]);
        }

        // Only what could be drawn by a machine is worth the question what it is assigned to.
        var mayBeNamed = text.IndexOf(' ') < 0 && text.Any(char.IsDigit);
        return CredentialDetector.Find(text, mayBeNamed ? name() : null) is [var found, ..]
            ? (found.Evidence == CredentialEvidence.Shape ? AnalyzerRules.CredentialInSource : AnalyzerRules.RandomValueInSource, found, [found.Kind])
            : null;
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, KnownPatterns patterns)
    {
        if (SourceTexts.Of((ExpressionSyntax)context.Node) is var (whole, text)
            && Find(text, () => AssignedName.Of(whole, context.SemanticModel, context.CancellationToken), patterns) is var (rule, _, arguments))
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, whole.GetLocation(), arguments));
        }
    }
}
