namespace Genie.TypedSecrets.Hosting.Registration;

/// <summary>Represents an accessor that is registered with a container.</summary>
/// <param name="AccessorType">The generated type: <c>ApiKeysAccessor</c>.</param>
/// <param name="BaseType">Its base type: <c>SecretAccessor&lt;ApiKeysSecret&gt;</c>.</param>
/// <param name="Find">Gets the accessor for the environment of the host; null if the category does not exist in that environment.</param>
internal sealed record HostedAccessor(Type AccessorType, Type BaseType, Func<IServiceProvider, SecretAccessor?> Find);
