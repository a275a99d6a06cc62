using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Plans the copies of secrets whose names changed: before the merge, so that the former ones remain until all jobs run the new code.</summary>
internal static class SecretMoves
{
    internal static IEnumerable<Step> Of(SecretsProject before, CategoryModel old, SecretsProject after, CategoryModel category)
    {
        foreach (var environment in EnvironmentsOf(before, old, after, category))
        {
            var (from, to) = (before.Set.Names!.Format(environment, old), after.Set.Names!.Format(environment, category));
            if (from != to)
            {
                yield return new(StepTime.BeforeMerge, environment, to, $"genie-secrets copy {CommandArgument.Quote(from)} {CommandArgument.Quote(to)}");
                yield return new(StepTime.Removal, environment, from, $"genie-secrets delete {CommandArgument.Quote(from)}");
            }
        }
    }

    /// <summary>Gets the environments that a category exists in before and after.</summary>
    internal static IEnumerable<string> EnvironmentsOf(SecretsProject before, CategoryModel old, SecretsProject after, CategoryModel category) =>
        before.Set.Names!.EnvironmentsOf(old).Intersect(after.Set.Names!.EnvironmentsOf(category), StringComparer.Ordinal);
}
