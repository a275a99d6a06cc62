using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares what two versions of an object say about the keys that they do not name, and about the number of keys.</summary>
internal sealed class AdditionalComparer(CategoryComparer category, ObjectModel old, ObjectModel current, KeyPlace place)
{
    internal void Compare()
    {
        switch (old.Additional, current.Additional)
        {
            case ({ } was, { } additional):
                CompareMaps(was, additional);
                break;
            case (null, { } additional):
                // Values had keys of any type, which were ignored.
                category.Add(
                    DiffRules.UnknownKeysDescribed,
                    place.Entries,
                    $"Keys that the schema does not name are now read, as {CSharpShape.Of(additional.Type, isSensitive: false)}.",
                    old.AllowsAdditionalKeys ? [Verdict.BreaksStoredValues] : []);
                break;
            case ({ } was, null):
                category.Add(DiffRules.UnknownKeysDescribed, place.Entries, $"The property '{was.Identifier}' was removed: keys that the schema does not name are no longer read.", Verdict.BreaksCode);
                break;
        }

        var counts = TypeInclusion.Counts(old.MinProperties, old.MaxProperties, current.MinProperties, current.MaxProperties);
        if ((counts ?? (current.Rules.Any(rule => !old.Rules.Contains(rule)) ? "more keys must be present together" : null)) is { } reason)
        {
            category.Add(DiffRules.ConstraintTightened, place, $"Stored values may be rejected: {reason}.", Verdict.BreaksStoredValues);
        }
        else if (old.MinProperties != current.MinProperties || old.MaxProperties != current.MaxProperties || old.Rules != current.Rules)
        {
            category.Add(DiffRules.ConstraintLoosened, place, "More values are allowed.");
        }
    }

    private void CompareMaps(AdditionalKeysModel was, AdditionalKeysModel additional)
    {
        var (oldShape, shape) = (CSharpShape.Of(was.Type, isSensitive: false), CSharpShape.Of(additional.Type, isSensitive: false));
        var reason = category.Inclusion.FindReason(was.Type, additional.Type);
        if (was.Identifier != additional.Identifier)
        {
            category.Add(DiffRules.KeyIdentifier, place.Entries, $"The C# name '{was.Identifier}' became '{additional.Identifier}'.", Verdict.BreaksCode);
        }

        if (!KeyComparer.SameKind(was.Type, additional.Type) && (oldShape != shape || KeyComparer.BecameOtherRecord(was.Type, additional.Type)))
        {
            Verdict[] verdicts = reason is null ? [Verdict.BreaksCode] : [Verdict.BreaksCode, Verdict.BreaksStoredValues];
            category.Add(DiffRules.TypeChanged, place.Entries, $"The type of '{additional.Identifier}' was {oldShape} and is {shape}{KeyComparer.Members(additional.Type, oldShape == shape)}.", verdicts);
        }
        else if (reason is not null)
        {
            category.Add(DiffRules.ConstraintTightened, place.Entries, $"Stored values may be rejected: {reason}.", Verdict.BreaksStoredValues);
        }
        else if (was.Type != additional.Type && oldShape == shape && SchemaTypes.Core(was.Type) is not (ObjectReference or UnionReference or EnumReference))
        {
            category.Add(DiffRules.ConstraintLoosened, place.Entries, "More values are allowed.");
        }

        category.Enqueue(was.Type, additional.Type, place.Entries);
    }
}
