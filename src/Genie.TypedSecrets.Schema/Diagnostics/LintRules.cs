using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <summary>
/// Defines the recommendations for valid schemas: GTS19xx. Unlike <see cref="SchemaRules"/>, they can be configured. Each rule has a page,
/// <c>docs/rules/GTSnnnn.md</c>.
/// </summary>
public static class LintRules
{
    /// <summary>Gets GTS1901: a category or key without a description. Arguments: "category" or "key", its name.</summary>
    public static SchemaRule NoDescription { get; } = new(
        "GTS1901",
        "No description",
        "The {0} '{1}' has no description. Add one that says what it is for and where it comes from: IntelliSense shows it.",
        SchemaSeverity.Suggestion);

    /// <summary>Gets GTS1902: a category without an owner. Argument: the category.</summary>
    public static SchemaRule NoOwner { get; } = new(
        "GTS1902",
        "No owner",
        "The category '{0}' has no x-owner. Add the team to contact when the secret leaks or expires.",
        SchemaSeverity.Suggestion);

    /// <summary>Gets GTS1903: a key that is named like a secret and is not sensitive. Argument: the key.</summary>
    public static SchemaRule OpenSecret { get; } = new(
        "GTS1903",
        "Secret that is not sensitive",
        "The key '{0}' is named like a secret, but \"x-sensitive\": false allows its value to be printed. Remove x-sensitive, or rename the key.",
        SchemaSeverity.Warning);

    /// <summary>Gets GTS1904: a credential in the schema. Arguments: the keyword, what the value looks like.</summary>
    public static SchemaRule RealValue { get; } = new(
        "GTS1904",
        "Credential in a schema",
        "The value under '{0}' looks like {1}. Revoke it, and write a placeholder.");

    /// <summary>Gets GTS1905: a long rotation interval. Arguments: the days, the allowed maximum.</summary>
    public static SchemaRule LongRotation { get; } = new(
        "GTS1905",
        "Long rotation",
        "A rotation interval of {0} days exceeds the maximum of {1} days. Shorten it, or set genie_secrets.max_rotation_days.",
        SchemaSeverity.Warning);

    /// <summary>Gets GTS1906: a key that another category seems to have. Arguments: the key, the other key, its category.</summary>
    public static SchemaRule NearDuplicate { get; } = new(
        "GTS1906",
        "Key that another category has",
        "The key '{0}' looks like '{1}' of the category '{2}'. If both store the same credential, keep one of them: a rotation would miss the other.",
        SchemaSeverity.Suggestion);

    /// <summary>Gets GTS1907: a secret name that ends like an ARN. Argument: the category.</summary>
    public static SchemaRule NameLikeArn { get; } = new(
        "GTS1907",
        "Secret name that ends like an ARN",
        "The category '{0}' ends in a hyphen and six characters, like the suffix of a secret's ARN. AWS advises against such names, because lookups by a partial ARN can match the wrong secret. Choose a longer or shorter last word.",
        SchemaSeverity.Suggestion);

    /// <summary>Gets all rules, ordered by id.</summary>
    public static EquatableArray<SchemaRule> All { get; } =
        new[] { NoDescription, NoOwner, OpenSecret, RealValue, LongRotation, NearDuplicate, NameLikeArn }.ToEquatableArray();
}
