namespace Genie.TypedSecrets.Hosting.Starting;

/// <summary>Represents a use of an accessor that no constructor shows: options, or an HTTP client, that are bound to it.</summary>
/// <param name="Type">The accessor's type, or its base type.</param>
/// <param name="Key">The key of the client; null if it has none.</param>
internal sealed record AccessorUse(Type Type, string? Key);
