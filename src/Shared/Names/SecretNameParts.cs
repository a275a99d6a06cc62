namespace Genie.TypedSecrets.Names;

/// <summary>Represents the parts of a secret's name.</summary>
/// <param name="Environment">The environment; null if the pattern has none.</param>
/// <param name="Category">The category's text, known or not; null if the pattern has none.</param>
internal sealed record SecretNameParts(string? Environment, string? Category);
