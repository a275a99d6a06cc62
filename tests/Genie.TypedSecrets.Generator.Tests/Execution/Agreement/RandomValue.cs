using System.Text.Json.Nodes;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>Values of a schema, and what becomes of them when one place is broken.</summary>
internal sealed class RandomValue(CategoryModel category, Random random)
{
    private static readonly JsonNode?[] s_intruders =
    [
        null, true, "12", "1e2", " 1", string.Empty, "mutated \u00A4", new string('a', 300), -1.5, 0, 12,
        "[]", "{}", " [1, \"2\"]", "[1] 2", "{\"name\":1,\"name\":2}", "{\"a\":\"\\ud800\"}", "[[", "\"text\"", "e30=", "//a@b@c", new string('[', 64) + new string(']', 64), new string('[', 63) + new string(']', 63),
        JsonNode.Parse("1e400"), JsonNode.Parse("99999999999999999999"), JsonNode.Parse("1.0"), new JsonArray(), new JsonArray(1, 1.0, "1"), new JsonObject(),
        new JsonObject { ["name"] = 1 },
    ];

    /// <summary>A value that fits.</summary>
    internal JsonObject Good() => (JsonObject)Value(category.Root)!;

    /// <summary>Stores objects and lists as the console does, as JSON text in a string; some of them in such a text.</summary>
    internal void StoreAsText(JsonObject value)
    {
        var places = new List<(JsonNode Parent, string Name, string Path)>();
        Collect(value, string.Empty, places);

        // From the innermost to the outermost. What any content has inside is data.
        foreach (var (parent, name, path) in places.AsEnumerable().Reverse())
        {
            if (!path.Contains("/any", StringComparison.Ordinal) && Child(parent, name) is JsonObject or JsonArray && random.Next(2) == 0)
            {
                Set(parent, name, Child(parent, name)!.ToJsonString());
            }
        }
    }

    /// <summary>Breaks a value in one place, or does what may be allowed there.</summary>
    /// <returns>Where; and whether no schema allows it.</returns>
    internal (string Path, bool IsWrong) Mutate(JsonObject value)
    {
        var places = new List<(JsonNode Parent, string Name, string Path)>();
        Collect(value, string.Empty, places);
        if (places.Count == 0)
        {
            value["unknown-key"] = 1;
            return ("/unknown-key", false);
        }

        var (parent, name, path) = places[random.Next(places.Count)];
        switch (random.Next(7))
        {
            case 6 when Child(parent, name) is JsonObject or JsonArray:
                // The console stores objects and lists as text.
                Set(parent, name, Child(parent, name)!.ToJsonString());
                return (path, false);
            case 0 when parent is JsonObject json:
                json.Remove(name);
                return (path, false);
            case 1 when parent is JsonObject json:
                json["unknown key/it~" + name] = 1;
                return (path, false);
            case 2 when parent is JsonArray list:
                list.Add(list[0]?.DeepClone());
                return (path, false);
            case 3:
                // Null in an optional key reads as absent.
                Set(parent, name, null);
                return (path, parent is JsonArray);
            default:
                Set(parent, name, s_intruders[random.Next(s_intruders.Length)]?.DeepClone());
                return (path, false);
        }
    }

    private static JsonNode? Child(JsonNode parent, string name) =>
        parent is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : parent[name];

