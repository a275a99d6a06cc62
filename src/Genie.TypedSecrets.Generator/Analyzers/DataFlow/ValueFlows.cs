using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Represents the flow of a value to a place.</summary>
/// <param name="Target">The place.</param>
/// <param name="Value">The operation that yields the value, or null if it is in <paramref name="Source"/>.</param>
/// <param name="ValuePart">The part of the value that goes there, or null for all of it.</param>
/// <param name="Source">The symbol that holds the value, if no operation yields it: a parameter that a method sets.</param>
/// <param name="IsArgument">Whether the target is a parameter that gets its value from one call of several.</param>
/// <param name="Delegate">The symbol that holds the called delegate, whose parameter at <paramref name="Ordinal"/> is the target.</param>
/// <param name="Ordinal">The position of the parameter.</param>
internal readonly record struct ValueFlow(Place Target, IOperation? Value, string? ValuePart = null, ISymbol? Source = null, bool IsArgument = false, ISymbol? Delegate = null, int Ordinal = 0);

/// <summary>Finds the flows of values that one operation makes.</summary>
internal static class ValueFlows
{
    // The part of a collection that is written under a key that is not constant.
    private const string AnyKey = "[]";
    private const int MostMembers = 40;

    private static readonly HashSet<string> s_fillers = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "TryAdd", "TryAddWithoutValidation", "Insert", "Append", "AppendLine", "AppendFormat", "AppendJoin", "Replace", "Write", "WriteLine", "WriteAsync", "WriteLineAsync", "Push", "Enqueue", "Set", "AddLast", "AddFirst", "SetValue",
    };

    internal static IEnumerable<ValueFlow> Of(IOperation operation, ISymbol member) => operation switch
    {
        IVariableDeclaratorOperation { Symbol: var local } declarator => Into(local, declarator.GetVariableInitializer()?.Value),
        IFieldInitializerOperation initializer => initializer.InitializedFields.SelectMany(field => Into(field.OriginalDefinition, initializer.Value)),
        IPropertyInitializerOperation initializer => initializer.InitializedProperties.SelectMany(property => Into(property.OriginalDefinition, initializer.Value)),
        IDeconstructionAssignmentOperation { Target: ITupleOperation targets } assignment => Deconstructed(targets, assignment.Value),
        IDeconstructionAssignmentOperation { Target: IDeclarationExpressionOperation { Expression: ITupleOperation targets } } assignment => Deconstructed(targets, assignment.Value),
        IAssignmentOperation assignment => Assigned(assignment),
        IIsPatternOperation test => PatternFlows.Of(test.Pattern, test.Value),
        ISwitchOperation choice => PatternFlows.OfSwitch(choice),
        ISwitchExpressionOperation choice => PatternFlows.OfSwitch(choice),
        IForEachLoopOperation loop => Iterated(loop),
        IReturnOperation { ReturnedValue: { } value } => (ISymbol?)Functions.Around(operation) is { } function ? Into(function.OriginalDefinition, value) : member is IMethodSymbol method ? Into(method.OriginalDefinition, value) : [],
        IObjectCreationOperation { Constructor: { } constructor } creation => Passed(constructor, creation.Arguments),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call => IntoDelegate(call),
        IInvocationOperation call => Passed(call.TargetMethod, call.Arguments).Concat(IntoReceiver(call)).Concat(IntoLambdas(call)).Concat(OutOfReceiver(call)).Concat(IntoBuffers(call)),
        _ => [],
    };

    private static IEnumerable<ValueFlow> Into(ISymbol? target, IOperation? value) => target is null || value is null ? [] : Into(new Place(target, null), value);

    // An object is followed member by member, so that a harmless member stays harmless.
    private static IEnumerable<ValueFlow> Into(Place target, IOperation value)
    {
        if (target.Part is not null)
        {
            return [new(target, value)];
        }

        if (ValueParts.HasParts(value))
        {
            return ValueParts.Of(value).Select(part => new ValueFlow(target with { Part = part.Part }, part.Value));
        }

        var members = MembersOf(value.Type);
        return members.Count > 0 && value is not ILiteralOperation
            ? members.Select(part => new ValueFlow(target with { Part = part }, value, part))
            : [new(target, value)];
    }

    private static IReadOnlyList<string> MembersOf(ITypeSymbol? type)
    {
        var inner = type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;
        return inner is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements.Select((_, index) => $"Item{index + 1}")]
            : inner is { IsAnonymousType: true } || (ValueParts.HasParts(inner) && inner is not { TypeKind: TypeKind.Enum }) ? [.. inner!.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic && !property.IsIndexer).Select(property => property.Name).Take(MostMembers)]
            : [];
    }

    private static IEnumerable<ValueFlow> Assigned(IAssignmentOperation assignment)
    {
        // new Options { Token = … } is a part of the object, not of this type.
        if (assignment.Parent is IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation)
        {
            return [];
        }

        var flows = PlaceOf(assignment.Target) is { } place ? Into(place, assignment.Value) : [];
        return assignment.Target is IPropertyReferenceOperation { Property.SetMethod: { Parameters: [.., var value] } setter } && setter.DeclaringSyntaxReferences.Length > 0
            ? flows.Append(new(new(value.OriginalDefinition, null), assignment.Value, IsArgument: true))
            : flows;
    }

    private static IEnumerable<ValueFlow> Deconstructed(ITupleOperation targets, IOperation value)
    {
        if (value is ITupleOperation values)
        {
            return targets.Elements.Zip(values.Elements, (target, own) => PlaceOf(target) is { } place ? Into(place, own) : []).SelectMany(flows => flows);
        }

        var names = value.Type is INamedTypeSymbol { IsRecord: true } record
            ? record.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == targets.Elements.Length)?.Parameters.Select(parameter => parameter.Name).ToList()
            : null;
        return targets.Elements.SelectMany((target, index) => PlaceOf(target) is { } place
            ? [new ValueFlow(place, value, names?[index] ?? $"Item{index + 1}")]
            : Enumerable.Empty<ValueFlow>());
    }

    // foreach (var (key, value) in dictionary): the keys are not the values.
    private static IEnumerable<ValueFlow> Iterated(IForEachLoopOperation loop)
    {
        var isDictionary = loop.Collection is IConversionOperation { Operand.Type: { } type } ? ValueParts.IsDictionary(type) : loop.Collection.Type is { } own && ValueParts.IsDictionary(own);
        var locals = loop.LoopControlVariable is IDeclarationExpressionOperation && isDictionary ? loop.Locals.Skip(1) : loop.Locals;
        return locals.Select(local => new ValueFlow(new(local, null), loop.Collection));
    }

    // Arguments become the parameters of methods in source, and what those methods assign to ref and out parameters comes back.
    private static IEnumerable<ValueFlow> Passed(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        if (method.OriginalDefinition.DeclaringSyntaxReferences.Length == 0)
        {
            return [];
        }

        return arguments.Where(argument => argument.Parameter is not null).SelectMany(argument =>
        {
            var parameter = argument.Parameter!.OriginalDefinition;
            IEnumerable<ValueFlow> passed = [new(new(parameter, null), argument.Value, IsArgument: true)];
            return parameter.RefKind is RefKind.Ref or RefKind.Out && PlaceOf(argument.Value) is { } place
                ? passed.Append(new(place, null, Source: parameter))
                : passed;
        });
    }

    // builder.Append(value) puts the value into builder, however many calls are chained.
    private static IEnumerable<ValueFlow> IntoReceiver(IInvocationOperation call)
    {
        if (!s_fillers.Contains(call.TargetMethod.Name) || !ValueCarriers.IsFilled(call.TargetMethod.ContainingType) || PlaceOf(ValueCarriers.RootOf(call.Instance)) is not { } place)
        {
            return [];
        }

        var isKeyed = call.Arguments.Length == 2 && place.Part is null && ValueParts.IsDictionary(call.TargetMethod.ContainingType);
        var flows = isKeyed
            ? [new ValueFlow(place with { Part = call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } ? key : AnyKey }, call.Arguments[1].Value)]
            : ValueCarriers.PassedArguments(call).Select(argument => new ValueFlow(place, argument));

        // A writer on a stream fills the stream.
        var stream = call.Instance is ILocalReferenceOperation writer && Functions.InitializerOf(writer.Local, writer) is IObjectCreationOperation { Arguments: [{ Value: var first }, ..] } ? PlaceOf(first) : null;
        return stream is { } target ? flows.Concat(ValueCarriers.PassedArguments(call).Select(argument => new ValueFlow(target, argument))) : flows;
    }

    // values.Select(value => …): the lambda's parameter is an element of what it is called on.
    private static IEnumerable<ValueFlow> IntoLambdas(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        return receiver is null || !ValueCarriers.Passes(call.TargetMethod)
            ? []
            : call.Arguments
                .Select(argument => argument.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } ? lambda.Symbol : null)
                .Where(lambda => lambda is { Parameters.Length: > 0 })
                .Select(lambda => new ValueFlow(new(lambda!.Parameters[0], null), receiver, IsArgument: true));
    }

    // dictionary.TryGetValue("token", out var value)
    private static IEnumerable<ValueFlow> OutOfReceiver(IInvocationOperation call) => call.Instance is not { } instance || call.TargetMethod.DeclaringSyntaxReferences.Length > 0
        ? []
        : call.Arguments
            .Where(argument => argument.Parameter?.RefKind == RefKind.Out && ValueCarriers.CanCarry(argument.Parameter.Type))
            .Select(argument => PlaceOf(argument.Value) is { } place
                ? new ValueFlow(place, instance, call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } ? key : null)
                : (ValueFlow?)null)
            .Where(flow => flow is not null)
            .Select(flow => flow!.Value);

    // value.AsSpan().CopyTo(buffer), encoding.GetBytes(value, buffer)
    private static IEnumerable<ValueFlow> IntoBuffers(IInvocationOperation call)
    {
        if (!ValueCarriers.Passes(call.TargetMethod))
        {
            return [];
        }

        var buffers = call.Arguments.Where(ValueCarriers.IsBuffer).ToList();
        return buffers.Select(buffer => PlaceOf(ValueCarriers.RootOf(buffer.Value)))
            .Where(place => place is not null)
            .SelectMany(place => call.Arguments
                .Where(argument => !buffers.Contains(argument))
                .Select(argument => argument.Value)
                .Concat(call.Instance is { } instance ? [instance] : [])
                .Select(value => new ValueFlow(place!.Value, value)));
    }

    // f(value), where f holds a lambda: the value becomes the lambda's parameter.
    private static IEnumerable<ValueFlow> IntoDelegate(IInvocationOperation call) => ValueCarriers.HolderOf(call.Instance) is { } holder
        ? call.Arguments.Select((argument, index) => new ValueFlow(default, argument.Value, IsArgument: true, Delegate: holder, Ordinal: index))
        : [];

    /// <summary>Gets the place that an expression denotes, or null.</summary>
    internal static Place? PlaceOf(IOperation? target) => target switch
    {
        ILocalReferenceOperation local => new(local.Local, null),
        IParameterReferenceOperation parameter => new(parameter.Parameter.OriginalDefinition, null),
        IDeclarationExpressionOperation declaration => PlaceOf(declaration.Expression),
        IConversionOperation conversion => PlaceOf(conversion.Operand),
        IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple } element => PlaceOf(tuple) is { Part: null } whole ? whole with { Part = (element.Field.CorrespondingTupleField ?? element.Field).Name } : null,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => new(field.Field.OriginalDefinition, null),
        IFieldReferenceOperation { Instance: { } instance } field => PlaceOf(instance) is { Part: null } whole ? whole with { Part = field.Field.Name } : new(field.Field.OriginalDefinition, null),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } indexed } indexer => PlaceOf(indexed) is { Part: null } whole ? whole with { Part = ValueParts.KeyOf(indexer) ?? AnyKey } : PlaceOf(indexed),
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => new(property.Property.OriginalDefinition, null),
        IPropertyReferenceOperation { Instance: { } instance } property => PlaceOf(instance) is { Part: null } whole ? whole with { Part = property.Property.Name } : PlaceOf(instance),
        IArrayElementReferenceOperation element => PlaceOf(element.ArrayReference),
        _ => null,
    };
}
