using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Finds the locals that patterns declare, with the part of the value that each holds.</summary>
internal static class PatternFlows
{
    internal static IEnumerable<ValueFlow> Of(IPatternOperation pattern, IOperation value) =>
        Declared(pattern, part: null).Where(declared => ValueCarriers.CanCarry(declared.Local.Type)).Select(declared => new ValueFlow(new(declared.Local, null), value, declared.Part));

    internal static IEnumerable<ValueFlow> OfSwitch(ISwitchOperation choice) => choice.Cases
        .SelectMany(section => section.Clauses)
        .OfType<IPatternCaseClauseOperation>()
        .SelectMany(clause => Of(clause.Pattern, choice.Value));

    internal static IEnumerable<ValueFlow> OfSwitch(ISwitchExpressionOperation choice) => choice.Arms.SelectMany(arm => Of(arm.Pattern, choice.Value));

    // The members in a nested pattern are parts of the value; the first name counts, as of other parts.
    private static IEnumerable<(ILocalSymbol Local, string? Part)> Declared(IPatternOperation pattern, string? part) => pattern switch
    {
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } => [(local, part)],
        IRecursivePatternOperation recursive => Own(recursive.DeclaredSymbol, part)
            .Concat(recursive.PropertySubpatterns.Where(IsValue).SelectMany(inner => Declared(inner.Pattern, part ?? NameOf(inner))))
            .Concat(recursive.DeconstructionSubpatterns.SelectMany((inner, index) => Declared(inner, part ?? $"Item{index + 1}"))),
        IListPatternOperation list => Own(list.DeclaredSymbol, part).Concat(list.Patterns.SelectMany(inner => Declared(inner, part))),
        ISlicePatternOperation { Pattern: { } inner } => Declared(inner, part),
        IBinaryPatternOperation both => Declared(both.LeftPattern, part).Concat(Declared(both.RightPattern, part)),
        INegatedPatternOperation negated => Declared(negated.Pattern, part),
        _ => [],
    };

    private static IEnumerable<(ILocalSymbol Local, string? Part)> Own(ISymbol? symbol, string? part) => symbol is ILocalSymbol local ? [(local, part)] : [];

    private static string? NameOf(IPropertySubpatternOperation inner) => (inner.Member as IMemberReferenceOperation)?.Member.Name;

    private static bool IsValue(IPropertySubpatternOperation inner) => inner.Member is not IPropertyReferenceOperation { Property: var property } || ValueCarriers.ExposesValue(property);
}
