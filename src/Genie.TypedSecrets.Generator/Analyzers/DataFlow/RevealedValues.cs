using Genie.TypedSecrets.Generator.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Determines where in the code of a type the values of revealed secrets are.</summary>
/// <remarks>
/// Values are followed through all members of the type and of the types nested in it. A method's result is summarized as the values that it
/// reveals and the parameters that it contains, so that a call with a harmless argument stays harmless. The order of statements is ignored:
/// a local that holds a revealed value somewhere holds it everywhere. Immutable once created.
/// </remarks>
internal sealed partial class RevealedValues
{
    // More than hand-written code needs. The limit bounds the time that is spent in generated code and in malicious code.
    private const int MaxRounds = 24;
    private const int MaxDepth = 400;

    private readonly KnownSymbols _known;
    private readonly ValueScope _scope;
    private readonly Dictionary<Place, Taint> _held = new(Place.Comparer);
    private readonly Dictionary<ISymbol, HashSet<string>> _parts = new(SymbolEqualityComparer.Default);

    // The revealed values that calls within the type pass to parameters.
    private readonly Dictionary<ISymbol, RevealedValue> _passed = new(SymbolEqualityComparer.Default);
    private readonly ReachedMembers _reached = new();
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> _functions = new(SymbolEqualityComparer.Default);

    [ThreadStatic]
    private static int t_depth;

    private RevealedValues(ValueScope scope)
    {
        (_scope, _known) = (scope, scope.Known);
        if (scope.Parameter is { } parameter)
        {
            _passed.Add(parameter, new(parameter.Name, null));
            _reached.Add(parameter);
        }
    }

    /// <summary>Follows the values in the members of a type.</summary>
    internal static RevealedValues In(IEnumerable<SourceMember> members, ValueScope scope)
    {
        var values = new RevealedValues(scope);
        var flows = members
            .SelectMany(member => (IEnumerable<IOperation>)member.Operations, (member, operation) => (Member: member.Symbol, Operation: operation))
            .SelectMany(pair => ValueFlows.Of(pair.Operation, pair.Member))
            .ToList();
        values.FindFunctions(flows);
        for (var round = 0; round < MaxRounds && values.Follow(flows); round++)
        {
            // A value that reached a place can reach another one from there.
        }

        return values;
    }

    /// <summary>Gets the origin of the revealed value that an operation yields, or null.</summary>
    internal RevealedValue? OriginOf(IOperation? operation) => Resolve(Evaluate(operation));

    /// <summary>Gets the smallest parts of an expression that contain revealed values: of <c>$"a {x} b {y}"</c>, those are <c>x</c> and <c>y</c>.</summary>
    internal IEnumerable<IOperation> PartsOf(IOperation operation)
    {
        if (OriginOf(operation) is null)
        {
            return [];
        }

        var parts = ValueCarriers.IsStringBuilding(operation)
            ? ValueCarriers.PartsOf(operation).SelectMany(PartsOf).ToList()
            : [];
        return parts.Count > 0 ? parts : [operation];
    }

    /// <summary>Gets the parts of an expression that put revealed values into it when it is serialized, with the members of objects.</summary>
    internal IEnumerable<IOperation> ContentsOf(IOperation operation)
    {
        if (OriginOf(operation) is not null)
        {
            return PartsOf(operation);
        }

        return operation switch
        {
            IArgumentOperation argument => ContentsOf(argument.Value),
            IConversionOperation conversion => ContentsOf(conversion.Operand),
            IObjectCreationOperation creation => (ValueParts.HasParts(creation.Type) ? creation.Arguments.SelectMany(ContentsOf) : []).Concat(ValueParts.Assigned(creation).SelectMany(ContentsOf)),
            _ => OriginOfContents(operation) is not null ? [operation] : [],
        };
    }

