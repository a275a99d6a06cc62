namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS05xx: constraints and values.</content>
public static partial class SchemaRules
{
    /// <summary>GTS0501: a number that its type cannot hold. Arguments: the keyword, the type.</summary>
    public static SchemaRule NumberOutOfType { get; } = new(
        "GTS0501", "Number outside of its type", "The number under '{0}' does not fit {1}. Choose a number that does, or another type.");

    /// <summary>GTS0502: bounds that allow nothing. Arguments: both keywords.</summary>
    public static SchemaRule EmptyRange { get; } = new(
        "GTS0502", "Bounds that allow nothing", "No value satisfies both '{0}' and '{1}'. Correct one of the two.");

    /// <summary>GTS0503: a pattern that is none. Argument: why.</summary>
    public static SchemaRule InvalidPattern { get; } = new(
        "GTS0503", "Invalid pattern", "The pattern cannot be used: {0}. Correct it; patterns are .NET regular expressions of at most 1000 characters.");

    /// <summary>GTS0504: a count that is negative, broken or huge. Argument: the keyword.</summary>
    public static SchemaRule InvalidCount { get; } = new(
        "GTS0504", "Invalid count", "The value of '{0}' must be a whole number from 0 to 2147483647. Correct it.");

    /// <summary>GTS0505: a default or an example that its own schema refuses. Arguments: the keyword, why.</summary>
    public static SchemaRule ValueDoesNotFit { get; } = new(
        "GTS0505", "Value that its schema refuses", "The value under '{0}' does not fit its own schema: {1}. Correct the value or the schema.");

    /// <summary>GTS0506: a default that is never used. Argument: the key.</summary>
    public static SchemaRule DefaultOfRequiredKey { get; } = new(
        "GTS0506",
        "Default of a required key",
        "The key '{0}' is required, so its default is never used. Take it out of 'required', or remove 'default'.",
        SchemaSeverity.Warning);

    /// <summary>GTS0507: x-rotation-days.</summary>
    public static SchemaRule InvalidRotationDays { get; } = new(
        "GTS0507", "Invalid rotation days", "'x-rotation-days' must be a whole number from 1 to 3650. Correct it.");

    /// <summary>GTS0508: x-tags. Argument: what is wrong.</summary>
    public static SchemaRule InvalidTag { get; } = new(
        "GTS0508", "Invalid tag", "AWS would refuse 'x-tags': {0}.");
}
