using System.Collections.Concurrent;
using System.Collections.Immutable;
using Genie.TypedSecrets.Generator.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>
/// Follows values into methods and constructors of other types of the project, which they are passed to. Only methods that get a revealed
/// value are examined, each of their parameters once in a compilation.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class CalledMethods
{
    /// <summary>The number of types that a value is followed through: a helper, and what that calls.</summary>
    internal const int MostHops = 3;

    // A type with more members that name the method or a place of the value is not a helper.
    private const int MostMembers = 60;

    private readonly KnownSymbols _known;
    private readonly ConcurrentDictionary<(ISymbol Parameter, int Hops), RevealingCode?> _codes = new(KeyComparer.Instance);
    private readonly ConcurrentDictionary<ISymbol, IMethodSymbol?> _implementations = new(SymbolEqualityComparer.Default);
    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _types;

    internal CalledMethods(KnownSymbols known)
    {
        _known = known;
        _types = new(() => TypesOf(known.Compilation.Assembly.GlobalNamespace).ToList());
    }

    /// <summary>Gets the arguments of a call or an object creation that runs code of the project, with the parameters that the code has for them.</summary>
    internal IEnumerable<(IOperation Value, IParameterSymbol Parameter)> ArgumentsOf(IOperation operation)
    {
        var (method, arguments) = operation switch
        {
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.Ordinary } call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        return method is not null && method.DeclaringSyntaxReferences.Length > 0 && !method.IsImplicitlyDeclared && CodeOf(method.OriginalDefinition) is { } code
            ? arguments.Where(argument => argument.Parameter is { } parameter && parameter.Ordinal < code.Parameters.Length).Select(argument => (argument.Value, code.Parameters[argument.Parameter!.Ordinal]))
            : [];
    }

    /// <summary>Gets the code that a parameter's value reaches in its type, or null.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="hops">The number of further types that the value is followed through.</param>
    internal RevealingCode? Of(IParameterSymbol parameter, int hops) => hops <= 0 || !ValueCarriers.CanCarry(parameter.Type)
        ? null
        : _codes.GetOrAdd((parameter, hops), _ => Follow(parameter, hops - 1));

    private RevealingCode? Follow(IParameterSymbol parameter, int hops)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { ContainingType: { } type } method || KnownSymbols.Outermost(type) is not { } outermost || _known.IsGenerated(outermost))
        {
            return null;
        }

        // Parameters of primary constructors are used in all members.
        var names = method.MethodKind == MethodKind.Constructor ? new[] { type.Name, parameter.Name } : [method.Name];
        return RevealingCode.From(parameter, hops, names, MostMembers, SourceType.Of(outermost, _known), outermost, _known);
    }

    // The part of a partial method with the code. Of an interface's or an abstract method, the only implementation.
    private IMethodSymbol? CodeOf(IMethodSymbol method) => method.PartialImplementationPart
        ?? (method.IsAbstract ? _implementations.GetOrAdd(method, _ => OnlyImplementationOf(method)) : method);

    private IMethodSymbol? OnlyImplementationOf(IMethodSymbol method)
    {
        var found = _types.Value
            .Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct)
            .Select(type => method.ContainingType.TypeKind == TypeKind.Interface
                ? type.AllInterfaces.Contains(method.ContainingType, SymbolEqualityComparer.Default) ? type.FindImplementationForInterfaceMember(method) as IMethodSymbol : null
                : type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(candidate => KnownSymbols.Same(candidate.OverriddenMethod?.OriginalDefinition, method)))
            .Where(implementation => implementation is { IsAbstract: false })
            .Distinct(SymbolEqualityComparer.Default)
            .Take(2)
            .ToList();
        return found.Count == 1 ? (IMethodSymbol?)found[0] : null;
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space) =>
        space.GetTypeMembers().SelectMany(WithNested).Concat(space.GetNamespaceMembers().SelectMany(TypesOf));

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(WithNested).Prepend(type);

    private sealed class KeyComparer : IEqualityComparer<(ISymbol Parameter, int Hops)>
    {
        internal static KeyComparer Instance { get; } = new();

        public bool Equals((ISymbol Parameter, int Hops) x, (ISymbol Parameter, int Hops) y) => x.Hops == y.Hops && KnownSymbols.Same(x.Parameter, y.Parameter);

        public int GetHashCode((ISymbol Parameter, int Hops) obj) => SymbolEqualityComparer.Default.GetHashCode(obj.Parameter) ^ obj.Hops;
    }
}
