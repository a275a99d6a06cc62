using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers.Leaks;

/// <summary>Reports GTS1101 to GTS1114: a revealed value is written to a place where others can read it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevealedValueLeakAnalyzer : RevealingCodeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = LeakSinks.All.Select(sink => sink.Rule).ToImmutableArray();

    private protected override void Analyze(RevealingType code)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var operation in code.Operations)
        {
            foreach (var (sink, part) in LeakSinks.PublishedBy(operation, code.Values))
            {
                if (reported.Add(part.Syntax))
                {
                    code.Report(sink.Rule, part.Syntax, code.Values.OriginOfContents(part)?.Secret, LeakSink.NameOf(operation));
                }
            }
        }
    }
}
