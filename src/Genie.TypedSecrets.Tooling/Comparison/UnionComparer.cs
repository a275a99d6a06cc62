using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Compares two versions of a type that is one of several objects.</summary>
internal sealed class UnionComparer(CategoryComparer category, UnionModel old, UnionModel current, KeyPlace place)
{
    // In the old order.
    private readonly List<AlternativeModel> _matched = [];

    internal void Compare()
    {
        foreach (var alternative in old.Alternatives)
        {
            if (Match(alternative) is { } match)
            {
                _matched.Add(match);
                CompareNames(alternative, match);
                category.Enqueue(new ObjectReference(alternative.Identifier), new ObjectReference(match.Identifier), place);
            }
            else
            {
                category.Add(DiffRules.AlternativeRemoved, place, $"The alternative '{alternative.Identifier}' was removed.", Verdict.BreaksCode, Verdict.BreaksStoredValues);
            }
        }

        foreach (var alternative in current.Alternatives.Where(alternative => !_matched.Contains(alternative)))
        {
            category.Add(DiffRules.AlternativeAdded, place, $"The alternative '{alternative.Identifier}' was added: code that handles each alternative with Match has to handle this one.", Verdict.BreaksCode);
        }

        foreach (var key in old.CommonKeys.Where(key => current.CommonKeys.All(other => other.Identifier != key.Identifier)))
        {
            category.Add(DiffRules.CommonKeyRemoved, place, $"The key '{key.JsonName}' is no longer equal in all alternatives: code has to read it from an alternative.", Verdict.BreaksCode);
        }

        if (!_matched.SequenceEqual(current.Alternatives.Where(_matched.Contains)))
        {
            category.Add(DiffRules.AlternativesReordered, place, "The alternatives are in another order: change the order of the arguments of Match.", Verdict.BreaksCode);
        }

        if (!old.IsExclusive && current.IsExclusive)
        {
            category.Add(DiffRules.ConstraintTightened, place, "Stored values with the keys of several alternatives are rejected.", Verdict.BreaksStoredValues);
        }
    }

    private AlternativeModel? Match(AlternativeModel alternative) =>
        current.Alternatives.FirstOrDefault(other => other.Identifier == alternative.Identifier)
        ?? current.Alternatives.FirstOrDefault(other => other.Names.Any(name => alternative.Names.Contains(name, StringComparer.Ordinal)));

    private void CompareNames(AlternativeModel alternative, AlternativeModel match)
    {
        // Inside of a key, the comparison of the objects reports it.
        if (alternative.Identifier != match.Identifier && place.Path.Length == 0)
        {
            category.Add(DiffRules.NestedTypeRenamed, place, $"The C# type '{alternative.Identifier}' became '{match.Identifier}'. Change the code that names it.", Verdict.BreaksCode);
        }

        if (old.ConstantNames != current.ConstantNames || alternative.Names.Any(name => !match.Names.Contains(name, StringComparer.Ordinal)))
        {
            category.Add(DiffRules.AlternativeMoved, place, $"The values that are recognized as the alternative '{match.Identifier}' changed.", Verdict.BreaksStoredValues);
        }
    }
}
