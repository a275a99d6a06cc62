namespace Genie.TypedSecrets.Hosting.Starting;

/// <summary>Represents a call of <c>PreloadOnStart</c>.</summary>
/// <param name="Key">The key of the client; null if it has none.</param>
/// <param name="Required">Gets the secrets without which the application does not start; null for those that its services use.</param>
/// <param name="Optional">Gets the secrets without which the application can start; null for none.</param>
internal sealed record PreloadRequest(
    string? Key,
    Func<IServiceProvider, IEnumerable<SecretAccessor>>? Required,
    Func<IServiceProvider, IEnumerable<SecretAccessor>>? Optional);
