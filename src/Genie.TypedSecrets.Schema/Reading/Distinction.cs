using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents the distinction between alternatives: the value of a key that all of them require, or a required key that only one of them has.</summary>
/// <param name="ConstantNames">The name of the key whose value does, with its former names; none if the presence of a key does.</param>
/// <param name="Names">For each alternative its values, or its key with its former names.</param>
internal sealed record Distinction(IReadOnlyList<string> ConstantNames, IReadOnlyList<IReadOnlyList<string>> Names)
{
    internal static Distinction? Find(IReadOnlyList<ObjectShape> objects)
    {
        foreach (var key in objects[0].Keys)
        {
            if (ByValue(objects, key.Name.Name) is { } values)
            {
                return new Distinction(NamesOf(key), values);
            }
        }

        var keys = new List<IReadOnlyList<string>>();
        foreach (var item in objects)
        {
            if (OwnKey(objects, item) is not { } key)
            {
                return null;
            }

            keys.Add(NamesOf(key));
        }

        return new Distinction([], keys);
    }

    /// <summary>Finds two alternatives that cannot be told apart.</summary>
    internal static (int One, int Other) FindAlike(IReadOnlyList<ObjectShape> objects)
    {
        for (var other = 1; other < objects.Count; other++)
        {
            for (var one = 0; one < other; one++)
            {
                if (Find([objects[one], objects[other]]) is null)
                {
                    return (one, other);
                }
            }
        }

        return (0, 1);
    }

    private static List<IReadOnlyList<string>>? ByValue(IReadOnlyList<ObjectShape> objects, string name)
    {
        var result = new List<IReadOnlyList<string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in objects)
        {
            if (item.Keys.FirstOrDefault(key => key.Name.Name == name) is not { IsRequired: true } key || ValuesOf(key.Type) is not { Count: > 0 } values || !values.All(seen.Add))
            {
                return null;
            }

            result.Add(values);
        }

        return result;
    }

    // A map could have the key as an entry.
    private static KeyShape? OwnKey(IReadOnlyList<ObjectShape> objects, ObjectShape own) => own.Keys.FirstOrDefault(key => key.IsRequired
        && objects.All(other => ReferenceEquals(other, own) || (other.Additional is null && other.Keys.All(foreign => foreign.Name.Name != key.Name.Name))));

    private static IReadOnlyList<string>? ValuesOf(Shape type) => type switch
    {
        LeafShape { Type: StringType { AllowedValues.Count: > 0 } text } => [.. text.AllowedValues],
        EnumShape choice => [.. choice.Members.Select(member => member.JsonValue)],
        _ => null,
    };

    private static IReadOnlyList<string> NamesOf(KeyShape key) => [key.Name.Name, .. key.FormerNames.Select(former => former.Value)];
}
