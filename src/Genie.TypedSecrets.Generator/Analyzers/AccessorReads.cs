using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers;

/// <summary>Recognizes how code reads a secret through its accessor.</summary>
internal static class AccessorReads
{
    /// <summary>Determines whether an operation is a synchronous read, which can block: <c>Secrets.Dev.ApiKeys.GithubToken</c>, <c>Secrets.Dev.ApiKeys.Get()</c>.</summary>
    internal static bool IsSynchronous(IOperation operation, KnownSymbols known) => operation switch
    {
        // The base class declares members such as the secret's name. Reading them does not fetch the secret.
        IPropertyReferenceOperation { Instance: { } instance } property =>
            known.IsAccessor(instance.Type) && !known.IsAccessorBase(property.Property.ContainingType),
        IInvocationOperation { TargetMethod: { Name: "Get", Parameters.IsEmpty: true } method } =>
            known.IsAccessorBase(method.ContainingType),
        _ => false,
    };
}
