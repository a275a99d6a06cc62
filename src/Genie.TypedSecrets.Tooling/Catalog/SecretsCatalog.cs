using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Tooling.Drift;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Represents the secrets of a project for the people who use them: their purpose, owners and environments, and the code and commands to use them.</summary>
/// <param name="Project">The project.</param>
/// <param name="EnvironmentVariable">The environment variable that selects the environment of a process.</param>
/// <param name="Store">The store whose metadata was read; null if none was.</param>
/// <param name="Environments">The environments, in the manifest's order.</param>
/// <param name="Jobs">The jobs whose usage is known, by name.</param>
/// <param name="Categories">The categories, by name.</param>
/// <param name="Notes">The notes about missing information, and how to provide it.</param>
public sealed record SecretsCatalog(
    string Project,
    string EnvironmentVariable,
    string? Store,
    IReadOnlyList<CatalogEnvironment> Environments,
    IReadOnlyList<string> Jobs,
    IReadOnlyList<CatalogCategory> Categories,
    IReadOnlyList<string> Notes) : Report
{
    /// <inheritdoc/>
    public override string Kind => "catalog";

    /// <summary>Gets the time that the catalog says it was created at; null for none.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Creates the catalog.</summary>
    /// <param name="request">The input.</param>
    /// <returns>The catalog. Equal input gives an equal catalog.</returns>
    /// <exception cref="ToolingException">The schemas have errors, or an environment is unknown.</exception>
    public static SecretsCatalog Create(CatalogRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var project = request.Project;
        var selected = ProjectEnvironments.Select(project, request.Environments);
        var manifest = project.Manifest!;
        CatalogEnvironment[] environments =
        [
            .. selected.Select(name => ProjectEnvironments.Find(manifest, name)!)
                .Select(e => CatalogEnvironment.Of(e, isPreview: !manifest.Environments.Any(known => known.Name == e.Name))),
            .. request.Environments.Count > 0 ? [] : manifest.Previews.Select(static preview => CatalogEnvironment.Of(preview)),
        ];
        var states = request.Drift?.Secrets.ToDictionary(static secret => (secret.Environment, secret.Category)) ?? [];
        UsageReport[] usage = [.. request.Usage.OrderBy(static report => report.Job, StringComparer.Ordinal)];
        return new(
            manifest.Project,
            manifest.EnvironmentVariable,
            request.Drift?.Store,
            environments,
            [.. usage.Select(static report => report.Job).Distinct(StringComparer.Ordinal)],
            [.. project.Set.Categories.OrderBy(static category => category.Name, StringComparer.Ordinal).Select(category => Create(project, category, environments, usage, states)).OfType<CatalogCategory>()],
            [.. NotesOf(request)])
        {
            CreatedAt = request.CreatedAt,
        };
    }

    // Null where the category exists in none of the environments that were selected.
    private static CatalogCategory? Create(SecretsProject project, CategoryModel category, CatalogEnvironment[] environments, UsageReport[] usage, Dictionary<(string Environment, string Category), StoredSecretState> states)
    {
        var names = project.Set.Names!;
        string[] existing = [.. names.EnvironmentsOf(category), .. names.PreviewsOf(category)];
        CatalogSecret[] secrets =
        [
            .. environments.Where(environment => environment.IsPreview ? names.ExistsIn(category, environment.Name) || existing.Contains(environment.Name, StringComparer.Ordinal) : existing.Contains(environment.Name, StringComparer.Ordinal))
                .Select(environment => new CatalogSecret(environment.Name, names.Format(environment.Name, category), $"{environment.Accessor}.{category.Identifier}", CatalogState.Of(states.GetValueOrDefault((environment.Name, category.Name))))),
        ];
        return secrets.Length == 0 ? null : new(
            category.Name,
            category.Documentation.Title,
            category.Documentation.Description,
            category.Policy.Owner,
            category.Documentation.IsDeprecated,
            category.Policy.RotationDays,
            [.. category.Policy.Tags.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value))],
            [.. category.RenamedFrom.Select(static former => former.JsonName)],
            category.Name + CategoryFileName.Suffix,
            secrets,
            CatalogKeys.Of(category),
            CatalogReader.Of(category.Name, [.. names.EnvironmentsOf(category).Select(environment => names.Format(environment, category))], usage))
        {
            IsWholeValue = !SchemaTypes.IsJson(category.Root),
        };
    }

    private static IEnumerable<string> NotesOf(CatalogRequest request)
    {
        if (request.Drift is null)
        {
            yield return "No store was read, so it is not known which secrets exist, how old they are and when they were read. Add --store aws, with credentials that may read metadata.";
        }

        if (request.Usage.Count == 0)
        {
            yield return "No usage reports were given, so it is not known which jobs read a secret. Add --usage with the output folders of the jobs, or with reports of genie-secrets usage --format json.";
        }

        foreach (var usage in request.Usage.Where(static usage => usage.Unknown.Count > 0).OrderBy(static usage => usage.Job, StringComparer.Ordinal))
        {
            yield return $"{usage.Job} reads secrets by computed names, which can be any secret: {string.Join(", ", usage.Unknown)}.";
        }
    }
}
