using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Which environment an expression names, and when two ways to write a name mean the same one.</summary>
internal static class EnvironmentNames
{
    // Deep enough for a chain of locals that a person wrote; a local that is declared by itself ends there.
    private const int MaxDepth = 32;

    /// <summary>The property of the environment that an expression starts from: of <c>Secrets.Prod.ApiKeys.GithubToken</c>, <c>Secrets.Prod</c>.</summary>
    internal static IPropertySymbol? Of(IOperation? operation, KnownSymbols known)
    {
        for (var depth = 0; operation is not null && depth < MaxDepth; depth++)
        {
            if (operation is IPropertyReferenceOperation { Property: var property } && IsNamed(property, known))
            {
                return property;
            }

            operation = operation switch
            {
                IMemberReferenceOperation member => member.Instance,
                IInvocationOperation { Instance: { } instance } => instance,
                IInvocationOperation { Arguments: [{ Value: var first }, ..], TargetMethod.IsExtensionMethod: true } => first,
                IAwaitOperation wait => wait.Operation,
                IConversionOperation conversion => conversion.Operand,
                ILocalReferenceOperation local => Functions.InitializerOf(local.Local, local),
                IConditionalAccessInstanceOperation => Functions.AncestorsOf(operation).OfType<IConditionalAccessOperation>().FirstOrDefault()?.Operation,
                _ => null,
            };
        }

        return null;
    }

    /// <summary>Whether a property is an environment by name: <c>Secrets.Prod</c>, and not <c>Secrets.Current</c>.</summary>
    internal static bool IsNamed(IPropertySymbol property, KnownSymbols known) =>
        property is { IsStatic: true, Name: not "Current" } && known.IsEnvironment(property.Type) && known.IsRoot(property.ContainingType);

    /// <summary>Whether a manifest's name and a C# name are those of one environment: <c>us-prod</c> and <c>UsProd</c>.</summary>
    internal static bool AreSame(string name, string identifier) =>
        string.Equals(Letters(name), Letters(identifier), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => new([.. name.Where(char.IsLetterOrDigit)]);
}
