namespace Genie.TypedSecrets;

/// <summary>Represents one secret of a project: a category in an environment.</summary>
/// <param name="Name">The name in the store: <c>genie-dev/api-keys</c>.</param>
/// <param name="Environment">The environment: <c>dev</c>.</param>
/// <param name="Descriptor">The category.</param>
public sealed record NamedSecret(string Name, string Environment, SecretDescriptor Descriptor);
