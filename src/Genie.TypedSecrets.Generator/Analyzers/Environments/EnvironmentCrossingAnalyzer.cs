using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.Environments;

/// <summary>Reports GTS1502: the value of a secret of one environment is written to a secret of another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnvironmentCrossingAnalyzer : RevealingCodeAnalyzer
{
    private static readonly string[] s_writers = ["Put", "Create", "Update", "Set", "Write", "Save"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AnalyzerRules.EnvironmentCrossed);

    private protected override void Analyze(RevealingType code)
    {
        foreach (var written in code.Operations.Select(WrittenBy).Where(written => written.Count > 1))
        {
            foreach (var part in written.SelectMany(code.Values.PartsOf))
            {
                if (code.Values.OriginOf(part) is { Environment: { } from } origin
                    && written.Select(name => Target(name, from, code)).FirstOrDefault(to => to is not null) is { } target
                    && !KnownSymbols.Same(target, from))
                {
                    code.Report(AnalyzerRules.EnvironmentCrossed, part.Syntax, origin.Secret, from.Name, target.Name);
                }
            }
        }
    }

    // The arguments of a call, or the members that a request's initializer sets.
    private static List<IOperation> WrittenBy(IOperation operation) => operation switch
    {
        IInvocationOperation call when IsWriter(call.TargetMethod.Name) => [.. call.Arguments.Select(argument => argument.Value)],
        IObjectCreationOperation { Initializer: { } initializer, Type: { } type } when IsWriter(type.Name) =>
            [.. initializer.Initializers.OfType<ISimpleAssignmentOperation>().Select(assignment => assignment.Value)],
        _ => [],
    };

    private static bool IsWriter(string name) => s_writers.Any(verb => name.StartsWith(verb, StringComparison.Ordinal));

    // The destination: Secrets.Dev.ApiKeys.SecretName, or "genie-dev/api-keys".
    private static IPropertySymbol? Target(IOperation name, IPropertySymbol from, RevealingType code) => name switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => Target(text, from, code),
        IPropertyReferenceOperation { Property: { Name: "SecretName", ContainingType.OriginalDefinition: var type } } when code.Known.IsAccessorBase(type) =>
            EnvironmentNames.Of(name, code.Known),
        IConversionOperation conversion => Target(conversion.Operand, from, code),
        ILocalReferenceOperation local => Functions.InitializerOf(local.Local, local) is { } initializer and not ILocalReferenceOperation ? Target(initializer, from, code) : null,
        _ => null,
    };

    private static IPropertySymbol? Target(string text, IPropertySymbol from, RevealingType code)
    {
        if (code.Schemas.Names is { } names)
        {
            return names.Match(text).Environment is { } environment
                ? EnvironmentsOf(from, code.Known).FirstOrDefault(property => EnvironmentNames.AreSame(environment, property.Name))
                : null;
        }

        // Without the schemas, which another project has, only the default form of names is known.
        var slash = text.IndexOf('/');
        return slash < 0 ? null : EnvironmentsOf(from, code.Known).FirstOrDefault(property => EndsIn(text.Substring(0, slash), property.Name));
    }

    private static IEnumerable<IPropertySymbol> EnvironmentsOf(IPropertySymbol environment, KnownSymbols known) => environment.ContainingType.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(property => EnvironmentNames.IsNamed(property, known));

    private static bool EndsIn(string prefix, string environment)
    {
        for (var dash = prefix.IndexOf('-'); dash >= 0; dash = prefix.IndexOf('-', dash + 1))
        {
            if (EnvironmentNames.AreSame(prefix.Substring(dash + 1), environment))
            {
                return true;
            }
        }

        return false;
    }
}
