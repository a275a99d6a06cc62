using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.Code;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Environments;

/// <summary>Reports GTS1501: a named environment, <c>Secrets.Prod</c>, in code that is not marked with that environment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnvironmentNamedAnalyzer : SourceTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.EnvironmentNamed);

    private protected override void Start(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        if (known.IsTestProject)
        {
            return;
        }

        var marks = new Lazy<EnvironmentMarks>(() => new(known, context.Options, CancellationToken.None));
        RegisterMembers(context, known, Mentions.Secrets, (member, symbol) =>
        {
            if (MayName(member, known))
            {
                foreach (var reference in member.Operations.OfType<IPropertyReferenceOperation>())
                {
                    Analyze(reference, member.Symbol, known, marks, symbol);
                }
            }
        });
    }

    // Operations take the most time of an analyzer, so code that names only Secrets.Current doesn't get there.
    private static bool MayName(SourceMember member, KnownSymbols known) =>
        known.MentionedEverywhere.HasAny(Mentions.Secrets)
        || SourceMentions.RenamesSecrets(member.Tree, isGlobal: false)
        || member.MembersOf("Secrets").Any(name => name != "Current");

    private static void Analyze(IPropertyReferenceOperation reference, ISymbol member, KnownSymbols known, Lazy<EnvironmentMarks> marks, SymbolAnalysisContext context)
    {
        if (reference.Instance is null
            && EnvironmentNames.IsNamed(reference.Property, known)
            && !ReadsNoValue(reference, known)
            && !marks.Value.Allow(reference.Property, Functions.Around(reference, member), reference.Syntax.SyntaxTree))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                AnalyzerRules.EnvironmentNamed,
                reference.Syntax.GetLocation(),
                reference.Syntax.ToString(),
                reference.Property.Name,
                AdviceFor(reference)));
        }
    }

    // Secrets.Current has only the categories that all environments share, so it is suggested only where it compiles.
    private static string AdviceFor(IPropertyReferenceOperation environment)
    {
        var mark = $"mark the code with [UsesEnvironment(\"{environment.Property.Name.ToLowerInvariant()}\")]";
        if (environment.Parent is not IPropertyReferenceOperation { Property.Name: var category })
        {
            return $"If the code is meant for {environment.Property.Name} only, {mark}.";
        }

        var current = environment.Property.ContainingType.GetMembers("Current").OfType<IPropertySymbol>().FirstOrDefault()?.Type;
        return HasMember(current, category)
            ? $"Write Secrets.Current, or {mark}."
            : $"Not all environments have '{category}', so {mark}.";
    }

    private static bool HasMember(ITypeSymbol? type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    // Secrets.Prod.ApiKeys.SecretName, nameof(Secrets.Prod)
    private static bool ReadsNoValue(IOperation environment, KnownSymbols known) =>
        Functions.AncestorsOf(environment).Any(ancestor => ancestor is INameOfOperation)
        || (environment.Parent is IPropertyReferenceOperation { Parent: IPropertyReferenceOperation { Property.ContainingType.OriginalDefinition: var type } }
            && known.IsAccessorBase(type));
}
