using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Represents a type whose code reveals secrets, with the code of all its members and of the types nested in it.</summary>
internal sealed class RevealingType
{
    private readonly Action<Diagnostic> _report;

    internal RevealingType(INamedTypeSymbol type, IReadOnlyList<RevealingMember> members, RevealedValues values, KnownSymbols known, Action<Diagnostic> report) =>
        (Type, Members, Values, Known, _report) = (type, members, values, known, report);

    /// <summary>Gets the outermost type.</summary>
    internal INamedTypeSymbol Type { get; }

    /// <summary>Gets the members with code.</summary>
    internal IReadOnlyList<RevealingMember> Members { get; }

    /// <summary>Gets the revealed values in the code.</summary>
    internal RevealedValues Values { get; }

    /// <summary>Gets the runtime's types.</summary>
    internal KnownSymbols Known { get; }

    /// <summary>Gets all operations of all members.</summary>
    internal IEnumerable<IOperation> Operations => Members.SelectMany(member => member.Operations);

    /// <summary>Reports a diagnostic.</summary>
    internal void Report(DiagnosticDescriptor rule, SyntaxNode place, params object?[] arguments) => _report(Diagnostic.Create(rule, place.GetLocation(), arguments));

    /// <summary>Reports a diagnostic.</summary>
    internal void Report(Diagnostic diagnostic) => _report(diagnostic);
}

/// <summary>Represents a member with code: a method, an accessor, or an initializer.</summary>
/// <param name="Symbol">The method, or the field or property that is initialized.</param>
/// <param name="Blocks">Its code.</param>
internal sealed record RevealingMember(ISymbol Symbol, ImmutableArray<IOperation> Blocks)
{
    /// <summary>Gets all operations of the member.</summary>
    internal IEnumerable<IOperation> Operations => Blocks.SelectMany(block => block.DescendantsAndSelf());
}
