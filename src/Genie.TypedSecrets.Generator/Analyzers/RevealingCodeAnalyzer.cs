using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>The base class of analyzers that look at members which call <c>Reveal()</c>. Other members cost one name comparison per call.</summary>
public abstract class RevealingCodeAnalyzer : SecretsAnalyzer
{
    private protected sealed override void Start(CompilationStartAnalysisContext context, KnownSymbols known) => context.RegisterOperationBlockStartAction(block =>
    {
        var reveals = 0;
        block.RegisterOperationAction(
            operation =>
            {
                if (known.IsReveal(((IInvocationOperation)operation.Operation).TargetMethod))
                {
                    Interlocked.Exchange(ref reveals, 1);
                }
            },
            OperationKind.Invocation);
        block.RegisterOperationBlockEndAction(end =>
        {
            if (Volatile.Read(ref reveals) != 0)
            {
                Analyze(end, known);
            }
        });
    });

    /// <summary>Analyzes a member that reveals a secret.</summary>
    private protected abstract void Analyze(OperationBlockAnalysisContext context, KnownSymbols known);
}
