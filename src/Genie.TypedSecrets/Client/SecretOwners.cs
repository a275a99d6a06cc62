using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Names;

namespace Genie.TypedSecrets;

/// <summary>Represents an environment whose secrets are in the place that a name is read from.</summary>
/// <param name="Manifest">The manifest of the project.</param>
/// <param name="Environment">The environment; the pattern of preview environments if the name does not say which one.</param>
internal sealed record SecretOwner(SecretsManifest Manifest, string Environment);

/// <summary>Finds the environments that a secret belongs to which is read by its name or ARN.</summary>
internal static class SecretOwners
{
    // Ignoring case: some file systems and variables do, and a guard had better refuse once too often.
    private const StringComparison Comparison = StringComparison.OrdinalIgnoreCase;

    /// <summary>Finds the environments whose names fit best: a known name, or else the longest beginning.</summary>
    /// <param name="secretId">The name or ARN.</param>
    /// <param name="getLocation">Maps a name to the place that the store reads it from.</param>
    /// <param name="manifests">The manifests of the process.</param>
    /// <returns>The owners: none if the secret belongs to no project of the process, several if the store or the names do not tell environments apart.</returns>
    internal static List<SecretOwner> Find(string secretId, Func<string, string> getLocation, IReadOnlyList<SecretsManifest> manifests)
    {
        string[] names = [.. SecretArn.NamesIn(secretId)];
        Search search = new(names, [.. names.Append(secretId).Distinct(StringComparer.Ordinal).Select(getLocation)], getLocation);
        List<SecretOwner> owners = [];
        var longest = 0;
        foreach (var manifest in manifests)
        {
            foreach (var (environment, length) in FindByCategory(search, manifest).Concat(FindByPattern(search, manifest)))
            {
                if (length >= longest)
                {
                    owners.RemoveAll(_ => length > longest);
                    owners.Add(new(manifest, environment));
                    longest = length;
                }
            }
        }

        return owners;
    }

    private static IEnumerable<(string Environment, int Length)> FindByPattern(Search search, SecretsManifest manifest)
    {
        var pattern = SecretNamePattern.Parse(manifest.SecretName) ?? SecretNamePattern.Default;
        foreach (var environment in manifest.Environments)
        {
            if (pattern.PrefixOf(manifest.Project, environment, isWhole: true) is { } prefix)
            {
                if (search.LengthOf(prefix) is { } length)
                {
                    yield return (environment, length);
                }
            }
            else if (search.Names.Any(name => IsOf(pattern, name, manifest, environment)))
            {
                yield return (environment, pattern.HasEnvironment ? environment.Length : 0);
            }
        }

        foreach (var preview in manifest.Previews)
        {
            var beginning = PreviewPattern.PrefixOf(preview);
            var named = search.Names.Select(name => PreviewIn(pattern, name, manifest, preview)).FirstOrDefault(static name => name is not null);
            var length = pattern.PrefixOf(manifest.Project, beginning, isWhole: false) is { } prefix ? search.LengthOf(prefix) : null;
            if (named is not null || length is not null)
            {
                yield return (named ?? preview, length ?? beginning.Length);
            }
        }
    }

    // Where the pattern has no environment, every environment has the name.
    private static bool IsOf(SecretNamePattern pattern, string name, SecretsManifest manifest, string environment) => pattern.HasEnvironment
        ? pattern.Match(name, manifest.Project, [environment], Comparison) is not null
        : pattern.MatchAny(name, manifest.Project, Comparison) is not null;

    private static string? PreviewIn(SecretNamePattern pattern, string name, SecretsManifest manifest, string preview) =>
        pattern.MatchAny(name, manifest.Project, Comparison)?.Environment is { } environment ? PreviewPattern.Find(preview, environment) : null;

    // Categories with names of their own. A known name fits better than any beginning.
    private static IEnumerable<(string Environment, int Length)> FindByCategory(Search search, SecretsManifest manifest)
    {
        foreach (var descriptor in manifest.Descriptors?.Invoke().Where(descriptor => descriptor.HasOwnNames(manifest)) ?? [])
        {
            foreach (var environment in manifest.Environments.Where(environment => descriptor.ExistsIn(manifest, environment)))
            {
                if (search.IsAt(descriptor.GetSecretName(manifest.Project, environment)))
                {
                    yield return (environment, int.MaxValue);
                }
            }

            foreach (var preview in manifest.Previews)
            {
                var name = descriptor.SecretNames.GetValueOrDefault(preview) ?? descriptor.SecretName;
                if (!SecretArn.IsArn(name) && SecretNamePattern.Parse(name) is { HasEnvironment: true } pattern
                    && search.Names.Select(text => PreviewIn(pattern, text, manifest, preview)).FirstOrDefault(static text => text is not null) is { } environment
                    && search.IsAt(descriptor.GetSecretName(manifest.Project, environment)))
                {
                    yield return (environment, int.MaxValue);
                }
            }
        }
    }

    private sealed record Search(string[] Names, string[] Locations, Func<string, string> GetLocation)
    {
        internal int? LengthOf(string prefix)
        {
            var location = GetLocation(prefix);
            return Array.Exists(Locations, known => known.StartsWith(location, Comparison)) ? location.Length : null;
        }

        internal bool IsAt(string secretId) => SecretArn.NamesIn(secretId).Append(secretId)
            .Any(name => GetLocation(name) is var location && Array.Exists(Locations, known => string.Equals(known, location, Comparison)));
    }
}
