using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>
/// Represents a place that holds values: a local, a parameter, a field, a property, or a function for what it returns; as a whole, or one
/// part of it: an element of a tuple, a member of an object, the value under a constant key.
/// </summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Part">The name of the part, or null for the whole.</param>
internal readonly record struct Place(ISymbol Symbol, string? Part)
{
    /// <summary>Compares places by the identity of their symbols.</summary>
    internal static IEqualityComparer<Place> Comparer { get; } = new PlaceComparer();

    private sealed class PlaceComparer : IEqualityComparer<Place>
    {
        public bool Equals(Place x, Place y) => string.Equals(x.Part, y.Part, StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(x.Symbol, y.Symbol);

        public int GetHashCode(Place obj) => SymbolEqualityComparer.Default.GetHashCode(obj.Symbol) ^ (obj.Part is null ? 0 : StringComparer.Ordinal.GetHashCode(obj.Part));
    }
}
