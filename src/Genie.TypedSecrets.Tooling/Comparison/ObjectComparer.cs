using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares two versions of an object.</summary>
internal sealed class ObjectComparer(CategoryComparer category, ObjectModel old, ObjectModel current, KeyPlace place)
{
    private readonly HashSet<KeyModel> _matched = [];

    internal void Compare()
    {
        foreach (var key in old.Keys)
        {
            if (Match(key) is { } match)
            {
                _matched.Add(match);
                new KeyComparer(category, current, key, match, place.Key(key.JsonName, match.JsonName)).Compare();
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

        new AdditionalComparer(category, old, current, place).Compare();
        if (old.AllowsAdditionalKeys && !current.AllowsAdditionalKeys)
        {
            category.Add(DiffRules.UnknownKeysRejected, place, "Values with keys that the schema does not name are now rejected.", Verdict.BreaksStoredValues);
        }
        else if (!old.AllowsAdditionalKeys && current.AllowsAdditionalKeys)
        {
            category.Add(DiffRules.UnknownKeysAllowed, place, "Values may have keys that the schema does not name.");
        }
    }

    // By the name in stored values; else by the former names that the new schema gives.
    private KeyModel? Match(KeyModel key) =>
        current.Keys.FirstOrDefault(k => k.JsonName == key.JsonName)
        ?? current.Keys.FirstOrDefault(k => k.RenamedFrom.Any(former => former.JsonName == key.JsonName))
        ?? current.Keys.FirstOrDefault(k => k.Identifier == key.Identifier);

    private void Removed(KeyModel key)
    {
        var proposal = Proposal(key) is { } other
            ? $" If it was renamed to '{other.JsonName}', add to the schema: \"x-renamed-from\": [\"{key.JsonName}\"]."
            : null;
        var isRejected = category.Inclusion.IsRejected(current, key);
        Verdict[] verdicts = isRejected ? [Verdict.BreaksCode, Verdict.BreaksStoredValues] : [Verdict.BreaksCode];
        var at = place.Key(key.JsonName, key.JsonName);
        var draft = category.Draft(DiffRules.KeyRemoved, at, $"The key was removed.{(isRejected ? " Values that still have it are rejected." : string.Empty)}", verdicts);
        category.Add(draft with { Advice = proposal }, (StepTime.Removal, name => at.Unset(name, key.JsonName)));
    }

    private void Added(KeyModel key)
    {
        var at = place.Key(formerName: null, key.JsonName);
        if (key.IsRequired)
        {
            category.Add(
                category.Draft(DiffRules.RequiredKeyAdded, at, "A required key was added. Set it before the merge.", Verdict.BreaksStoredValues, Verdict.NeedsStep),
                (StepTime.BeforeMerge, at.Set));
        }
        else
        {
            category.Add(DiffRules.OptionalKeyAdded, at, "An optional key was added.");
        }
    }

    // A key that vanished and one that appeared, of the same type: by a similar name first.
    private KeyModel? Proposal(KeyModel key)
    {
        var candidates = current.Keys.Where(k => !old.Keys.Any(o => o.JsonName == k.JsonName) && k.Type == key.Type && k.IsSensitive == key.IsSensitive).ToArray();
        var similar = Similar.Find(key.JsonName, [.. candidates.Select(static k => k.JsonName)]);
        return candidates.FirstOrDefault(k => k.JsonName == similar) ?? (candidates.Length == 1 ? candidates[0] : null);
    }
}
