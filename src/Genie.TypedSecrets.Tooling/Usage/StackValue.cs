namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents what is known of a value on the evaluation stack.</summary>
/// <param name="Type">Its static type; null where it does not matter.</param>
/// <param name="Text">The constant text that it is; null where it is not one.</param>
/// <param name="Environment">The environment of an environment or accessor; null where it is not known.</param>
internal readonly record struct StackValue(string? Type = null, string? Text = null, string? Environment = null);
