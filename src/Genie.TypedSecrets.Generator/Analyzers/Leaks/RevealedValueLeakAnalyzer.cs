using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.Leaks.Sinks;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks;

/// <summary>Reports GTS1101 to GTS1113: a revealed value is written to a place where others can read it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevealedValueLeakAnalyzer : RevealingCodeAnalyzer
{
    // For a call that matches several sinks, the first one decides which rule is reported.
    private static readonly LeakSink[] s_sinks =
    [
        new LogSink(), new OutputSink(), new TelemetrySink(), new ExceptionSink(), new FileSink(), new ProcessSink(), new UrlSink(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = s_sinks.Select(sink => sink.Rule).ToImmutableArray();

    private protected override void Analyze(OperationBlockAnalysisContext context, KnownSymbols known)
    {
        var values = RevealedValues.In(context.OperationBlocks, known);
        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()))
        {
            foreach (var (sink, part) in s_sinks.SelectMany(sink => sink.WrittenBy(operation).SelectMany(values.PartsOf), (sink, part) => (sink, part)))
            {
                if (reported.Add(part.Syntax))
                {
                    context.ReportDiagnostic(Diagnostic.Create(sink.Rule, part.Syntax.GetLocation(), values.OriginOf(part)?.Secret, LeakSink.NameOf(operation)));
                }
            }
        }
    }
}
