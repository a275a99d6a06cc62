using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Environments;

/// <summary>GTS1501: an environment by name, <c>Secrets.Prod</c>, in code that is not marked as that environment's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnvironmentNamedAnalyzer : SecretsAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.EnvironmentNamed);

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var marks = new Lazy<EnvironmentMarks>(() => new(known, context.Options, CancellationToken.None));
        context.RegisterOperationAction(operation => Analyze(operation, known, marks), OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context, KnownSymbols known, Lazy<EnvironmentMarks> marks)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (reference.Instance is null
            && EnvironmentNames.IsNamed(reference.Property, known)
            && !AsksForNoValue(reference, known)
            && !marks.Value.Allow(reference.Property, Functions.Around(reference, context.ContainingSymbol), reference.Syntax.SyntaxTree))
        {
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.EnvironmentNamed, reference.Syntax.GetLocation(), reference.Syntax.ToString(), reference.Property.Name));
        }
    }

    // Secrets.Prod.ApiKeys.SecretName, nameof(Secrets.Prod)
    private static bool AsksForNoValue(IOperation environment, KnownSymbols known) =>
        Functions.AncestorsOf(environment).Any(ancestor => ancestor is INameOfOperation)
        || (environment.Parent is IPropertyReferenceOperation { Parent: IPropertyReferenceOperation { Property.ContainingType.OriginalDefinition: var type } }
            && KnownSymbols.Same(type, known.Accessor));
}
