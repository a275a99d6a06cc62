using Genie.TypedSecrets.Aws;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Management;

/// <summary>Creates the managed form of a store.</summary>
public static class ManagedStores
{
    /// <summary>Creates the managed form of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="project">The project, whose secrets are looked up one by one where the store cannot list; null if there is none.</param>
    /// <returns>The managed store.</returns>
    public static IManagedStore Create(ISecretStore store, SecretsProject? project) => store switch
    {
        AwsSecretStore aws => new AwsManagedStore(aws),
        IWritableSecretStore writable => new EmbeddedManagedStore(writable),
        _ => new ReadOnlyManagedStore(store, project),
    };
}
