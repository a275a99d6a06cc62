using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Finds the environment that an expression names, and compares the spellings of environment names.</summary>
internal static class EnvironmentNames
{
    // More than any chain of locals in real code. It also ends the search at a local that refers to itself.
    private const int MaxDepth = 32;

    /// <summary>Gets the environment's property that an expression starts from: for <c>Secrets.Prod.ApiKeys.GithubToken</c>, <c>Secrets.Prod</c>.</summary>
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

    /// <summary>Determines whether a property names an environment, such as <c>Secrets.Prod</c>. <c>Secrets.Current</c> does not.</summary>
    internal static bool IsNamed(IPropertySymbol property, KnownSymbols known) =>
        property is { Name: not "Current" } && known.IsEnvironment(property.Type) && known.IsRoot(property.ContainingType);

    /// <summary>Determines whether a name in the manifest and a C# name mean the same environment: <c>us-prod</c> and <c>UsProd</c>.</summary>
    internal static bool AreSame(string name, string identifier) =>
        string.Equals(Letters(name), Letters(identifier), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => new([.. name.Where(char.IsLetterOrDigit)]);
}
