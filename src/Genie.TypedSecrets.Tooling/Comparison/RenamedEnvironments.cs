using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Finds environments that were renamed: the former name is an alias of a new one, or a similar one was removed in the same change.</summary>
internal static class RenamedEnvironments
{
    /// <summary>Finds the former environment of a new one; null if there is none.</summary>
    internal static EnvironmentModel? PredecessorOf(EnvironmentModel environment, ManifestModel before, ManifestModel after)
    {
        List<EnvironmentModel> removed = [.. before.Environments.Where(old => !after.Environments.Any(current => current.Name == old.Name))];
        return removed.Find(old => environment.Aliases.Contains(old.Name, StringComparer.OrdinalIgnoreCase) || old.Identifier == environment.Identifier)
            ?? removed.Find(old => IsSimilar(old.Name, environment.Name) && !after.Environments.Any(other => other.Aliases.Contains(old.Name, StringComparer.OrdinalIgnoreCase)));
    }

    // "prod" and "production"; "staging" and "stagin".
    private static bool IsSimilar(string former, string name) =>
        former.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(former, StringComparison.Ordinal) || NearMatch.Find(former, [name]) is not null;

    /// <summary>Plans how the secrets of a new environment get their values: as copies of those of the former one, where it has them.</summary>
    internal static IEnumerable<Step> StepsOf(EnvironmentModel environment, EnvironmentModel? former, SecretsProject before, SecretsProject after)
    {
        foreach (var category in after.Set.Categories.Where(category => after.Set.Names!.ExistsIn(category, environment.Name)))
        {
            var name = after.Set.Names!.Format(environment.Name, category);
            var old = former is null ? null : before.Find(category.Name) ?? RenamedCategories.PredecessorOf(category, before);
            var from = old is not null && before.Set.Names!.ExistsIn(old, former!.Name) ? before.Set.Names.Format(former.Name, old) : null;

            // A secret whose name does not depend on the environment has its value.
            if (from != name)
            {
                yield return new(StepTime.BeforeMerge, environment.Name, name, from is null
                    ? $"genie-secrets put {CommandArgument.Quote(name)} --file value.json"
                    : $"genie-secrets copy {CommandArgument.Quote(from)} {CommandArgument.Quote(name)}");
            }
        }
    }
}
