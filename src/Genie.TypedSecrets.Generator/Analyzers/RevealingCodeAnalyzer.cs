using Genie.TypedSecrets.Generator.Analyzers.Code;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>
/// The base class of analyzers that look at types which call <c>Reveal()</c>. Types in files without that word cost one search of the text,
/// for all analyzers together. The operations of a type and the flows of values within it are computed once, too.
/// </summary>
public abstract class RevealingCodeAnalyzer : SourceTypeAnalyzer
{
    private protected sealed override void Start(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var (compilation, options) = (context.Compilation, context.Options);
        var schemas = new Lazy<SchemaKnowledge>(() => SchemaKnowledge.Of(compilation, options, CancellationToken.None));
        RegisterTypes(context, known, Mentions.Reveal, (code, symbol) =>
        {
            if (code.Revealing is { } revealing)
            {
                Analyze(new((INamedTypeSymbol)symbol.Symbol, revealing, known, schemas, symbol.ReportDiagnostic));
            }
        });
    }

    /// <summary>Analyzes a type that reveals a secret.</summary>
    private protected abstract void Analyze(RevealingType code);
}
