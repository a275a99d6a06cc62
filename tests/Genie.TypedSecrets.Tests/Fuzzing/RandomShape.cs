using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Tests.Fuzzing;

/// <summary>Creates random shapes, and reads and writes them as generated code and its users do.</summary>
internal sealed class RandomShape(Random random)
{
    private const int Deepest = 2;

    private bool IsOneIn(int count) => random.Next(count) == 0;

    /// <summary>Creates the root of a secret: an object, a list or one of several objects.</summary>
    internal RandomValueKind Root(bool isStrict)
    {
        if (IsOneIn(8))
        {
            return Alternatives(0);
        }

        if (IsOneIn(8))
        {
            var list = List(0);
            SecretShape shape = new(true, list.Key(string.Empty, true)) { IsStrict = isStrict };
            return list with
            {
                Read = (ref SecretReader reader) =>
                {
                    reader.StartList(shape);
                    return list.Read(ref reader);
                },
            };
        }

        return Object(0, isStrict);
    }

    private RandomValueKind Value(int depth) => depth >= Deepest || !IsOneIn(4) ? RandomValueKind.Leaves[random.Next(RandomValueKind.Leaves.Count)] : random.Next(4) switch
    {
        0 => List(depth + 1),
        1 => Map(depth + 1),
        2 => Alternatives(depth + 1),
        _ => Object(depth + 1),
    };

    private RandomValueKind List(int depth)
    {
        var item = Value(depth);
        var isUnique = IsOneIn(4);
        var (least, most) = (random.Next(2), IsOneIn(2) ? 3 : int.MaxValue);
        return new(
            (name, isRequired) => new(name, isRequired, true) { UniqueItems = isUnique, Items = item.Key(string.Empty, true), MinItems = least, MaxItems = most },
            (ref SecretReader reader) => $"[{string.Join('|', reader.ReadList(item.Read).AsSpan().ToArray())}]",
            text => text.Join('[', Enumerable.Range(0, isUnique ? 1 : least + text.Next(3)).Select(_ => item.Write(text)).ToArray(), ']'),
            item.IsFast && !isUnique);
    }

    private RandomValueKind Map(int depth)
    {
        var value = Value(depth);
        var map = MapKey(value);
        return new(
            (name, isRequired) => new(name, isRequired, true)
            {
                Values = map.Values, Names = map.Names, SkipsOtherNames = map.SkipsOtherNames, MinProperties = map.MinProperties, MaxProperties = map.MaxProperties,
            },
            (ref SecretReader reader) => Show(reader.ReadMap(value.Read)),
            text => text.Object(Entries(text, value, text.Next(3) + map.MinProperties).ToArray()),
            value.IsFast);
    }

    private SecretKey MapKey(RandomValueKind value) => new(string.Empty, true, true)
    {
        Values = value.Key(string.Empty, true),
        Names = IsOneIn(2) ? null : new(string.Empty, true, IsOneIn(2)) { Pattern = "^x-", MaxLength = 20 },
        SkipsOtherNames = IsOneIn(2),
        MinProperties = random.Next(2),
        MaxProperties = IsOneIn(2) ? 5 : int.MaxValue,
    };

    private static IEnumerable<(string Name, string Value)> Entries(RandomText text, RandomValueKind value, int count) =>
        Enumerable.Range(0, count).Select(i => ($"x-{text.Pick("é", "entry/", "e")}{i}", value.Write(text)));

    private RandomValueKind Alternatives(int depth)
    {
        var isByValue = IsOneIn(2);
        SecretAlternatives alternatives = isByValue ? new(true, ["type", "kind"], ["a"], ["b", "c"]) : new(IsOneIn(2), [], ["own0"], ["own1", "was1"]);
        var choices = Enumerable.Range(0, 2).Select(i => Object(depth + 1, isStrict: false, isByValue ? "type" : $"own{i}", isByValue ? ["kind"] : i == 1 ? ["was1"] : [], isByValue ? i == 0 ? ["a"] : ["b", "c"] : [])).ToArray();
        return new(
            (name, isRequired) => new(name, isRequired, true),
            (ref SecretReader reader) => reader.ReadAlternative(alternatives) is >= 0 and var index ? $"{index}:{choices[index].Read(ref reader)}" : "none",
            text => choices[text.Next(2)].Write(text),
            choices.All(choice => choice.IsFast));
    }

