using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;

namespace Genie.TypedSecrets.Schema.Sets;

/// <summary>
/// Checks that no category has the former name of another, as its name or in C#. A category may keep its C# name where only the
/// spelling of its name changed.
/// </summary>
internal static class FormerCategoryRules
{
    internal static IEnumerable<SchemaDiagnostic> Check(IReadOnlyList<CategoryReadResult> categories)
    {
        var names = new Dictionary<string, CategoryModel>(StringComparer.Ordinal);
        var identifiers = new Dictionary<string, CategoryModel>(StringComparer.Ordinal);
        foreach (var category in categories)
        {
            names[category.Model!.Name] = category.Model;
            identifiers[category.Model.Identifier] = category.Model;
        }

        foreach (var category in categories.Where(category => category.Mentions.FormerNames.Count > 0))
        {
            for (var i = 0; i < category.Mentions.FormerNames.Count; i++)
            {
                var (mention, former) = (category.Mentions.FormerNames[i], category.Model!.RenamedFrom[i]);
                if (names.TryGetValue(former.JsonName, out var owner)
                    || (identifiers.TryGetValue(former.Identifier, out owner) && owner.Name != category.Model.Name))
                {
                    yield return new SchemaDiagnostic(SchemaRules.FormerCategoryInUse, mention.Location, new([former.JsonName, owner.Name]));
                    continue;
                }

                // The next category that was called so, too.
                names[former.JsonName] = category.Model;
                identifiers[former.Identifier] = category.Model;
            }
        }
    }
}
