using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Collects the names by which other members of a type can get at a value.</summary>
internal sealed class ReachedMembers
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Gets the names of fields, properties, methods, and parameters of constructors.</summary>
    internal IReadOnlyCollection<string> Names => _names;

    /// <summary>Adds a place that holds a value, or a function that gets one. Locals are not visible in other members.</summary>
    internal void Add(ISymbol? symbol)
    {
        switch (symbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                _names.Add(constructor.ContainingType.Name);
                break;
            case IMethodSymbol { AssociatedSymbol: { } property }:
                _names.Add(property.Name);
                break;
            case IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method }:
                _names.Add(method.Name);
                break;
            case IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }:
                _names.Add(symbol.Name);
                break;
        }
    }
}
