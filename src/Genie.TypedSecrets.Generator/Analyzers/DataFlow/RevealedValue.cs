using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Represents the origin of a revealed value.</summary>
/// <param name="Secret">The name of the secret in messages: <c>GithubToken</c>.</param>
/// <param name="Environment">The property of its environment, <c>Secrets.Prod</c>, or null if the code does not name one.</param>
/// <param name="IsStructured">Whether the value was parsed into an object, of which only members that are named like secrets are secret.</param>
internal sealed record RevealedValue(string Secret, IPropertySymbol? Environment, bool IsStructured = false);
