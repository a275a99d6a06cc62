using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Finds the name of a secret for messages: the last name in the expression that yields it.</summary>
internal static class SecretDisplayName
{
    internal static string Of(IOperation? secret) => secret switch
    {
        IMemberReferenceOperation member => member.Member.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        IConversionOperation conversion => Of(conversion.Operand),
        IConditionalAccessInstanceOperation instance => OfAccess(instance),
        _ => "the secret",
    };

    // In a?.Reveal() the secret is a.
    private static string OfAccess(IConditionalAccessInstanceOperation instance) =>
        Functions.AncestorsOf(instance).OfType<IConditionalAccessOperation>().FirstOrDefault() is { } access ? Of(access.Operation) : "the secret";
}
