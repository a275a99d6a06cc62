using System.Text.Json;

namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Parses policy documents strictly: an element, an operator or a key that isn't known is an error, because ignoring it could allow or deny too much.</summary>
internal sealed class PolicyParser
{
    private const string Version2012 = "2012-10-17";
    private const string Version2008 = "2008-10-17";

    private static readonly string[] s_principalTypes = ["AWS", "Service", "Federated", "CanonicalUser"];

    private readonly bool _isResourcePolicy;
    private readonly bool _hasVariables;

    private PolicyParser(bool isResourcePolicy, bool hasVariables)
    {
        _isResourcePolicy = isResourcePolicy;
        _hasVariables = hasVariables;
    }

    internal static IReadOnlyList<PolicyStatement> Parse(JsonElement document, bool isResourcePolicy)
    {
        ThrowIfNotObject(document, "The document");
        ThrowIfUnknown(document, "the document", "Version", "Id", "Statement");
        var version = document.TryGetProperty("Version", out var element) ? StringOf(element, "Version") : Version2008;
        if (version is not (Version2012 or Version2008))
        {
            throw new PolicyFormatException($"The version '{version}' isn't valid. Use {Version2012}.");
        }

        if (!document.TryGetProperty("Statement", out var statements))
        {
            throw new PolicyFormatException("The document has no Statement.");
        }

        var parser = new PolicyParser(isResourcePolicy, version == Version2012);
        var items = ItemsOf(statements);
        return items.Length > 0
            ? items.Select((statement, index) => parser.ParseStatement(statement, $"statement {index + 1}")).ToArray()
            : throw new PolicyFormatException("The document has no statements.");
    }

    private PolicyStatement ParseStatement(JsonElement statement, string where)
    {
        ThrowIfNotObject(statement, where);
        ThrowIfUnknown(statement, where, "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition");
        var (actions, isNotAction) = OneOf(statement, where, "Action", "NotAction");
        var (resources, isNotResource) = OneOf(statement, where, "Resource", "NotResource");
        var parsed = new PolicyStatement
        {
            IsAllow = ParseEffect(statement, where),
            Actions = StringsOf(actions, $"Action of {where}").Select(action => ParseAction(action, where)).ToArray(),
            IsNotAction = isNotAction,
            Resources = [],
            IsNotResource = isNotResource,
            Principals = ParsePrincipals(statement, where),
            Conditions = [],
        };

        // A statement for other services is never evaluated, so its variables and keys needn't be known.
        var isRelevant = CheckedActions.All.Any(parsed.MatchesAction);
        return parsed with
        {
            Resources = StringsOf(resources, $"Resource of {where}").Select(resource => PolicyPattern.ParseResource(resource, _hasVariables && isRelevant)).ToArray(),
            Conditions = statement.TryGetProperty("Condition", out var condition) ? ParseConditions(condition, where, isRelevant).ToArray() : [],
        };
    }

    private static bool ParseEffect(JsonElement statement, string where) =>
        (statement.TryGetProperty("Effect", out var effect) ? StringOf(effect, $"Effect of {where}") : null) switch
        {
            "Allow" => true,
            "Deny" => false,
            _ => throw new PolicyFormatException($"The Effect of {where} must be Allow or Deny."),
        };

    private static string ParseAction(string action, string where) => action == "*" || (action.IndexOf(':', StringComparison.Ordinal) > 0 && action.Count(static c => c == ':') == 1)
        ? action
        : throw new PolicyFormatException($"The action '{action}' of {where} isn't valid. Use <service>:<action> or *.");

    private PolicyPrincipals? ParsePrincipals(JsonElement statement, string where)
    {
        var isNot = statement.TryGetProperty("NotPrincipal", out var principal);
        var isGiven = statement.TryGetProperty("Principal", out var given);
        if (!_isResourcePolicy)
        {
            return !isNot && !isGiven ? null : throw new PolicyFormatException($"The policy of an identity can't have principals, and {where} has.");
        }

        if (isNot == isGiven)
        {
            throw new PolicyFormatException($"A resource policy needs Principal or NotPrincipal, and {where} has {(isNot ? "both" : "neither")}.");
        }

        principal = isGiven ? given : principal;
        if (principal.ValueKind == JsonValueKind.String)
        {
            return principal.GetString() == "*" ? new PolicyPrincipals(IsAnyone: true, [], isNot) : throw new PolicyFormatException($"The principal of {where} must be * or an object.");
        }

        ThrowIfNotObject(principal, $"The principal of {where}");
        ThrowIfUnknown(principal, $"the principal of {where}", s_principalTypes);
        var arns = principal.TryGetProperty("AWS", out var aws) ? StringsOf(aws, $"the principal of {where}").Select(name => ParsePrincipal(name, where)).ToArray() : [];
        return new PolicyPrincipals(arns.Contains("*", StringComparer.Ordinal), arns, isNot);
    }

