using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares two versions of an object.</summary>
internal sealed class ObjectComparer(CategoryComparer category, ObjectModel old, ObjectModel current, string path)
{
    private readonly HashSet<KeyModel> _matched = [];

    internal void Compare()
    {
        foreach (var key in old.Keys)
        {
            if (Match(key) is { } match)
            {
                _matched.Add(match);
                new KeyComparer(category, current, key, match, PathOf(match)).Compare();
            }
            else
            {
                Removed(key);
            }
        }

        foreach (var key in current.Keys.Where(key => !_matched.Contains(key)))
        {
            Added(key);
        }

        if (old.AllowsAdditionalKeys && !current.AllowsAdditionalKeys)
        {
            category.Add(DiffRules.UnknownKeysRejected, Shown, "Values with keys that the schema does not name are rejected now.", Verdict.BreaksStoredValues);
        }
        else if (!old.AllowsAdditionalKeys && current.AllowsAdditionalKeys)
        {
            category.Add(DiffRules.UnknownKeysAllowed, Shown, "Values may have keys that the schema does not name.");
        }
    }

    private string? Shown => path.Length == 0 ? null : path;

    // By the name in stored values; else by the former names that the new schema gives.
    private KeyModel? Match(KeyModel key) =>
        current.Keys.FirstOrDefault(k => k.JsonName == key.JsonName)
        ?? current.Keys.FirstOrDefault(k => k.RenamedFrom.Any(former => former.JsonName == key.JsonName))
        ?? current.Keys.FirstOrDefault(k => k.Identifier == key.Identifier);

    private void Removed(KeyModel key)
    {
        var proposal = Proposal(key) is { } other
            ? $" If it became '{other.JsonName}', say so in the schema: \"x-renamed-from\": [\"{key.JsonName}\"]."
            : null;
        var isRejected = !current.AllowsAdditionalKeys;
        Verdict[] verdicts = isRejected ? [Verdict.BreaksCode, Verdict.BreaksStoredValues] : [Verdict.BreaksCode];
        category.AddWithAdvice(DiffRules.KeyRemoved, PathOf(key), $"The key was removed.{(isRejected ? " Values that still have it are rejected." : string.Empty)}", proposal, verdicts);
    }

    private void Added(KeyModel key)
    {
        if (key.IsRequired)
        {
            category.AddStep(
                DiffRules.RequiredKeyAdded,
                PathOf(key),
                "A required key was added. Set it before the merge.",
                StepTime.BeforeMerge,
                name => $"genie-secrets set {name} {PathOf(key)}",
                Verdict.BreaksStoredValues);
        }
        else
        {
            category.Add(DiffRules.OptionalKeyAdded, PathOf(key), "An optional key was added.");
        }
    }

    // A key that vanished and one that appeared, of the same type: by a similar name first.
    private KeyModel? Proposal(KeyModel key)
    {
        var candidates = current.Keys.Where(k => !old.Keys.Any(o => o.JsonName == k.JsonName) && k.Type == key.Type && k.IsSensitive == key.IsSensitive).ToArray();
        var similar = Similar.Find(key.JsonName, [.. candidates.Select(static k => k.JsonName)]);
        return candidates.FirstOrDefault(k => k.JsonName == similar) ?? (candidates.Length == 1 ? candidates[0] : null);
    }

    private string PathOf(KeyModel key) => path.Length == 0 ? KeyPath.Format([key.JsonName]) : $"{path}.{key.JsonName}";
}
