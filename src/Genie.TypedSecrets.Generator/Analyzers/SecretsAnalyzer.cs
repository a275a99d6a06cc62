using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>The base class of all analyzers. They run concurrently, ignore generated code, and do nothing in a compilation that does not reference the runtime.</summary>
public abstract class SecretsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.Of(start.Compilation) is { } known)
            {
                Start(start, known);
            }
        });
    }

    /// <summary>Registers the actions for one compilation, which references the runtime.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, KnownSymbols known);
}
