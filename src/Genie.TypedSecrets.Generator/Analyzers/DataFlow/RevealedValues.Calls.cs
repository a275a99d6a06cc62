using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <content>Evaluates what calls return.</content>
internal sealed partial class RevealedValues
{
    /// <summary>Gets the arguments of a call that the called method of this type writes into another argument.</summary>
    internal IEnumerable<IOperation> WrittenInto(IArgumentOperation target, IInvocationOperation call) =>
        target.Parameter is { } parameter && IsOwn(call.TargetMethod) && Whole(parameter.OriginalDefinition).Parameters is { } written
            ? call.Arguments.Where(argument => argument.Parameter is { } source && written.Contains(source.OriginalDefinition, SymbolEqualityComparer.Default)).Select(argument => argument.Value)
            : [];

    private Taint OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (_known.IsReveal(method))
        {
            // Where the value of a parameter is followed, other values do not count.
            return _scope.Parameter is null || KnownSymbols.Same(ValueCarriers.HolderOf(call.Instance), _scope.Parameter) ? Revealed(call.Instance) : default;
        }

        if (!ValueCarriers.CanCarry(call.Type))
        {
            return default;
        }

        if (method.MethodKind == MethodKind.LocalFunction || IsOwn(method))
        {
            return Substitute(Whole(method.OriginalDefinition), method, call.Arguments);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return Substitute(Evaluate(call.Instance), method, call.Arguments);
        }

        if (ValueCarriers.Parses(method))
        {
            return Parsed(Any(call.Arguments));
        }

        if (!ValueCarriers.Passes(method))
        {
            return OfOtherType(call);
        }

        if (ValueCarriers.NamedMember(call) is { } member)
        {
            return Structured(Evaluate(call.Instance), member, call.Type);
        }

        var taint = Evaluate(call.Instance).With(Any(ValueCarriers.PassedArguments(call)));
        return taint.Revealed is { IsStructured: true } && ValueCarriers.IsText(call.Type!) && ValueCarriers.LastMember(call.Instance) is { } last ? Structured(taint, last, call.Type) : taint;
    }

    // The arguments that a method of another type returns, in one form or another.
    private Taint OfOtherType(IInvocationOperation call)
    {
        var result = default(Taint);
        foreach (var (value, parameter) in _known.CalledMethods.ArgumentsOf(call))
        {
            // Only a method that is given a secret reveals it; what others do with one is up to them.
            var isSecret = _known.IsSecret(parameter.Type);
            if (isSecret && (_scope.Parameter is not null || !ValueCarriers.IsText(call.Type!)))
            {
                continue;
            }

            var taint = isSecret ? Revealed(value) : Evaluate(value);
            if (Resolve(taint) is not null && _known.CalledMethods.Of(parameter, _scope.Hops) is { } called && called.Values.AreReturnedBy((IMethodSymbol)parameter.ContainingSymbol))
            {
                result = result.With(taint);
            }
        }

        return result;
    }

    private Taint Revealed(IOperation? secret) => new(new(SecretDisplayName.Of(secret), EnvironmentNames.Of(secret, _known)), null);

    private static Taint Parsed(Taint taint) => taint.Revealed is { } revealed ? new(revealed with { IsStructured = true }, taint.Parameters) : taint;

    // The parameters in a method's result are the arguments of this call.
    private Taint Substitute(Taint result, IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments)
    {
        var substituted = new Taint(result.Revealed, null);
        foreach (var parameter in result.Parameters ?? Enumerable.Empty<ISymbol>())
        {
            var isOwn = parameter.ContainingSymbol is IMethodSymbol owner
                && (KnownSymbols.Same(owner.OriginalDefinition, method.OriginalDefinition) || (method.MethodKind == MethodKind.DelegateInvoke && owner.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction));
            var argument = isOwn ? arguments.FirstOrDefault(candidate => candidate.Parameter?.Ordinal == ((IParameterSymbol)parameter).Ordinal) : null;
            substituted = substituted.With(argument is not null ? Evaluate(argument.Value) : isOwn ? default : Taint.Of(parameter));
        }

        return substituted;
    }

    // In a?.b() the value of a is in the placeholder that b is called on.
    private Taint OfAccess(IConditionalAccessOperation access) => access.WhenNotNull switch
    {
        IInvocationOperation { Instance: IConditionalAccessInstanceOperation } call
            when ValueCarriers.CanCarry(call.Type) && ValueCarriers.Passes(call.TargetMethod) => Evaluate(access.Operation),
        IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation } property
            when ValueCarriers.ExposesValue(property.Property) => Evaluate(access.Operation),
        _ => default,
    };
}
