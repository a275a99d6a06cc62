using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares which categories there are, and in which environments.</summary>
internal sealed class CategoryPresence(SecretsProject before, SecretsProject after, ChangeList changes)
{
    // Where the secrets of a removed category are probably those of a new one: they are copied, not created.
    private readonly HashSet<(string Environment, string Category)> _copied = [];

    internal void Compare()
    {
        foreach (var category in before.Set.Categories.Where(category => after.Find(category.Name) is null && RenamedCategories.SuccessorOf(category, after) is null))
        {
            Removed(category);
        }

        foreach (var category in after.Set.Categories)
        {
            if (before.Find(category.Name) is { } old)
            {
                CompareEnvironments(old, category);
                CompareNames(old, category);
            }
            else if (RenamedCategories.PredecessorOf(category, before) is { } former)
            {
                Renamed(former, category);
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
        if (similar is not null)
        {
            _copied.UnionWith(environments.Select(environment => (environment, similar)));
        }

        changes.Add(new(DiffRules.CategoryRemoved, category.Name, "The category was removed.")
        {
            Verdicts = [Verdict.BreaksCode],
            Environments = environments,
            Steps =
            [
                .. environments.Where(_ => similar is not null).Select(environment => Copy(environment, category.Name, similar!)),
                .. environments.Select(environment => Delete(environment, category.Name)),
            ],
            Advice = similar is null ? " Delete its secrets when all jobs run the new code." : $" If it was renamed to '{similar}', copy its secrets before the merge, and add to its schema: \"x-renamed-from\": [\"{category.Name}\"].",
        });
    }

    private void Renamed(CategoryModel old, CategoryModel category) => changes.Add(new(
        DiffRules.CategoryRenamed,
        category.Name,
        $"The category '{old.Name}' became '{category.Name}'. Change the code: each use of the former name is an error that names the new one.")
    {
        Verdicts = old.Identifier == category.Identifier ? [Verdict.NeedsStep] : [Verdict.BreaksCode, Verdict.NeedsStep],
        Environments = [.. SecretMoves.EnvironmentsOf(before, old, after, category)],
        Steps = [.. SecretMoves.Of(before, old, after, category)],
    });

    // A change of the manifest's pattern or project is reported once, for all categories.
    private void CompareNames(CategoryModel old, CategoryModel category)
    {
        var ownNames = old.SecretName != category.SecretName || old.SecretNames != category.SecretNames;
        var steps = SecretMoves.Of(before, old, after, category).ToList();
        if (ownNames && steps.Count > 0 && before.Manifest!.SecretName == after.Manifest!.SecretName && before.Manifest.Project == after.Manifest.Project)
        {
            changes.Add(new(DiffRules.CategorySecretName, category.Name, "The name of the category's secret changed. Copy the secret before the merge, unless the new one already exists.")
            {
                Verdicts = [Verdict.NeedsStep],
                Environments = [.. SecretMoves.EnvironmentsOf(before, old, after, category)],
                Steps = steps,
            });
        }
    }

    private void Added(CategoryModel category)
    {
        var environments = EnvironmentsOf(after, category);
        changes.Add(new(DiffRules.CategoryAdded, category.Name, "A category was added. Create its secrets before jobs read them.")
        {
            Verdicts = [Verdict.NeedsStep],
            Environments = environments,
            Steps = [.. environments.Where(environment => !_copied.Contains((environment, category.Name))).Select(environment => Put(environment, category))],
        });
    }

    private void CompareEnvironments(CategoryModel old, CategoryModel category)
    {
        var was = EnvironmentsOf(before, old);
        var now = EnvironmentsOf(after, category);
        foreach (var environment in was.Except(now, StringComparer.Ordinal).Where(environment => after.Manifest!.Environments.Any(e => e.Name == environment)))
        {
            changes.Add(new(DiffRules.CategoryLeavesEnvironment, category.Name, $"The category no longer exists in '{environment}'.")
            {
                Verdicts = [Verdict.BreaksCode],
                Environments = [environment],
                Steps = [Delete(environment, category.Name)],
            });
        }

        foreach (var environment in now.Except(was, StringComparer.Ordinal).Where(environment => before.Manifest!.Environments.Any(e => e.Name == environment)))
        {
            changes.Add(new(DiffRules.CategoryEntersEnvironment, category.Name, $"The category now exists in '{environment}', too. Create the secret before jobs read it.")
            {
                Verdicts = [Verdict.NeedsStep],
                Environments = [environment],
                Steps = [Put(environment, category)],
            });
        }

        // A new environment without the category takes it out of those that all environments share.
        var wasShared = before.Manifest!.Environments.All(e => was.Contains(e.Name, StringComparer.Ordinal));
        var isShared = after.Manifest!.Environments.All(e => now.Contains(e.Name, StringComparer.Ordinal));
        if (wasShared && !isShared && was.All(environment => now.Contains(environment, StringComparer.Ordinal)))
        {
            changes.Add(new(DiffRules.CategoryLeavesEnvironment, category.Name, "The category no longer exists in every environment, so Secrets.Current does not have it.") { Verdicts = [Verdict.BreaksCode] });
        }
    }

    private static bool SameKeys(CategoryModel a, CategoryModel b) =>
        a.Objects.Count == b.Objects.Count && (a.Objects.Count == 0 || a.Objects[0].Keys.Select(static key => (key.JsonName, key.Type)).SequenceEqual(b.Objects[0].Keys.Select(static key => (key.JsonName, key.Type))));

    private static List<string> EnvironmentsOf(SecretsProject project, CategoryModel category) => [.. project.Set.Names!.EnvironmentsOf(category)];

    private Step Put(string environment, CategoryModel category)
    {
        var name = NameOf(after, environment, category.Name);
        return new(StepTime.BeforeMerge, environment, name, $"genie-secrets put {CommandArgument.Quote(name)} --file value.json");
    }

    private Step Copy(string environment, string from, string to)
    {
        var name = NameOf(after, environment, to);
        return new(StepTime.BeforeMerge, environment, name, $"genie-secrets copy {CommandArgument.Quote(NameOf(before, environment, from))} {CommandArgument.Quote(name)}");
    }

    private Step Delete(string environment, string category)
    {
        var name = NameOf(before, environment, category);
        return new(StepTime.Removal, environment, name, $"genie-secrets delete {CommandArgument.Quote(name)}");
    }

    private static string NameOf(SecretsProject project, string environment, string category) => project.Set.Names!.Format(environment, category);
}
