using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Analyzers.DataFlow;

/// <summary>Whose value was revealed.</summary>
/// <param name="Secret">What messages call the secret: <c>GithubToken</c>.</param>
/// <param name="Environment">The property of the environment it comes from, <c>Secrets.Prod</c>; null where it is not named.</param>
internal sealed record RevealedValue(string Secret, IPropertySymbol? Environment);
