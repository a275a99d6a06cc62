using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Makes an earlier version of a secret the current one.</summary>
public static class SecretRollback
{
    /// <summary>Finds the versions of a rollback.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="versionId">The id of the version to go back to; null for the previous one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The current version, and the one to go back to.</returns>
    /// <exception cref="ToolingException">The version does not exist.</exception>
    public static async Task<(SecretVersionInfo From, SecretVersionInfo To)> FindAsync(IManagedStore store, string name, string? versionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var secret = await store.DescribeAsync(name, cancellationToken).ConfigureAwait(false) ?? throw NotFound.Of(name, store.Name);
        var current = secret.Current ?? throw new ToolingException($"The secret '{name}' has no current version. Store one with genie-secrets put {CommandArgument.Quote(name)}.");
        var target = versionId is null ? secret.Previous : (await store.ListVersionsAsync(name, cancellationToken).ConfigureAwait(false)).FirstOrDefault(version => version.Id == versionId);
        return target is null
            ? throw new ToolingException(versionId is null ? $"The secret '{name}' has no previous version." : $"The secret '{name}' has no version with that id. See genie-secrets history {CommandArgument.Quote(name)}.")
            : target.Id == current.Id ? throw new ToolingException($"The version is already the current version of '{name}'.") : (current, target);
    }

    /// <summary>Validates the value of the version to go back to, and makes it the current one.</summary>
    /// <param name="store">The store.</param>
    /// <param name="project">The project; null to skip validation.</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="from">The current version.</param>
    /// <param name="to">The version to go back to.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The id of the version that is current now.</returns>
    /// <exception cref="ToolingException">Its value does not fit the schema of today.</exception>
    public static async Task<string> ApplyAsync(IManagedStore store, SecretsProject? project, string name, SecretVersionInfo from, SecretVersionInfo to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(to);
        if (project is not null)
        {
            using var payload = await store.GetAsync(new SecretRequest(name) { VersionId = to.Id }, cancellationToken).ConfigureAwait(false);
            ValueCheck.Validate(project, name, payload.Reveal(), payload.IsBinary);
        }

        return await store.MakeCurrentAsync(name, from, to, cancellationToken).ConfigureAwait(false);
    }
}
