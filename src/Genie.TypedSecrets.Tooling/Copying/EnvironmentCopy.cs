using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Copying;

/// <summary>Plans copies from one environment of a project to another.</summary>
public static class EnvironmentCopy
{
    private static readonly JsonObject s_empty = (JsonObject)JsonReader.Read("{}").Root!;

    /// <summary>Plans the copies.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">The secrets and keys to copy.</param>
    /// <returns>The copies, one per category.</returns>
    /// <exception cref="ToolingException">An environment, a category or a key is unknown or ambiguous.</exception>
    public static IReadOnlyList<PlannedCopy> Plan(SecretsProject project, EnvironmentCopyRequest request)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);
        if (request.From is null || request.To is null)
        {
            throw new ToolingException("Specify both environments: genie-secrets copy --from dev --to prod api-keys");
        }

        var (from, to) = (ProjectEnvironments.Select(project, [request.From])[0], ProjectEnvironments.Select(project, [request.To])[0]);
        if (from == to)
        {
            throw new ToolingException($"The environment to read from and the one to write to are both '{from}'.");
        }

        var names = project.Set.Names!;
        CategoryModel[] shared = [.. project.Set.Categories.Where(category => names.ExistsIn(category, from) && names.ExistsIn(category, to))];
        if (request.All)
        {
            return request.Words.Count == 0
                ? [.. shared.Select(category => PlanOf(category, []))]
                : throw new ToolingException("--all copies every category, and cannot be combined with a category or keys.");
        }

        return request.Words.Count > 0
            ? project.Find(request.Words[0]) is { } category ? [PlanOf(ThrowIfNotShared(category), [.. request.Words.Skip(1)])] : [PlanOf(FindCategory(shared, request.Words, from, to), request.Words)]
            : throw new ToolingException($"Specify a category: genie-secrets copy --from {from} --to {to} {shared.FirstOrDefault()?.Name ?? "api-keys"}. --all copies every category.");

        PlannedCopy PlanOf(CategoryModel category, IReadOnlyList<string> keys) => new(names.Format(from, category), names.Format(to, category), keys);

        CategoryModel ThrowIfNotShared(CategoryModel category) => shared.Contains(category)
            ? category
            : throw new ToolingException($"The category '{category.Name}' does not exist in both '{from}' and '{to}': schemas/{category.Name}.schema.json lists its environments in x-environments.");
    }

    // Keys without a category: the one category that has all of them.
    private static CategoryModel FindCategory(CategoryModel[] categories, IReadOnlyList<string> keys, string from, string to)
    {
        CategoryModel[] found = [.. categories.Where(category => keys.All(key => SchemaKeys.Find(category, SchemaKeys.Split(category, s_empty, key)) is not null))];
        if (found is [var only])
        {
            return only;
        }

        var key = DisplayText.CleanName(keys[0]);
        if (found.Length > 1)
        {
            throw new ToolingException($"Several categories have '{key}': {string.Join(", ", found.Select(static category => category.Name))}. Name the category first: genie-secrets copy --from {from} --to {to} {found[0].Name} {key}");
        }

        var meant = NearMatch.Find(keys[0], [.. categories.SelectMany(SchemaKeys.Leaves), .. categories.Select(static category => category.Name)]);
        throw new ToolingException($"'{key}' is not a category, and no category of '{from}' and '{to}' has all of the keys.{(meant is null ? string.Empty : $" Did you mean '{meant}'?")}");
    }
}

/// <summary>Represents a request to copy from one environment to another.</summary>
/// <param name="From">The environment to read from.</param>
/// <param name="To">The environment to write to.</param>
/// <param name="Words">A category and its keys, or keys alone.</param>
/// <param name="All">Whether every category that both environments have is copied.</param>
public sealed record EnvironmentCopyRequest(string? From, string? To, IReadOnlyList<string> Words, bool All);

/// <summary>Represents a copy of one secret to another.</summary>
/// <param name="Source">The name of the secret to read.</param>
/// <param name="Target">The name of the secret to write.</param>
/// <param name="Keys">The keys; empty for the whole value.</param>
public sealed record PlannedCopy(string Source, string Target, IReadOnlyList<string> Keys);
