using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Specifies where values are followed.</summary>
/// <param name="Type">The outermost type.</param>
/// <param name="Known">The runtime's types.</param>
/// <param name="Hops">The number of further types that a value is followed through when it is passed to their methods.</param>
/// <param name="Parameter">The parameter whose value is followed, or null for the values of the secrets that the type reveals.</param>
internal sealed record ValueScope(INamedTypeSymbol Type, KnownSymbols Known, int Hops, IParameterSymbol? Parameter);
