using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Determines which properties remain for keys that were renamed.</summary>
internal static class FormerProperties
{
    /// <summary>
    /// Gets the former properties of an object, each with its key. A rename that C# does not see (<c>github-token</c> to <c>github_token</c>),
    /// and a name that another key has by now, leave none.
    /// </summary>
    internal static IReadOnlyList<(KeyModel Key, FormerName Former)> Of(ObjectModel model)
    {
        if (!model.Keys.Any(key => key.RenamedFrom.Count > 0))
        {
            return [];
        }

        var taken = new HashSet<string>(model.Keys.Select(key => key.Identifier), StringComparer.Ordinal);
        var former = new List<(KeyModel, FormerName)>();
        foreach (var key in model.Keys)
        {
            foreach (var name in key.RenamedFrom)
            {
                if (taken.Add(name.Identifier))
                {
                    former.Add((key, name));
                }
            }
        }

        return former;
    }
}