    /// <summary>Gets the origin of the revealed value in an expression or in one of its members, or null.</summary>
    internal RevealedValue? OriginOfContents(IOperation operation) => OriginOf(operation)
        ?? (ValueCarriers.HolderOf(operation) is { } holder && _parts.TryGetValue(holder, out var parts) ? Resolve(Taint.Union(parts.Select(part => _held[new(holder, part)]))) : null);

    /// <summary>Gets a value that indicates whether the result of a method contains a revealed value.</summary>
    internal bool AreReturnedBy(IMethodSymbol method) => Resolve(Whole(method)) is not null;

    /// <summary>Gets the arguments of a call that are revealed values, with the code of the other type that they get to.</summary>
    internal IEnumerable<(IOperation Argument, RevealingCode Called)> Passed(IOperation call)
    {
        foreach (var (value, parameter) in _known.CalledMethods.ArgumentsOf(call))
        {
            if (!IsOwn(parameter.ContainingSymbol) && OriginOf(value) is not null && _known.CalledMethods.Of(parameter, _scope.Hops) is { } called)
            {
                yield return (value, called);
            }
        }
    }

    /// <summary>Gets the names of the fields, properties, methods and parameters that the values reach.</summary>
    internal IReadOnlyCollection<string> ReachedNames => _reached.Names;

    private bool Follow(List<ValueFlow> flows)
    {
        var found = false;
        foreach (var flow in flows)
        {
            var taint = flow.Value is not null ? PartOf(flow.Value, flow.ValuePart) : Whole(flow.Source!);
            if (taint.IsEmpty)
            {
                continue;
            }

            if (flow.IsArgument)
            {
                _reached.Add(Resolve(taint) is null ? null : flow.Delegate);
                foreach (var parameter in ParametersOf(flow))
                {
                    if (Resolve(taint) is { } passed && !_passed.ContainsKey(parameter))
                    {
                        _passed.Add(parameter, passed);
                        _reached.Add(parameter);
                        _reached.Add(parameter.ContainingSymbol);
                        found = true;
                    }
                }

                continue;
            }

            // A field keeps the values that any call has assigned to it.
            taint = flow.Target.Symbol is IFieldSymbol or IPropertySymbol ? new(Resolve(taint), null) : taint;
            found |= Hold(flow.Target, taint);
        }

        return found;
    }

