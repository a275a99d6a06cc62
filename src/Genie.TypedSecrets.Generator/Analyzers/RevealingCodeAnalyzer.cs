using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>
/// The base class of analyzers that look at types which call <c>Reveal()</c>. Other types cost one name comparison per call. The flows of
/// values within a type are computed once, for all analyzers.
/// </summary>
public abstract class RevealingCodeAnalyzer : SecretsAnalyzer
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, RevealedValues> s_values = new();

    private protected sealed override void Start(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var types = new ConcurrentDictionary<INamedTypeSymbol, RevealingTypeBuilder>(SymbolEqualityComparer.Default);
        context.RegisterSymbolStartAction(
            start =>
            {
                // A nested type is part of the outermost one, which ends after it.
                var type = KnownSymbols.Outermost((INamedTypeSymbol)start.Symbol);
                var builder = types.GetOrAdd(type, _ => new());
                start.RegisterOperationAction(
                    operation =>
                    {
                        if (known.IsReveal(((IInvocationOperation)operation.Operation).TargetMethod))
                        {
                            builder.HasReveal();
                        }
                    },
                    OperationKind.Invocation);
                start.RegisterOperationBlockAction(block => builder.Add(new(block.OwningSymbol, block.OperationBlocks)));
                if (start.Symbol.ContainingType is not null)
                {
                    return;
                }

                start.RegisterSymbolEndAction(end =>
                {
                    if (types.TryRemove(type, out var complete) && complete.Members() is { } members)
                    {
                        Analyze(new(type, members, s_values.GetValue(type, _ => RevealedValues.In(members, type, known)), known, end.ReportDiagnostic));
                    }
                });
            },
            SymbolKind.NamedType);
    }

    /// <summary>Analyzes a type that reveals a secret.</summary>
    private protected abstract void Analyze(RevealingType code);
}
