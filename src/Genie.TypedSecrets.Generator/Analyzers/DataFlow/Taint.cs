using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Represents the content that an expression can have: a revealed value, and the values of parameters, which depend on the call.</summary>
/// <param name="Revealed">The revealed value, or null.</param>
/// <param name="Parameters">The parameters whose values the expression can contain.</param>
internal readonly record struct Taint(RevealedValue? Revealed, ImmutableHashSet<ISymbol>? Parameters)
{
    /// <summary>Gets a value that indicates whether the expression contains neither.</summary>
    internal bool IsEmpty => Revealed is null && (Parameters is null || Parameters.IsEmpty);

    internal static Taint Of(ISymbol parameter) => new(null, ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default, parameter));

    internal static Taint Union(IEnumerable<Taint> taints)
    {
        var all = default(Taint);
        foreach (var taint in taints)
        {
            all = all.With(taint);
        }

        return all;
    }

    /// <summary>Adds what another expression can contain.</summary>
    internal Taint With(Taint other) => new(
        Revealed is { IsStructured: true } ? other.Revealed ?? Revealed : Revealed ?? other.Revealed,
        Parameters is null ? other.Parameters : other.Parameters is null ? Parameters : Parameters.Union(other.Parameters));

    /// <summary>Determines whether another taint adds anything to this one.</summary>
    internal bool Covers(Taint other) =>
        (other.Revealed is null || Revealed is { IsStructured: false } || (Revealed is not null && other.Revealed.IsStructured))
        && (other.Parameters is null || (Parameters is not null && other.Parameters.IsSubsetOf(Parameters)));
}
