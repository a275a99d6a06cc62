namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS05xx: constraints and values.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0501: a number that its type cannot represent. Arguments: the keyword, the type.</summary>
    public static SchemaRule NumberOutOfType { get; } = new(
        "GTS0501", "Number outside of its type", "The number under '{0}' does not fit in {1}. Change the number or the type.");

    /// <summary>Gets GTS0502: bounds that allow nothing. Arguments: both keywords.</summary>
    public static SchemaRule EmptyRange { get; } = new(
        "GTS0502", "Bounds that allow nothing", "No value satisfies both '{0}' and '{1}'. Correct one of them.");

    /// <summary>Gets GTS0503: an invalid pattern. Argument: the reason.</summary>
    public static SchemaRule InvalidPattern { get; } = new(
        "GTS0503", "Invalid pattern", "The pattern cannot be used: {0}. Correct it. Patterns are ECMA-262 regular expressions of at most 1,000 characters.");

    /// <summary>Gets GTS0504: an invalid count. Argument: the keyword.</summary>
    public static SchemaRule InvalidCount { get; } = new(
        "GTS0504", "Invalid count", "The value of '{0}' must be an integer from 0 to 2147483647. Correct it.");

    /// <summary>Gets GTS0505: a default or an example that its own schema rejects. Arguments: the keyword, the reason.</summary>
    public static SchemaRule ValueDoesNotFit { get; } = new(
        "GTS0505", "Value that its schema rejects", "The value under '{0}' does not fit its own schema: {1}. Correct the value or the schema.");

    /// <summary>Gets GTS0506: a default that is never used. Argument: the key.</summary>
    public static SchemaRule DefaultOfRequiredKey { get; } = new(
        "GTS0506",
        "Default of a required key",
        "The default of the key '{0}' is never used because the key is required. Remove the key from 'required', or remove 'default'.",
        SchemaSeverity.Warning);

    /// <summary>Gets GTS0507: an invalid rotation interval.</summary>
    public static SchemaRule InvalidRotationDays { get; } = new(
        "GTS0507", "Invalid rotation days", "'x-rotation-days' must be an integer from 1 to 3650. Correct it.");

    /// <summary>Gets GTS0508: an invalid tag. Argument: what is wrong and what to do.</summary>
    public static SchemaRule InvalidTag { get; } = new(
        "GTS0508", "Invalid tag", "AWS rejects 'x-tags': {0}.");
}
