using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Merges parts of an object into one: a value of the result is a value of each part.</summary>
internal static class PartMerger
{
    /// <summary>Adds a part to another one.</summary>
    /// <param name="document">The file that contains both.</param>
    /// <param name="at">The place of the part in it.</param>
    /// <param name="into">The part that is extended.</param>
    /// <param name="part">The part to add.</param>
    /// <returns>False if they contradict each other, which is reported.</returns>
    internal static bool TryMerge(SchemaDocument document, TextSpan at, ObjectPart into, ObjectPart part)
    {
        var isGood = CheckLimits(document, at, into, part);
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < into.Keys.Count; i++)
        {
            indices[into.Keys[i].Name.Name] = i;
        }

        foreach (var key in part.Keys)
        {
            if (!indices.TryGetValue(key.Name.Name, out var index))
            {
                into.Add(key, part);
            }
            else if (Merge(into.Keys[index], key, out var reason) is { } merged)
            {
                into.Keys[index] = merged;
            }
            else
            {
                document.Report(SchemaRules.Contradiction, at, into.OriginOf(key.Name.Name), part.OriginOf(key.Name.Name), $"the key '{key.Name.Name}' {reason}");
                isGood = false;
            }
        }

        into.AllowsAdditionalKeys &= part.AllowsAdditionalKeys;
        into.Additional ??= part.Additional;
        into.MinProperties = RangeMerger.Largest(into.MinProperties, part.MinProperties);
        into.MaxProperties = RangeMerger.Smallest(into.MaxProperties, part.MaxProperties);
        into.Description ??= part.Description;
        into.Mentions.AddRange(part.Mentions);
        into.Rules.AddRange(part.Rules);
        into.Limits.AddRange(part.Limits);
        return isGood;
    }

    // A part that rejects other keys, or describes them by a type, does so with the keys of the other parts.
    private static bool CheckLimits(SchemaDocument document, TextSpan at, ObjectPart into, ObjectPart part)
    {
        foreach (var (limits, others, place) in new[] { (into.Limits, part.Keys, part.Place), (part.Limits, into.Keys, into.Place) })
        {
            foreach (var limit in limits)
            {
                if (others.FirstOrDefault(key => !limit.Names.Contains(key.Name.Name)) is { } key)
                {
                    document.Report(
                        SchemaRules.Contradiction, at, limit.Place, place, $"'additionalProperties' of the first also applies to the key '{key.Name.Name}' of the second");
                    return false;
                }
            }
        }

        if (into.Additional is not null && part.Additional is not null)
        {
            document.Report(SchemaRules.Contradiction, at, into.Place, part.Place, "both describe the keys that they do not name");
            return false;
        }

        return true;
    }

    private static KeyShape? Merge(KeyShape one, KeyShape other, out string reason)
    {
        reason = string.Empty;
        if (TypeMerger.Merge(one.Type, other.Type) is not { } type)
        {
            reason = "has two types or constraints that are not compatible";
            return null;
        }

        if (one.ChosenSensitivity is { } sensitive && other.ChosenSensitivity is { } otherwise && sensitive != otherwise)
        {
            reason = "is sensitive in one and not in the other";
            return null;
        }

        if (one.HasChosenName && other.HasChosenName && one.Identifier != other.Identifier)
        {
            reason = "has two C# names";
            return null;
        }

        var isNullable = one.IsNullable && other.IsNullable;
        var isRequired = (one.IsRequired || other.IsRequired) && !isNullable;
        var chosen = one.ChosenSensitivity ?? other.ChosenSensitivity;
        return one with
        {
            Identifier = other.HasChosenName ? other.Identifier : one.Identifier,
            HasChosenName = one.HasChosenName || other.HasChosenName,
            Type = type,
            IsRequired = isRequired,
            IsNullable = isNullable,
            ChosenSensitivity = chosen,
            IsSensitive = chosen is null ? one.IsSensitive || other.IsSensitive : one.ChosenSensitivity is null ? other.IsSensitive : one.IsSensitive,
            FormerNames = [.. one.FormerNames, .. other.FormerNames.Where(name => one.FormerNames.All(known => known.Value != name.Value))],
            DefaultJson = isRequired ? null : one.DefaultJson ?? other.DefaultJson,
            Documentation = new DocumentationModel(
                one.Documentation.Title ?? other.Documentation.Title,
                one.Documentation.Description ?? other.Documentation.Description,
                one.Documentation.IsDeprecated || other.Documentation.IsDeprecated,
                one.Documentation.ExamplesJson.Count > 0 ? one.Documentation.ExamplesJson : other.Documentation.ExamplesJson),
            Policy = new PolicyModel(one.Policy.Owner ?? other.Policy.Owner, one.Policy.RotationDays ?? other.Policy.RotationDays, default),
        };
    }
}
