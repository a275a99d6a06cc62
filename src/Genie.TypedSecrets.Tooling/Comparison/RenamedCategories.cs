using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Finds categories that were renamed, by their <c>x-renamed-from</c>.</summary>
internal static class RenamedCategories
{
    /// <summary>Finds the category that a removed one became; null if there is none.</summary>
    internal static CategoryModel? SuccessorOf(CategoryModel old, SecretsProject after) => after.Set.Categories
        .FirstOrDefault(category => category.RenamedFrom.Any(former => former.JsonName == old.Name));

    /// <summary>Finds the former category of a new one; null if there is none.</summary>
    internal static CategoryModel? PredecessorOf(CategoryModel category, SecretsProject before) => category.RenamedFrom
        .Select(former => before.Find(former.JsonName))
        .FirstOrDefault(static old => old is not null);
}