    // The lambdas and methods that are assigned to a delegate variable anywhere.
    private void FindFunctions(List<ValueFlow> flows)
    {
        foreach (var flow in flows)
        {
            var function = flow.Value is IDelegateCreationOperation { Target: var target } ? target switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                IMethodReferenceOperation method => method.Method.OriginalDefinition,
                _ => null,
            } : null;
            if (function is not null && flow.Target.Symbol is { } holder)
            {
                if (!_functions.TryGetValue(holder, out var functions))
                {
                    _functions.Add(holder, functions = []);
                }

                functions.Add(function);
            }
        }
    }

    private IEnumerable<ISymbol> ParametersOf(ValueFlow flow) => flow.Delegate is null
        ? [flow.Target.Symbol]
        : _functions.TryGetValue(flow.Delegate, out var functions) ? functions.Where(function => flow.Ordinal < function.Parameters.Length).Select(function => (ISymbol)function.Parameters[flow.Ordinal]) : [];

    private bool Hold(Place place, Taint taint)
    {
        if (taint.IsEmpty || (_held.TryGetValue(place, out var held) && held.Covers(taint)))
        {
            return false;
        }

        _held[place] = held.With(taint);
        _reached.Add(Resolve(taint) is null ? null : place.Symbol);
        if (place.Part is not null)
        {
            if (!_parts.TryGetValue(place.Symbol, out var parts))
            {
                _parts.Add(place.Symbol, parts = new(StringComparer.Ordinal));
            }

            parts.Add(place.Part);
        }

        return true;
    }

    private RevealedValue? Resolve(Taint taint) => taint.Revealed
        ?? taint.Parameters?.Select(parameter => _passed.TryGetValue(parameter, out var passed) ? passed : null).FirstOrDefault(passed => passed is not null);

    private Taint Evaluate(IOperation? operation)
    {
        if (operation is null || t_depth > MaxDepth)
        {
            return default;
        }

        t_depth++;
        try
        {
            return operation switch
            {
                IInvocationOperation call => OfCall(call),
                ILocalReferenceOperation local => Whole(local.Local),
                IParameterReferenceOperation { Type: var type } when _known.IsSecret(type) => default,
                IParameterReferenceOperation parameter => Taint.Of(parameter.Parameter.OriginalDefinition).With(Whole(parameter.Parameter.OriginalDefinition)),
                IAnonymousFunctionOperation lambda => Whole(lambda.Symbol),
                IMethodReferenceOperation method => Whole(method.Method.OriginalDefinition),
                IFieldReferenceOperation field => OfMember(field, field.Field),
                IPropertyReferenceOperation property => OfProperty(property),
                IObjectCreationOperation { Type: { } type } creation when ValueCarriers.KeepsParsed(type) => Parsed(Any(creation.Arguments).With(Any(ValueParts.Assigned(creation)))),
                IObjectCreationOperation creation => ValueCarriers.Keeps(creation) ? Any(creation.Arguments.Cast<IOperation>().Concat(ValueParts.Assigned(creation))) : default,
                IWithOperation copy => Evaluate(copy.Operand).With(Any(copy.Initializer.Initializers)),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => Any(operation.ChildOperations),
                IConditionalOperation conditional => Evaluate(conditional.WhenTrue).With(Evaluate(conditional.WhenFalse)),
                IConditionalAccessOperation access => Evaluate(access.WhenNotNull).With(OfAccess(access)),
                IConditionalAccessInstanceOperation => default,
                ISwitchExpressionOperation choice => Any(choice.Arms.Select(arm => arm.Value)),
                ISimpleAssignmentOperation assignment => Evaluate(assignment.Value),
                ITupleOperation tuple => Any(tuple.Elements),
                _ => ValueCarriers.IsTransparent(operation) ? Any(ValueCarriers.PartsOf(operation)) : default,
            };
        }
        finally
        {
            t_depth--;
        }
    }

    private Taint Any(IEnumerable<IOperation> operations) => Taint.Union(operations.Select(Evaluate));

    // The values that a place contains: its own, and those of all its parts.
    private Taint Whole(ISymbol symbol)
    {
        var whole = _held.TryGetValue(new(symbol, null), out var held) ? held : default;
        return _parts.TryGetValue(symbol, out var parts) && ValueCarriers.PrintsParts(TypeOf(symbol)) ? Taint.Union(parts.Select(part => _held[new(symbol, part)])).With(whole) : whole;
    }

    private Taint Part(ISymbol symbol, string part)
    {
        var whole = _held.TryGetValue(new(symbol, null), out var held) ? held : default;
        whole = _held.TryGetValue(new(symbol, "[]"), out var any) ? any.With(whole) : whole;
        return _held.TryGetValue(new(symbol, part), out var own) ? own.With(whole) : whole;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IMethodSymbol { ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } } => result,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };

    // One element or member of the result of an expression.
    private Taint PartOf(IOperation value, string? part)
    {
        if (part is null)
        {
            return Evaluate(value);
        }

        return value switch
        {
            IConversionOperation conversion => PartOf(conversion.Operand, part),
            IParenthesizedOperation parenthesized => PartOf(parenthesized.Operand, part),
            IAwaitOperation wait => PartOf(wait.Operation, part),
            IConditionalOperation conditional => PartOf(conditional.WhenTrue, part).With(conditional.WhenFalse is { } other ? PartOf(other, part) : default),
            ICoalesceOperation coalesce => PartOf(coalesce.Value, part).With(PartOf(coalesce.WhenNull, part)),
            ILocalReferenceOperation local => Part(local.Local, part),
            IParameterReferenceOperation parameter => Taint.Of(parameter.Parameter.OriginalDefinition).With(Part(parameter.Parameter.OriginalDefinition, part)),
            IFieldReferenceOperation { Field: var field } when IsOwn(field) => Part(field.OriginalDefinition, part),
            IPropertyReferenceOperation { Property: var property } when IsOwn(property) => Part(property.OriginalDefinition, part),
            IInvocationOperation { TargetMethod: var method } call when IsOwn(method) || method.MethodKind == MethodKind.LocalFunction => Substitute(Part(method.OriginalDefinition, part), method, call.Arguments),
            IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" }, Instance: { } task } => PartOf(task, part),
            ITupleOperation tuple => ValueParts.ElementOf(tuple, part) is { } element ? Evaluate(element) : default,
            IWithOperation copy => ValueParts.Set(copy.Initializer, part) is { } set ? Evaluate(set) : PartOf(copy.Operand, part),
            IObjectCreationOperation creation => ValueParts.Of(creation, part) is { } own ? Evaluate(own) : default,
            IAnonymousObjectCreationOperation anonymous => ValueParts.Set(anonymous, part) is { } own ? Evaluate(own) : default,
            _ => Evaluate(value),
        };
    }

    private Taint OfMember(IMemberReferenceOperation reference, IFieldSymbol field)
    {
        if (field.ContainingType.IsTupleType && reference.Instance is { } tuple)
        {
            return PartOf(tuple, (field.CorrespondingTupleField ?? field).Name);
        }

        return IsOwn(field)
            ? Whole(field.OriginalDefinition).With(reference.Instance is null or IInstanceReferenceOperation ? default : PartsOnly(reference.Instance, field.Name))
            : default;
    }

    private Taint OfProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (!ValueCarriers.CanCarry(property.Type))
        {
            return default;
        }

        if (property.IsIndexer && reference.Instance is { } indexed && ValueParts.KeyOf(reference) is { } key)
        {
            return Structured(PartOf(indexed, key), key, property.Type);
        }

        if (reference.Instance is { } instance and not IInstanceReferenceOperation && ValueParts.HasParts(property.ContainingType))
        {
            return PartsOnly(instance, property.Name).With(IsOwn(property) ? OfOwn(property) : default);
        }

        if (IsOwn(property))
        {
            return OfOwn(property);
        }

        // For an object of a library: the values that this code set, or those that the object contains as a whole.
        var set = reference.Instance is { } own && ValueFlows.PlaceOf(own) is { Part: null } place && _held.TryGetValue(place with { Part = property.Name }, out var held) ? held : default;
        return ValueCarriers.ExposesValue(property) ? set.With(Structured(Evaluate(reference.Instance), property.Name, property.Type)) : set;
    }

    // The values that are stored in a property of the type, and those that its accessor returns.
    private Taint OfOwn(IPropertySymbol property) => Whole(property.OriginalDefinition).With(property.GetMethod is { } getter ? Whole(getter.OriginalDefinition) : default);

    // For an object that this code filled: the members that it set.
    private Taint PartsOnly(IOperation instance, string part)
    {
        var taint = PartOf(instance, part);
        return taint.Revealed is { IsStructured: true } ? Structured(taint, part, null) : taint;
    }

    // For an object that was parsed from a secret: the members with names of secrets.
    private static Taint Structured(Taint taint, string member, ITypeSymbol? type) => taint.Revealed is not { IsStructured: true } revealed
        ? taint
        : ValueCarriers.IsNamedLikeASecret(member) ? new(revealed with { IsStructured = false }, taint.Parameters)
        : type is { SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum } && !ValueCarriers.IsText(type) ? taint
        : default;

    // A member of the type, of a type nested in it, or of a type that contains it.
    private bool IsOwn(ISymbol member) =>
        KnownSymbols.Outermost(member.ContainingType) is { } type && KnownSymbols.Same(type.OriginalDefinition, _scope.Type.OriginalDefinition);
}
