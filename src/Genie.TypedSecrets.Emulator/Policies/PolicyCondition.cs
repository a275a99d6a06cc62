namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Defines how a condition treats a key with several values.</summary>
internal enum ConditionQuantifier
{
    /// <summary>No prefix: one of the values.</summary>
    None,

    /// <summary><c>ForAllValues:</c>: every value of the request. It is met if the key is missing.</summary>
    All,

    /// <summary><c>ForAnyValue:</c>: at least one value of the request. It isn't met if the key is missing.</summary>
    Any,
}

/// <summary>Represents one key of a condition block: the operator, the key and the values of the policy.</summary>
internal sealed record PolicyCondition(ConditionOperator Operator, ConditionQuantifier Quantifier, bool IfExists, string Key, IReadOnlyList<ConditionValue> Values)
{
    internal bool IsMet(AuthorizationRequest request)
    {
        var actual = request.ValuesOf(Key);
        if (Operator.IsNull)
        {
            return Values.Any(value => bool.Parse(value.Pattern.Text) == (actual is null));
        }

        if (actual is null or { Count: 0 })
        {
            return Quantifier switch
            {
                ConditionQuantifier.All => true,
                ConditionQuantifier.Any => false,
                _ => IfExists || Operator.IsNegated,
            };
        }

        // Several values of the policy are alternatives; for a negated operator, none of them may match.
        bool Matches(string value) => Values.Any(expected => Operator.Compare(value, expected, request)) != Operator.IsNegated;
        return Quantifier == ConditionQuantifier.All || (Quantifier == ConditionQuantifier.None && Operator.IsNegated) ? actual.All(Matches) : actual.Any(Matches);
    }
}

/// <summary>Represents a value of a condition in a policy.</summary>
internal sealed record ConditionValue(PolicyPattern Pattern);
