using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Genie.TypedSecrets.Generator.Analyzers.Code;

/// <summary>The base class of analyzers that examine the code of a type, if its files contain certain words.</summary>
public abstract class SourceTypeAnalyzer : SecretsAnalyzer
{
    /// <summary>Registers a function that analyzes each member whose code contains one of the words.</summary>
    private protected static void RegisterMembers(CompilationStartAnalysisContext context, KnownSymbols known, Mentions words, Action<SourceMember, SymbolAnalysisContext> analyze) =>
        RegisterTypes(context, known, words, (code, symbol) =>
        {
            foreach (var member in code.MembersWith(words))
            {
                analyze(member, symbol);
            }
        });

    /// <summary>Registers a function that analyzes each outermost type whose files contain one of the words.</summary>
    private protected static void RegisterTypes(CompilationStartAnalysisContext context, KnownSymbols known, Mentions words, Action<SourceType, SymbolAnalysisContext> analyze) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol is INamedTypeSymbol { ContainingType: null } type
                    && SourceType.Of(type, known) is var code
                    && code.Mentioned.HasAny(words))
                {
                    analyze(code, symbol);
                }
            },
            SymbolKind.NamedType);
}