    /// <summary>Creates an object; its first key can be one that tells alternatives apart.</summary>
    private RandomValueKind Object(int depth, bool isStrict = false, string? firstName = null, string[]? firstFormerNames = null, string[]? firstValues = null)
    {
        var kinds = Enumerable.Range(0, IsOneIn(15) ? 60 + random.Next(80) : random.Next(7)).Select(_ => Value(depth)).ToList();
        var keys = kinds.Select((kind, index) => WithNames(kind.Key($"k{(IsOneIn(20) ? "é\"" : IsOneIn(4) ? "é" : "_")}{index}", IsOneIn(2)), index)).ToList();
        if (firstName is not null)
        {
            kinds.Insert(0, RandomValueKind.Leaves[0] with { Write = text => text.String(firstValues is { Length: > 0 } ? text.Pick(firstValues) : "chosen") });
            keys.Insert(0, new SecretKey(firstName, true, true) { FormerNames = firstFormerNames ?? [], AllowedValues = firstValues ?? [] });
        }

        var entry = Value(Deepest);
        var isOpen = IsOneIn(2);
        var additional = IsOneIn(4) ? MapKey(entry) : null;
        SecretKeyRule[] rules = keys.Count < 2 || !IsOneIn(4) ? [] :
            [new(IsOneIn(2) ? SecretKeyRuleKind.AnyOf : SecretKeyRuleKind.Dependent, [keys[0].JsonName, keys[1].JsonName])];
        SecretShape shape = new(isOpen, [.. keys]) { IsStrict = isStrict, Additional = additional, Rules = rules, MinProperties = IsOneIn(5) ? 1 : 0, MaxProperties = IsOneIn(5) ? keys.Count + 2 : int.MaxValue };
        return new(
            (name, isRequired) => new(name, isRequired, true) { Shape = shape },
            Read,
            text => Write(text, shape, [.. kinds], additional is null ? null : entry),
            kinds.All(kind => kind.IsFast) && (additional is null || entry.IsFast));

        string Read(ref SecretReader reader)
        {
            List<string> members = [];
            reader.StartObject(shape);
            SecretEntries<string> entries = new(shape);
            while (reader.ReadKey(out var index))
            {
                if (index == shape.Keys.Count)
                {
                    entries.Read(ref reader, entry.Read);
                    continue;
                }

                members.Add($"{index}={kinds[index].Read(ref reader)}");
            }

            return $"{{{string.Join('|', members)}{Show(entries.ToDictionary())}}}";
        }
    }

    private SecretKey WithNames(SecretKey key, int index) => !IsOneIn(6) ? key : new(key.JsonName, key.IsRequired, true, key.MinLength, key.MaxLength)
    {
        FormerNames = [$"former{index}", $"oldest{index}"], Pattern = key.Pattern, Format = key.Format, AllowedValues = key.AllowedValues, Minimum = key.Minimum, Maximum = key.Maximum,
        ExclusiveMinimum = key.ExclusiveMinimum, Items = key.Items, Shape = key.Shape, Values = key.Values, Names = key.Names, SkipsOtherNames = key.SkipsOtherNames,
        AcceptsNumbers = key.AcceptsNumbers, AcceptsOnlyIntegers = key.AcceptsOnlyIntegers, UniqueItems = key.UniqueItems,
        MinItems = key.MinItems, MaxItems = key.MaxItems, MinProperties = key.MinProperties, MaxProperties = key.MaxProperties,
    };

    // Keys that a rule or a minimum wants are all written.
    private static string Write(RandomText text, SecretShape shape, RandomValueKind[] kinds, RandomValueKind? entry)
    {
        List<(string Name, string Value)> members = [];
        for (var i = 0; i < kinds.Length; i++)
        {
            var key = shape.Keys[i];
            if (key.IsRequired || shape.Rules.Count > 0 || shape.MinProperties > 0 || text.Next(2) == 0)
            {
                var isNull = !key.IsRequired && shape.Rules.Count == 0 && shape.MinProperties == 0 && text.Next(6) == 0;
                members.Add((text.Pick([key.JsonName, key.JsonName, .. key.FormerNames]), isNull ? "null" : kinds[i].Write(text)));
            }
        }

        if (entry is not null && shape.MaxProperties == int.MaxValue)
        {
            members.AddRange(Entries(text, entry, text.Next(3)));
        }
        else if (shape is { AllowsAdditionalKeys: true, Additional: null } && (text.Next(2) == 0 || members.Count < shape.MinProperties))
        {
            members.Add(("unknown é", text.Pick("1", "{\"a\":[\"é\"]}", "\"plain\"", "\"é\"", "false")));
        }

        return text.Object(text.Next(3) == 0 ? [.. members.OrderBy(_ => text.Next(100))] : [.. members]);
    }

    private static string Show(EquatableDictionary<string, string> entries) => $"<{string.Join('|', entries.Select(entry => $"{entry.Key}={entry.Value}"))}>";
}
