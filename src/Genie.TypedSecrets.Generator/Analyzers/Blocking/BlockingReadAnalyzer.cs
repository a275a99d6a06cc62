using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Blocking;

/// <summary>Reports GTS1701: a synchronous read of a secret in an asynchronous method, lambda or program.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingReadAnalyzer : SourceTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.BlockingRead);

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known) =>
        RegisterMembers(context, known, Mentions.Secrets, (member, symbol) =>
        {
            // Operations take the most time of an analyzer, so only code that can await gets there.
            if (member.IsAsynchronous)
            {
                foreach (var read in member.Operations)
                {
                    Analyze(read, member.Symbol, known, symbol);
                }
            }
        });

    private static void Analyze(IOperation read, ISymbol member, KnownSymbols known, SymbolAnalysisContext context)
    {
        if (AccessorReads.IsSynchronous(read, known)
            && Functions.Around(read, member) is IMethodSymbol { IsAsync: true }
            && CanAwait(read)
            && !IsPreloaded(read, known))
        {
            var instead = read is IPropertyReferenceOperation property ? $"(await ….GetAsync()).{property.Property.Name}" : "await ….GetAsync()";
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.BlockingRead, read.Syntax.GetLocation(), read.Syntax.ToString(), instead));
        }
    }

    // C# allows no await in a lock or an exception filter. An expression in nameof is not evaluated.
    private static bool CanAwait(IOperation read) => !read.Syntax.Ancestors()
        .TakeWhile(node => node is not (MemberDeclarationSyntax and not GlobalStatementSyntax))
        .Any(node => node is LockStatementSyntax or CatchFilterClauseSyntax)
        && !Functions.AncestorsOf(read).Any(ancestor => ancestor is INameOfOperation);

    // After Secrets.PreloadAsync in the same body the value is in the cache.
    private static bool IsPreloaded(IOperation read, KnownSymbols known) => Functions.RootOf(read)
        .Descendants()
        .TakeWhile(operation => operation.Syntax.SpanStart < read.Syntax.SpanStart)
        .Any(operation => operation is IInvocationOperation { TargetMethod: { Name: "PreloadAsync" } method } && (known.IsRoot(method.ContainingType) || known.IsRootBase(method.ContainingType)));
}
