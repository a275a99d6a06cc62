using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares two versions of the manifest, and which categories there are in which environment.</summary>
internal sealed class ManifestComparer(SecretsProject before, SecretsProject after, ChangeList changes)
{
    private ManifestModel Old => before.Manifest!;

    private ManifestModel New => after.Manifest!;

    internal void Compare()
    {
        if (Old.Project != New.Project)
        {
            changes.Add(new(
                DiffRules.ProjectRenamed,
                Category: null,
                $"The project '{Old.Project}' became '{New.Project}': every secret has another name. Copy the secrets before the merge, and delete the former ones when all jobs run the new code.")
            {
                Verdicts = [Verdict.NeedsStep],
                Environments = [.. New.Environments.Select(static e => e.Name)],
                Steps = [.. Renamed()],
            });
        }

        else if (Old.SecretName != New.SecretName)
        {
            changes.Add(new(
                DiffRules.SecretNames,
                Category: null,
                $"The pattern of secret names '{Old.SecretName}' became '{New.SecretName}'. Copy the secrets before the merge, and delete the former ones when all jobs run the new code.")
            {
                Verdicts = [Verdict.NeedsStep],
                Environments = [.. New.Environments.Select(static e => e.Name)],
                Steps = [.. Renamed()],
            });
        }

        CompareEnvironments();
        ComparePreviews();
        if (Old.DefaultEnvironment != New.DefaultEnvironment || Old.EnvironmentVariable != New.EnvironmentVariable)
        {
            changes.Add(new(
                DiffRules.EnvironmentSelection,
                Category: null,
                $"The environment was selected by {Old.EnvironmentVariable} (default '{Old.DefaultEnvironment}') and is selected by {New.EnvironmentVariable} (default '{New.DefaultEnvironment}'). Change the configuration of the jobs.")
            {
                Verdicts = [Verdict.NeedsStep],
            });
        }
    }

    private void CompareEnvironments()
    {
        foreach (var environment in Old.Environments)
        {
            if (New.Environments.FirstOrDefault(e => e.Name == environment.Name) is not { } current)
            {
                var keepsItsName = New.Environments.Any(e => e.Identifier == environment.Identifier);
                changes.Add(new(DiffRules.EnvironmentRemoved, Category: null, $"The environment '{environment.Name}' was removed.")
                {
                    Verdicts = keepsItsName ? [Verdict.NeedsStep] : [Verdict.BreaksCode],
                    Environments = [environment.Name],
                    Steps = [.. before.SecretNames(environment.Name).Select(name => new Step(StepTime.Removal, environment.Name, name, $"genie-secrets delete {CommandArgument.Quote(name)}"))],
                });
            }
            else
            {
                if (environment.Identifier != current.Identifier)
                {
                    changes.Add(new(DiffRules.EnvironmentRemoved, Category: null, $"The C# name of the environment '{environment.Name}' was {environment.Identifier} and is {current.Identifier}.") { Verdicts = [Verdict.BreaksCode] });
                }

                foreach (var alias in environment.Aliases.Where(alias => ProjectEnvironments.Find(New, alias)?.Name != environment.Name))
                {
                    changes.Add(new(DiffRules.EnvironmentSelection, Category: null, $"'{alias}' no longer selects the environment '{environment.Name}'. Change the configuration of the jobs.")
                    {
                        Verdicts = [Verdict.NeedsStep],
                        Environments = [environment.Name],
                    });
                }

                if (environment.Regions != current.Regions)
                {
                    changes.Add(new(
                        DiffRules.Regions,
                        Category: null,
                        $"The regions of '{environment.Name}' were {Regions(environment)} and are {Regions(current)}. Replicate the secrets there before jobs read from them.")
                    {
                        Verdicts = [Verdict.NeedsStep],
                        Environments = [environment.Name],
                    });
                }
            }
        }

        foreach (var environment in New.Environments.Where(environment => !Old.Environments.Any(e => e.Name == environment.Name)))
        {
            var former = RenamedEnvironments.PredecessorOf(environment, Old, New);
            changes.Add(new(
                DiffRules.EnvironmentAdded,
                Category: null,
                former is null
                    ? $"The environment '{environment.Name}' was added. Create its secrets before jobs run in it."
                    : $"The environment '{environment.Name}' was added, and '{former.Name}' was removed. If it was renamed, copy its secrets before the merge, and delete the former ones when all jobs run the new code.")
            {
                Verdicts = [Verdict.NeedsStep],
                Environments = [environment.Name],
                Steps = [.. RenamedEnvironments.StepsOf(environment, former, before, after)],
            });
        }
    }

    private void ComparePreviews()
    {
        foreach (var preview in Old.Previews.Where(preview => !New.Previews.Any(other => other.Pattern == preview.Pattern)))
        {
            changes.Add(new(DiffRules.EnvironmentRemoved, Category: null, $"The preview environments '{preview.Pattern}' were removed.")
            {
                Verdicts = New.Previews.Count == 0 ? [Verdict.BreaksCode] : [Verdict.NeedsStep],
                Environments = [preview.Pattern],
            });
        }

        foreach (var preview in New.Previews.Where(preview => !Old.Previews.Any(other => other.Pattern == preview.Pattern)))
        {
            changes.Add(new(DiffRules.EnvironmentAdded, Category: null, $"The preview environments '{preview.Pattern}' were added. Create the secrets of each before jobs run in it.")
            {
                Verdicts = [Verdict.NeedsStep],
                Environments = [preview.Pattern],
            });
        }
    }

    private static string Regions(EnvironmentModel environment) => environment.Regions.Count == 0 ? "not given" : string.Join(", ", environment.Regions);

    // Of the categories and environments that both have.
    private IEnumerable<Step> Renamed()
    {
        foreach (var category in after.Set.Categories)
        {
            foreach (var step in before.Find(category.Name) is { } old ? SecretMoves.Of(before, old, after, category) : [])
            {
                yield return step;
            }
        }
    }
}
