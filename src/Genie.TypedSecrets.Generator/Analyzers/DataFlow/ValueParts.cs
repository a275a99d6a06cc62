using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Distinguishes the parts of objects: elements of tuples, members that initializers set, values under constant keys.</summary>
internal static class ValueParts
{
    /// <summary>Gets the parts that an expression sets, with their names.</summary>
    internal static IEnumerable<(string Part, IOperation Value)> Of(IOperation? value) => value switch
    {
        IConversionOperation conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        ITupleOperation tuple => tuple.Elements.Select((element, index) => ($"Item{index + 1}", element)),
        IAnonymousObjectCreationOperation anonymous => Sets(anonymous.Initializers),
        IWithOperation copy => Sets(copy.Initializer.Initializers),
        IObjectCreationOperation creation when creation.Type is { } type && (HasParts(type) || IsDictionary(type)) =>
            Positional(creation).Concat(Sets(InitializersOf(creation))).Concat(Entries(creation)),
        _ => [],
    };

    /// <summary>Determines whether an expression consists of parts that are held separately.</summary>
    internal static bool HasParts(IOperation? value) => value switch
    {
        IConversionOperation conversion => HasParts(conversion.Operand),
        IParenthesizedOperation parenthesized => HasParts(parenthesized.Operand),
        ITupleOperation or IAnonymousObjectCreationOperation => true,
        IObjectCreationOperation { Type: { } type } creation => HasParts(type) || (IsDictionary(type) && creation.Arguments.IsEmpty),
        _ => false,
    };

    /// <summary>Determines whether the members of a type are held separately: types of the project, without those that serve as text.</summary>
    internal static bool HasParts(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named
        && (named.IsAnonymousType || named.Locations.Any(location => location.IsInSource));

    /// <summary>Gets the element of a tuple, by its position.</summary>
    internal static IOperation? ElementOf(ITupleOperation tuple, string part) => tuple.Elements
        .Where((_, index) => part == $"Item{index + 1}")
        .FirstOrDefault();

    /// <summary>Gets the value that an object creation gives a member.</summary>
    internal static IOperation? Of(IObjectCreationOperation creation, string part) => Of((IOperation)creation).Where(pair => pair.Part == part).Select(pair => pair.Value).LastOrDefault();

    /// <summary>Gets the value that an initializer gives a member.</summary>
    internal static IOperation? Set(IObjectOrCollectionInitializerOperation initializer, string part) => Sets(initializer.Initializers).Where(pair => pair.Part == part).Select(pair => pair.Value).LastOrDefault();

    /// <summary>Gets the value of a member of an anonymous object.</summary>
    internal static IOperation? Set(IAnonymousObjectCreationOperation anonymous, string part) => Sets(anonymous.Initializers).Where(pair => pair.Part == part).Select(pair => pair.Value).LastOrDefault();

    /// <summary>Gets the values that the initializer of an object creation sets or adds.</summary>
    internal static IEnumerable<IOperation> Assigned(IObjectCreationOperation creation) => InitializersOf(creation).SelectMany(item => item switch
    {
        IMemberInitializerOperation { Initializer.Initializers: var inner } => inner.SelectMany(AssignedBy),
        _ => AssignedBy(item),
    });

    private static IEnumerable<IOperation> AssignedBy(IOperation item) => item switch
    {
        ISimpleAssignmentOperation assignment => [assignment.Value],
        IInvocationOperation add => add.Arguments.Select(argument => argument.Value),
        _ => [],
    };

    /// <summary>Gets the constant key of an indexer, or null.</summary>
    internal static string? KeyOf(IPropertyReferenceOperation indexer) =>
        indexer is { Property.IsIndexer: true, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }] } ? key : null;

    /// <summary>Determines whether a type is a dictionary.</summary>
    internal static bool IsDictionary(ITypeSymbol type) => type.Name.IndexOf("Dictionary", StringComparison.Ordinal) >= 0 || type.Name is "NameValueCollection" or "Hashtable";

    private static IEnumerable<IOperation> InitializersOf(IObjectCreationOperation creation) => creation.Initializer is { } initializer ? initializer.Initializers : Enumerable.Empty<IOperation>();

    private static IEnumerable<(string Part, IOperation Value)> Sets(IEnumerable<IOperation> initializers) => initializers
        .OfType<ISimpleAssignmentOperation>()
        .Select(assignment => (NameOf(assignment.Target), assignment.Value))
        .Where(pair => pair.Item1 is not null)
        .Select(pair => (pair.Item1!, pair.Value));

    private static string? NameOf(IOperation target) => target switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => KeyOf(indexer),
        IMemberReferenceOperation member => member.Member.Name,
        _ => null,
    };

    // new Login("loader", …): the parameters of a record's primary constructor are its properties; others are often named like them.
    private static IEnumerable<(string Part, IOperation Value)> Positional(IObjectCreationOperation creation) => creation.Type!.IsRecord
        ? creation.Arguments.Where(argument => argument.Parameter is not null).Select(argument => (argument.Parameter!.Name, argument.Value))
        : [];

    // { { "user", … }, { "password", … } }
    private static IEnumerable<(string Part, IOperation Value)> Entries(IObjectCreationOperation creation) => InitializersOf(creation)
        .OfType<IInvocationOperation>()
        .Where(add => add.TargetMethod.Name == "Add" && add.Arguments.Length == 2)
        .Select(add => (Key: add.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } ? key : "[]", add.Arguments[1].Value))
        .Select(pair => (pair.Key, pair.Value));
}
