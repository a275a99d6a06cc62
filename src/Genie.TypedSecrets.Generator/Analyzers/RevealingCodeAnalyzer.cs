using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>An analyzer of members that reveal a secret somewhere. The others, nearly all, cost it a look at each call's name.</summary>
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
