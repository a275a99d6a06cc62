using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares which categories there are, and in which environments.</summary>
internal sealed class CategoryPresence(SecretsProject before, SecretsProject after, ChangeList changes)
{
    internal void Compare()
    {
        foreach (var category in before.Set.Categories.Where(category => after.Find(category.Name) is null))
        {
            Removed(category);
        }

        foreach (var category in after.Set.Categories)
        {
            if (before.Find(category.Name) is { } old)
            {
                CompareEnvironments(old, category);
            }
            else
            {
                Added(category);
            }
        }
    }

    private void Removed(CategoryModel category)
    {
        var candidates = after.Set.Categories.Where(other => before.Find(other.Name) is null && (other.Root == category.Root || (other.Root is ObjectReference && category.Root is ObjectReference)) && SameKeys(other, category)).ToArray();
        var similar = Similar.Find(category.Name, [.. candidates.Select(static c => c.Name)]) ?? (candidates.Length == 1 ? candidates[0].Name : null);
        var environments = EnvironmentsOf(before, category);
        changes.Add(
            DiffRules.CategoryRemoved,
            category.Name,
            null,
            "The category was removed.",
            [Verdict.BreaksCode],
            environments,
            [.. environments.Select(environment => NameOf(before, environment, category.Name)).SelectMany((name, i) => StepsOf(name, similar is null ? null : NameOf(after, environments[i], similar)))],
            similar is null ? " Delete its secrets when all jobs run the new code." : $" If it became '{similar}', copy its secrets before the merge.");
    }

    private static IEnumerable<Step> StepsOf(string name, string? copy) => copy is null
        ? [new(StepTime.AfterDeployment, $"genie-secrets delete {name}")]
        : [new(StepTime.BeforeMerge, $"genie-secrets copy {name} {copy}"), new(StepTime.AfterDeployment, $"genie-secrets delete {name}")];

    private void Added(CategoryModel category) => changes.Add(
        DiffRules.CategoryAdded,
        category.Name,
        null,
        "A category was added. Create its secrets before jobs read them.",
        [Verdict.NeedsStep],
        EnvironmentsOf(after, category),
        [.. EnvironmentsOf(after, category).Select(environment => NameOf(after, environment, category.Name)).Select(static name => new Step(StepTime.BeforeMerge, $"genie-secrets put {name} --file value.json"))]);

    private void CompareEnvironments(CategoryModel old, CategoryModel category)
    {
        var was = EnvironmentsOf(before, old);
        var now = EnvironmentsOf(after, category);
        foreach (var environment in was.Except(now, StringComparer.Ordinal).Where(environment => after.Manifest!.Environments.Any(e => e.Name == environment)))
        {
            changes.Add(DiffRules.CategoryLeavesEnvironment, category.Name, null, $"The category does not exist in '{environment}' any more.", [Verdict.BreaksCode], [environment]);
        }

        foreach (var environment in now.Except(was, StringComparer.Ordinal).Where(environment => before.Manifest!.Environments.Any(e => e.Name == environment)))
        {
            var name = after.Set.Names!.Format(environment, category.Name);
            changes.Add(
                DiffRules.CategoryEntersEnvironment,
                category.Name,
                null,
                $"The category exists in '{environment}', too. Create the secret before jobs read it.",
                [Verdict.NeedsStep],
                [environment],
                [new Step(StepTime.BeforeMerge, $"genie-secrets put {name} --file value.json")]);
        }

        // A new environment without the category takes it out of those that all environments share.
        var wasShared = before.Manifest!.Environments.All(e => was.Contains(e.Name, StringComparer.Ordinal));
        var isShared = after.Manifest!.Environments.All(e => now.Contains(e.Name, StringComparer.Ordinal));
        if (wasShared && !isShared && was.All(environment => now.Contains(environment, StringComparer.Ordinal)))
        {
            changes.Add(DiffRules.CategoryLeavesEnvironment, category.Name, null, "The category is not in every environment any more, so Secrets.Current does not have it.", [Verdict.BreaksCode]);
        }
    }

    private static bool SameKeys(CategoryModel a, CategoryModel b) =>
        a.Objects.Count == b.Objects.Count && (a.Objects.Count == 0 || a.Objects[0].Keys.Select(static key => (key.JsonName, key.Type)).SequenceEqual(b.Objects[0].Keys.Select(static key => (key.JsonName, key.Type))));

    private static List<string> EnvironmentsOf(SecretsProject project, CategoryModel category) => [.. project.Set.Names!.EnvironmentsOf(category)];

    private static string NameOf(SecretsProject project, string environment, string category) => project.Set.Names!.Format(environment, category);
}
