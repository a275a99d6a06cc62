using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Where in the body of one member the values of revealed secrets are.</summary>
/// <remarks>
/// A value is followed through locals, string building, local functions and lambdas, and not beyond the member. The order of statements
/// does not count: a local that holds a revealed value somewhere holds it everywhere.
/// </remarks>
internal sealed class RevealedValues
{
    private readonly KnownSymbols _known;

    // Locals, parameters of nested functions, and those functions for what they return; with what was revealed into them.
    private readonly Dictionary<ISymbol, RevealedValue> _holders = new(SymbolEqualityComparer.Default);

    private RevealedValues(KnownSymbols known) => _known = known;

    /// <summary>Follows the values in the blocks of a member.</summary>
    internal static RevealedValues In(ImmutableArray<IOperation> blocks, KnownSymbols known)
    {
        var values = new RevealedValues(known);
        var flows = blocks
            .SelectMany(block => block.DescendantsAndSelf())
            .SelectMany(ValueFlows.Of)
            .ToList();
        while (values.Follow(flows))
        {
            // A value that reached a local may reach another from there.
        }

        return values;
    }

    /// <summary>The secret whose revealed value is in what the operation gives; null where it gives none.</summary>
    internal RevealedValue? OriginOf(IOperation? operation) => operation switch
    {
        null => null,
        IInvocationOperation call => OriginOfCall(call),
        ILocalReferenceOperation local => HeldBy(local.Local),
        IParameterReferenceOperation parameter => HeldBy(parameter.Parameter),
        IAnonymousFunctionOperation lambda => HeldBy(lambda.Symbol),
        IMethodReferenceOperation method => HeldBy(method.Method),
        IPropertyReferenceOperation property => ValueCarriers.ExposesValue(property.Property) ? OriginOf(property.Instance) : null,
        IObjectCreationOperation creation => ValueCarriers.Keeps(creation) ? OriginOfAny(creation.Arguments) : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => OriginOfAny(operation.ChildOperations),
        IConditionalOperation conditional => OriginOf(conditional.WhenTrue) ?? OriginOf(conditional.WhenFalse),
        IConditionalAccessOperation access => OriginOf(access.WhenNotNull) ?? OriginOfAccess(access),
        ISwitchExpressionOperation choice => OriginOfAny(choice.Arms.Select(arm => arm.Value)),
        ISimpleAssignmentOperation assignment => OriginOf(assignment.Value),
        _ => ValueCarriers.IsTransparent(operation) ? OriginOfAny(ValueCarriers.PartsOf(operation)) : null,
    };

    /// <summary>The narrowest parts of an expression that put revealed values into it: of <c>$"a {x} b {y}"</c> those of <c>x</c> and <c>y</c>.</summary>
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

    private bool Follow(List<ValueFlow> flows)
    {
        var found = false;
        foreach (var (target, value) in flows)
        {
            if (!_holders.ContainsKey(target) && OriginOf(value) is { } origin)
            {
                _holders.Add(target, origin);
                found = true;
            }
        }

        return found;
    }

    private RevealedValue? HeldBy(ISymbol symbol) => _holders.TryGetValue(symbol, out var origin) ? origin : null;

    private RevealedValue? OriginOfAny(IEnumerable<IOperation> operations) => operations.Select(OriginOf).FirstOrDefault(origin => origin is not null);

    private RevealedValue? OriginOfCall(IInvocationOperation call)
    {
        if (_known.IsReveal(call.TargetMethod))
        {
            return new(SecretNames.Of(call.Instance), EnvironmentNames.Of(call.Instance, _known));
        }

        if (!ValueCarriers.CanCarry(call.Type))
        {
            return null;
        }

        return call.TargetMethod.MethodKind switch
        {
            MethodKind.LocalFunction => HeldBy(call.TargetMethod.OriginalDefinition),
            MethodKind.DelegateInvoke => OriginOf(call.Instance),
            _ when ValueCarriers.Passes(call.TargetMethod) => OriginOf(call.Instance) ?? OriginOfAny(call.Arguments),
            _ => null,
        };
    }

    // In a?.b() the value of a is in the placeholder that b is called on.
    private RevealedValue? OriginOfAccess(IConditionalAccessOperation access) => access.WhenNotNull switch
    {
        IInvocationOperation { Instance: IConditionalAccessInstanceOperation } call
            when ValueCarriers.CanCarry(call.Type) && ValueCarriers.Passes(call.TargetMethod) => OriginOf(access.Operation),
        IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } property
            when ValueCarriers.ExposesValue(property.Property) => OriginOf(access.Operation),
        _ => null,
    };
}