    private static string ParsePrincipal(string name, string where)
    {
        if (name.Length == 12 && name.All(char.IsAsciiDigit))
        {
            return $"arn:aws:iam::{name}:root";
        }

        return name == "*" || (name.StartsWith("arn:", StringComparison.Ordinal) && !name.Contains('*', StringComparison.Ordinal))
            ? name
            : throw new PolicyFormatException($"The principal '{name}' of {where} isn't valid. Use *, an account, or an ARN without wildcards.");
    }

    private IEnumerable<PolicyCondition> ParseConditions(JsonElement condition, string where, bool isRelevant)
    {
        ThrowIfNotObject(condition, $"The condition of {where}");
        foreach (var block in condition.EnumerateObject())
        {
            ThrowIfNotObject(block.Value, $"{block.Name} of {where}");
            var (@operator, quantifier, ifExists) = ParseOperator(block.Name, where);
            foreach (var key in block.Value.EnumerateObject())
            {
                if (isRelevant && !ConditionKeys.IsKnown(key.Name))
                {
                    throw new PolicyFormatException($"The emulator doesn't know the condition key '{key.Name}' of {where}.");
                }

                var values = ConditionValuesOf(key.Value, $"'{key.Name}' of {where}", isRelevant).ToArray();
                if (isRelevant && Array.Find(values, value => !@operator.IsValid(value)) is { } invalid)
                {
                    throw new PolicyFormatException($"The value '{invalid.Pattern.Text}' of '{key.Name}' of {where} isn't valid for {block.Name}.");
                }

                yield return new PolicyCondition(@operator, quantifier, ifExists, key.Name, values);
            }
        }
    }

    private static (ConditionOperator Operator, ConditionQuantifier Quantifier, bool IfExists) ParseOperator(string name, string where)
    {
        const string ForAllValues = "ForAllValues:";
        const string ForAnyValue = "ForAnyValue:";
        const string IfExistsSuffix = "IfExists";
        var (quantifier, rest) = name switch
        {
            _ when name.StartsWith(ForAllValues, StringComparison.OrdinalIgnoreCase) => (ConditionQuantifier.All, name[ForAllValues.Length..]),
            _ when name.StartsWith(ForAnyValue, StringComparison.OrdinalIgnoreCase) => (ConditionQuantifier.Any, name[ForAnyValue.Length..]),
            _ => (ConditionQuantifier.None, name),
        };
        var ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        rest = ifExists ? rest[..^IfExistsSuffix.Length] : rest;
        return ConditionOperator.Find(rest) is { } found && !(found.IsNull && (ifExists || quantifier != ConditionQuantifier.None))
            ? (found, quantifier, ifExists)
            : throw new PolicyFormatException($"The emulator doesn't know the condition operator '{name}' of {where}.");
    }

    private IEnumerable<ConditionValue> ConditionValuesOf(JsonElement element, string where, bool isRelevant) =>
        ItemsOf(element).Select(item => new ConditionValue(PolicyPattern.Parse(
            item.ValueKind switch
            {
                JsonValueKind.String => item.GetString()!,
                JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => item.GetRawText(),
                _ => throw new PolicyFormatException($"A value of {where} must be a string, a number or a Boolean."),
            },
            _hasVariables && isRelevant)));

    private static (JsonElement Element, bool IsNot) OneOf(JsonElement statement, string where, string name, string notName)
    {
        var isGiven = statement.TryGetProperty(name, out var element);
        var isNot = statement.TryGetProperty(notName, out var notElement);
        return isGiven == isNot
            ? throw new PolicyFormatException($"Exactly one of {name} and {notName} is needed, and {where} has {(isGiven ? "both" : "neither")}.")
            : (isGiven ? element : notElement, isNot);
    }

    private static JsonElement[] ItemsOf(JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().ToArray() : [element];

    private static string[] StringsOf(JsonElement element, string where)
    {
        var strings = ItemsOf(element).Select(item => StringOf(item, where)).ToArray();
        return strings.Length > 0 ? strings : throw new PolicyFormatException($"{where} is empty.");
    }

    private static string StringOf(JsonElement element, string where) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new PolicyFormatException($"{where} must be a string.");

    private static void ThrowIfNotObject(JsonElement element, string where)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new PolicyFormatException($"{where} must be an object.");
        }
    }

    private static void ThrowIfUnknown(JsonElement element, string where, params ReadOnlySpan<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new PolicyFormatException($"The element '{property.Name}' of {where} isn't known.");
            }

            if (!seen.Add(property.Name))
            {
                throw new PolicyFormatException($"The element '{property.Name}' of {where} is there twice.");
            }
        }
    }
}
