using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>How code reads a secret through its accessor.</summary>
internal static class AccessorReads
{
    /// <summary>Whether it is a read that waits where it has to: <c>Secrets.Dev.ApiKeys.GithubToken</c>, <c>Secrets.Dev.ApiKeys.Get()</c>.</summary>
    internal static bool IsSynchronous(IOperation operation, KnownSymbols known) => operation switch
    {
        // What the base declares is the secret's name and the like, which nothing is fetched for.
        IPropertyReferenceOperation { Instance: { } instance } property =>
            known.IsAccessor(instance.Type) && !KnownSymbols.Same(property.Property.ContainingType.OriginalDefinition, known.Accessor),
        IInvocationOperation { TargetMethod: { Name: "Get", Parameters.IsEmpty: true } method } =>
            KnownSymbols.Same(method.ContainingType.OriginalDefinition, known.Accessor),
        _ => false,
    };
}