    private static void Set(JsonNode parent, string name, JsonNode? value)
    {
        if (parent is JsonArray list)
        {
            list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    private static void Collect(JsonNode node, string path, List<(JsonNode, string, string)> places)
    {
        var children = node is JsonObject json
            ? json.Select(member => (member.Key, member.Value)).ToList()
            : ((JsonArray)node).Select((item, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), item)).ToList();
        foreach (var (name, child) in children)
        {
            var childPath = $"{path}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            places.Add((node, name, childPath));
            if (child is JsonObject or JsonArray)
            {
                Collect(child, childPath, places);
            }
        }
    }

    private JsonNode? Value(SchemaType type) => type switch
    {
        ObjectReference reference => Object(category.Objects.First(item => item.Identifier == reference.Identifier)),
        UnionReference reference => Object(Pick([.. category.Objects.Where(item => item.Union == reference.Identifier)])),
        FreeFormType => new JsonObject { ["any"] = new JsonArray(1, "two", null, new JsonObject()) },
        StringType { AcceptsNumbers: true } number => random.Next(2) == 0 ? JsonNode.Parse(number.AcceptsOnlyIntegers ? "12.50e3" : "0.50") : "text",
        ArrayType array => List(array),
        MapType map => Map(map),
        StringType { AllowedValues.Count: > 0 } text => text.AllowedValues[0],
        StringType { Format: StringFormat.None } text => Text(text),
        StringType text => Pick(Samples(text.Format)),
        BinaryType { IsJson: true } => Convert.ToBase64String("{\"a\":[1,null]}"u8),
        BinaryType => Convert.ToBase64String(Bytes(random.Next(0, 20))),
        PemType => "-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n",
        IntegerType { AllowedValues.Count: > 0 } number => JsonNode.Parse(Pick([.. number.AllowedValues])),
        NumberType { AllowedValues.Count: > 0 } number => JsonNode.Parse(Pick([.. number.AllowedValues])),
        IntegerType number => Number(number.Range.ExclusiveMinimum is null ? Whole(number.Range.Minimum ?? "-5", number.Range.Maximum ?? "99") : 1 + random.Next(1000)),
        NumberType { IsDouble: true } => JsonNode.Parse(Pick("1e-7", "0.1", "-12.5", "1e300", "0")),
        NumberType => JsonNode.Parse(Pick("0", "1e2", "999.25", "-1.25", "0.10", category.IsStrict ? "12.50" : "\"12.50\"")),
        BooleanType flag => flag.AllowedValue ?? random.Next(2) == 0,
        EnumReference reference => Pick([.. category.Enums.First(item => item.Identifier == reference.Identifier).Members.Select(member => member.JsonValue)]),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    // A number, or a string that holds it where the category accepts one.
    private JsonValue Number(long value) => random.Next(3) == 0 && !category.IsStrict ? JsonValue.Create(value.ToString(System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(value);

    // The bounds more often than others: rules differ there.
    private long Whole(string minimum, string maximum) => random.Next(4) == 0 ? long.Parse(minimum, System.Globalization.CultureInfo.InvariantCulture) : random.NextInt64(
        long.Parse(minimum, System.Globalization.CultureInfo.InvariantCulture), long.Parse(maximum, System.Globalization.CultureInfo.InvariantCulture) + 1);

    private JsonObject Object(ObjectModel model)
    {
        var value = new JsonObject();
        foreach (var key in model.Keys.OrderBy(_ => random.Next()))
        {
            if (key.IsRequired || random.Next(2) == 0)
            {
                var name = key.RenamedFrom.Count > 0 && random.Next(3) == 0 ? key.RenamedFrom[random.Next(key.RenamedFrom.Count)].JsonName : key.JsonName;
                value[name] = Value(key.Type);
            }
        }

        if (model.Additional is { } additional)
        {
            AddEntries(value, additional.Type, Math.Max(random.Next(3), (model.MinProperties ?? 0) - value.Count));
        }

        // Few enough keys for every minimum.
        foreach (var key in model.Keys.Where(key => !key.IsRequired).TakeWhile(_ => value.Count < model.MinProperties))
        {
            if (!value.ContainsKey(key.JsonName) && !key.RenamedFrom.Any(former => value.ContainsKey(former.JsonName)))
            {
                value[key.JsonName] = Value(key.Type);
            }
        }

        foreach (var rule in model.Rules.Where(rule => rule.Kind != KeyRuleKind.Dependent || value.ContainsKey(rule.Sets[0][0]) || model.Keys.First(key => key.JsonName == rule.Sets[0][0]).RenamedFrom.Any(former => value.ContainsKey(former.JsonName))))
        {
            foreach (var name in rule.Sets[0])
            {
                var key = model.Keys.First(candidate => candidate.JsonName == name);
                if (!value.ContainsKey(name) && !key.RenamedFrom.Any(former => value.ContainsKey(former.JsonName)))
                {
                    value[name] = Value(key.Type);
                }
            }
        }

        return value;
    }

    private JsonObject Map(MapType type)
    {
        var value = new JsonObject();
        AddEntries(value, type, random.Next(type.MinProperties ?? 0, (type.MaxProperties ?? 3) + 1));
        return value;
    }

    private void AddEntries(JsonObject value, MapType type, int count)
    {
        var prefix = type.Names.Pattern == "^x-" ? "x-" : string.Empty;
        for (var i = 0; i < count; i++)
        {
            value[$"{prefix}entry/{i}"] = Value(type.Values);
        }
    }

    private JsonArray List(ArrayType type)
    {
        var items = new JsonArray();
        for (var i = random.Next(type.MinItems ?? 0, (type.UniqueItems ? 1 : type.MaxItems ?? 3) + 1); i > 0; i--)
        {
            items.Add(Value(type.Items));
        }

        return items;
    }

    private string Text(StringType type)
    {
        var length = random.Next(type.MinLength ?? 0, (type.MaxLength ?? 12) + 1);
        var alphabet = type.Pattern is null ? "aZ9 \"\\/\u00E9\n\u2028" : "abcdefz";
        return string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string[] Samples(StringFormat format) => format switch
    {
        StringFormat.Uri => ["https://example.com/", "amqps://broker.example.com:5671/a?b=c#d", "urn:example:a"],
        StringFormat.DateTime => ["2030-01-31T12:00:00Z", "1999-12-31T23:59:59.123456+05:30"],
        StringFormat.Date => ["2030-01-31", "2000-02-29"],
        StringFormat.Duration => ["P1DT2H", "PT0.5S", "P2W", "PT0S"],
        StringFormat.Uuid => ["00000000-0000-0000-0000-00000000000a", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"],
        StringFormat.Email => ["a@example.com"],
        StringFormat.Hostname => ["db.example.com", "localhost"],
        StringFormat.Ipv4 => ["10.0.0.1"],
        StringFormat.Time => ["12:00:00Z", "23:59:59.5-01:00"],
        StringFormat.UriReference => ["../a?b=c", "https://example.com/", "//example.com:80/a"],
        StringFormat.JsonPointer => ["", "/a/0"],
        StringFormat.Regex => ["^[a-z]+$", ""],
        StringFormat.Json => ["{}", "[1, \"a\"]"],
        _ => ["::1", "2001:db8::8:800:200c:417a"],
    };

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
