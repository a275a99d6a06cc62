using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Drift;

/// <summary>The rule about secrets that still have the former name of their category (<c>x-renamed-from</c>).</summary>
internal static class FormerNames
{
    internal static IEnumerable<Finding> Find(SecretsProject project, CategoryModel category, string environment, string name, IReadOnlyDictionary<string, SecretMetadata> secrets)
    {
        foreach (var former in category.RenamedFrom.Select(former => project.Set.Names!.Format(environment, former.JsonName)))
        {
            if (former != name && secrets.GetValueOrDefault(former) is { DeletedAt: null })
            {
                yield return new(
                    "GTF1007",
                    FindingSeverity.Warning,
                    secrets.GetValueOrDefault(SecretArn.NameOf(name)) is { DeletedAt: null }
                        ? $"The secret has the former name of '{name}'. Delete it when all jobs run the new code: genie-secrets delete {CommandArgument.Quote(former)}"
                        : $"The secret has the former name of '{name}'. Copy it: genie-secrets copy {CommandArgument.Quote(former)} {CommandArgument.Quote(name)}",
                    former);
            }
        }
    }
}
