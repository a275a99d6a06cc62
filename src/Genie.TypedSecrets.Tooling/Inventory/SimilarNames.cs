using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Inventory;

/// <summary>Finds the secret that was probably meant by a name that no secret has.</summary>
public static class SimilarNames
{
    /// <summary>Finds the most similar name among the secrets of the store or, if the store cannot be listed, among those of the project.</summary>
    /// <param name="store">The store.</param>
    /// <param name="project">The project; null if there is none.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The name that was probably meant; null if none is similar.</returns>
    public static async Task<string?> FindAsync(IManagedStore store, SecretsProject? project, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        IReadOnlyList<string> described = project?.SecretNames() ?? [];
        if (described.Contains(name, StringComparer.Ordinal))
        {
            // The name is right, and the secret is missing: a similar name would be that of another environment.
            return null;
        }

        IReadOnlyList<string> names;
        try
        {
            names = [.. (await store.ListAsync(includeDeleted: false, cancellationToken).ConfigureAwait(false)).Select(static secret => secret.Name)];
        }
        catch (Exception e) when (e is SecretsException or ToolingException)
        {
            // Listing is another permission. The message about the missing secret is complete without the advice.
            names = described;
        }

        return Find(name, names) ?? Find(name, described) ?? described.FirstOrDefault(other => IsEndOf(name, other));
    }

    private static string? Find(string name, IReadOnlyList<string> names) => NearMatch.Find(name, [.. names.Where(other => other != name && IsSimilar(name, other))]);

    // A category, or a name without the project: api-keys, dev/api-keys.
    private static bool IsEndOf(string name, string other) => other.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase) || other.EndsWith("-" + name, StringComparison.OrdinalIgnoreCase);

    // The part that two names share says nothing about their similarity: genie-dev/missing is not genie-dev/plain.
    private static bool IsSimilar(string name, string other)
    {
        var common = name.AsSpan().CommonPrefixLength(other);
        var start = name.AsSpan(0, common).LastIndexOf('/') + 1;
        return NearMatch.Find(name[start..], [other[start..]]) is not null;
    }
}
