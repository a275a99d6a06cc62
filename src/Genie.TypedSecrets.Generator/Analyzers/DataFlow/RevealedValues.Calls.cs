using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <content>Evaluates what calls return.</content>
internal sealed partial class RevealedValues
{
    private Taint OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (_known.IsReveal(method))
        {
            return new(new(SecretDisplayName.Of(call.Instance), EnvironmentNames.Of(call.Instance, _known)), null);
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
            return default;
        }

        if (ValueCarriers.NamedMember(call) is { } member)
        {
            return Structured(Evaluate(call.Instance), member, call.Type);
        }

        var taint = Evaluate(call.Instance).With(Any(ValueCarriers.PassedArguments(call)));
        return taint.Revealed is { IsStructured: true } && ValueCarriers.IsText(call.Type!) && ValueCarriers.LastMember(call.Instance) is { } last ? Structured(taint, last, call.Type) : taint;
    }

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
