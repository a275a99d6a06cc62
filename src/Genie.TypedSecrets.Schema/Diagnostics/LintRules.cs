using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <summary>
/// The catalogue of what a schema that works should have or avoid: GTS19xx. Unlike <see cref="SchemaRules"/> a team may choose among them.
/// Each rule has a page, <c>docs/rules/GTSnnnn.md</c>.
/// </summary>
public static class LintRules
{
    /// <summary>GTS1901: no description. Arguments: what it is, its name.</summary>
    public static SchemaRule NoDescription { get; } = new(
        "GTS1901",
        "No description",
        "The {0} '{1}' has no description. Say what it is for and where it comes from: it is what IntelliSense shows.",
        SchemaSeverity.Suggestion);

    /// <summary>GTS1902: no owner. Argument: the category.</summary>
    public static SchemaRule NoOwner { get; } = new(
        "GTS1902",
        "No owner",
        "The category '{0}' has no x-owner. Name who to ask when the secret leaks or expires.",
        SchemaSeverity.Suggestion);

    /// <summary>GTS1903: a key that is called a secret and is none. Argument: the key.</summary>
    public static SchemaRule OpenSecret { get; } = new(
        "GTS1903",
        "Secret that is not sensitive",
        "The key '{0}' is called a secret, and \"x-sensitive\": false lets its value be printed. Remove it, or rename the key.",
        SchemaSeverity.Warning);

    /// <summary>GTS1904: a credential in the schema. Arguments: the keyword, what it looks like.</summary>
    public static SchemaRule RealValue { get; } = new(
        "GTS1904",
        "Credential in a schema",
        "The value under '{0}' looks like {1}. Revoke it, and write a placeholder.");

    /// <summary>GTS1905: long rotation. Arguments: the days, the most allowed.</summary>
    public static SchemaRule LongRotation { get; } = new(
        "GTS1905",
        "Long rotation",
        "A rotation every {0} days is more than the {1} allowed here. Shorten it, or set genie_secrets.max_rotation_days.",
        SchemaSeverity.Warning);

    /// <summary>GTS1906: a key that another category has. Arguments: the key, the other key, its category.</summary>
    public static SchemaRule NearDuplicate { get; } = new(
        "GTS1906",
        "Key that another category has",
        "The key '{0}' looks like '{1}' of the category '{2}'. Where both hold the same credential, keep one: a rotation would miss the other.",
        SchemaSeverity.Suggestion);

    /// <summary>Every rule, by id.</summary>
    public static EquatableArray<SchemaRule> All { get; } = new[] { NoDescription, NoOwner, OpenSecret, RealValue, LongRotation, NearDuplicate }.ToEquatableArray();
}
