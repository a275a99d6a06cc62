using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Stale;

/// <summary>Reports GTS1603: a lambda that outlives its method captures a value that was revealed before.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturedValueAnalyzer : RevealingCodeAnalyzer
{
    // Types that store the delegates they are given.
    private static readonly HashSet<string> s_keepers = new(StringComparer.Ordinal)
    {
        "IServiceCollection", "IHttpClientBuilder", "IHostBuilder", "IHostApplicationBuilder", "IApplicationBuilder", "IEndpointRouteBuilder",
        "WebApplication", "Timer", "PeriodicTimer", "OptionsBuilder", "IServiceProvider", "FileSystemWatcher", "CancellationToken", "ChangeToken", "IChangeToken", "SecretAuthenticationHandler",
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.CapturedValue);

    private protected override void Analyze(RevealingType code)
    {
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var lambda in code.Operations.OfType<IAnonymousFunctionOperation>().Where(IsKept))
        {
            foreach (var (symbol, use) in lambda.Body.Descendants().SelectMany(use => CapturedBy(use, lambda)))
            {
                if (OriginOf(use, code) is { } origin && reported.Add(symbol))
                {
                    code.Report(AnalyzerRules.CapturedValue, use.Syntax, symbol.Name, origin.Secret);
                }
            }
        }
    }

    private static RevealedValue? OriginOf(IOperation use, RevealingType code) => use is ILocalReferenceOperation local ? StaleConstructions.OriginOf(local, code.Values) : code.Values.OriginOf(use);

    private static IEnumerable<(ISymbol Symbol, IOperation Use)> CapturedBy(IOperation use, IAnonymousFunctionOperation lambda)
    {
        ISymbol? symbol = use switch
        {
            ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return symbol is not null && !symbol.DeclaringSyntaxReferences.Any(reference => lambda.Syntax.Span.Contains(reference.Span)) ? [(symbol, use)] : [];
    }

    // Stored in a field, property or event, returned, or registered with a type that stores it.
    private static bool IsKept(IAnonymousFunctionOperation lambda)
    {
        var outer = lambda.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return outer switch
        {
            IAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } => true,
            IEventAssignmentOperation => true,
            IReturnOperation { IsImplicit: false } statement => Functions.Around(statement) is null,
            IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: var type } } => s_keepers.Contains(type),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "CreateDataSource", ContainingType: var type } } } when KnownSymbols.IsRuntime(type) => true,
            IArgumentOperation { Parent: IInvocationOperation call } => Receiver(call) is { } receiver
                && (s_keepers.Contains(receiver.Name) || receiver.AllInterfaces.Any(face => s_keepers.Contains(face.Name))),
            _ => false,
        };
    }

    private static ITypeSymbol? Receiver(IInvocationOperation call) =>
        call.Instance?.Type ?? (call.TargetMethod.IsExtensionMethod && call.TargetMethod.Parameters is [{ Type: var extended }, ..] ? extended : call.TargetMethod.ContainingType);
}
