using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Testing.Records;

/// <summary>Maps each key of the stored JSON to the property of the generated record that it is read into.</summary>
/// <remarks>
/// Generated code does not contain the names of its properties, so they are found by an experiment: two values that differ in one key are read, and
/// the property that differs is the key's. Immutable and thread-safe once created.
/// </remarks>
internal sealed class RecordMap
{
    private readonly Dictionary<(Type Record, string Key), PropertyInfo> _properties = [];

    /// <summary>Gets the property of a key; null if its value is the same in every valid secret.</summary>
    internal PropertyInfo? Find(Type record, string key) => _properties.GetValueOrDefault((record, key));

    /// <summary>Creates the map of a category.</summary>
    internal static RecordMap Create<T>(SecretDescriptor<T> descriptor, SecretStructure structure)
        where T : class
    {
        RecordMap map = new();
        FakeSeed seed = new(0, string.Empty, $"{descriptor.Category}#", descriptor.Category, 1);
        var value = FakeDocument.CreateValue(structure, seed);
        var record = Read(value);
        foreach (var path in LeavesOf(structure, []))
        {
            var other = value.DeepClone();
            if (Change(structure, ref other, path, 0, seed with { Version = 2, Variant = 1 }))
            {
                map.Add(record, Read(other), structure, path);
            }
        }

        return map;

        object Read(JsonNode node)
        {
            using SecretPayload payload = new(descriptor.Category, "1", Encoding.UTF8.GetBytes(FakeDocument.ToText(structure, node)));
            return descriptor.Read(payload);
        }
    }

    // The structures on the way to each value that is not a record and has none in it.
    private static IEnumerable<SecretStructure[]> LeavesOf(SecretStructure structure, SecretStructure[] path) =>
        HasRecord(structure) ? PartsOf(structure).SelectMany(part => LeavesOf(part, [.. path, part])) : [path];

    private static IEnumerable<SecretStructure> PartsOf(SecretStructure structure) =>
        structure.Additional is { } map ? structure.Children.Append(map) : structure.Children;

    private static bool HasRecord(SecretStructure structure) => structure.Kind switch
    {
        SecretValueKind.Record => PartsOf(structure).Any(),
        SecretValueKind.List or SecretValueKind.Map => HasRecord(structure.Children[0]),
        _ => false,
    };

    // Changes the value at a path; false if it cannot be changed.
    private static bool Change(SecretStructure structure, ref JsonNode value, SecretStructure[] path, int depth, FakeSeed seed)
    {
        if (depth == path.Length)
        {
            return TryChange(structure, ref value, seed);
        }

        var part = path[depth];
        if (structure.Kind == SecretValueKind.List)
        {
            return value is JsonArray { Count: > 0 } list && ChangeIn(list[0]!, changed => list[0] = changed);
        }

        var parent = value.AsObject();
        if (structure.Kind == SecretValueKind.Map)
        {
            return parent.Count > 0 && parent.First() is var (first, entry) && ChangeIn(entry!, changed => parent[first] = changed);
        }

        if (ReferenceEquals(part, structure.Additional))
        {
            return ChangeAdditional(structure, parent, path, depth, seed);
        }

        // The object may have no room for all its optional keys.
        var name = part.Key.JsonName;
        return parent[name] is not { } nested ? TryAdd(structure, parent, part, seed)
            : ChangeIn(nested, changed => parent[name] = changed)
            // Only one value is allowed. Without the key, the property has its default.
            || (!part.Key.IsRequired && depth == path.Length - 1 && parent.Count > (structure.Shape?.MinProperties ?? 0) && parent.Remove(name));

        bool ChangeIn(JsonNode former, Action<JsonNode> set)
        {
            var changed = former.DeepClone();
            if (!Change(part, ref changed, path, depth + 1, seed with { Path = $"{seed.Path}/{part.Key.JsonName}", Variant = seed.Variant + 7 }))
            {
                return false;
            }

            set(changed);
            return true;
        }
    }

    private static bool ChangeAdditional(SecretStructure structure, JsonObject parent, SecretStructure[] path, int depth, FakeSeed seed)
    {
        var taken = FakeDocument.TakenNames(structure);
        JsonNode entries = new JsonObject(parent.Where(entry => !taken.Contains(entry.Key)).Select(static entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        var names = entries.AsObject().Select(static entry => entry.Key).ToList();
        if (names.Count == 0)
        {
            return false;
        }

        // Another value of the same name, or one entry less.
        if (depth + 1 == path.Length)
        {
            var entry = entries[names[0]]!.DeepClone();
            if (TryChange(path[depth].Children[0], ref entry, seed))
            {
                parent[names[0]] = entry;
                return true;
            }

            return parent.Count > (structure.Shape?.MinProperties ?? 0) && parent.Remove(names[^1]);
        }

        if (!Change(path[depth], ref entries, path, depth + 1, seed))
        {
            return false;
        }

        foreach (var name in names)
        {
            parent[name] = entries[name]?.DeepClone();
        }

        return true;
    }

    // Replaces an optional key by another one.
    private static bool TryAdd(SecretStructure structure, JsonObject parent, SecretStructure part, FakeSeed seed)
    {
        if (structure.Children.FirstOrDefault(key => !key.Key.IsRequired && parent.ContainsKey(key.Key.JsonName)) is { } other)
        {
            parent.Remove(other.Key.JsonName);
        }

        parent[part.Key.JsonName] = FakeDocument.CreateValue(part, seed.Of(part.Key.JsonName));
        return true;
    }

    private static bool TryChange(SecretStructure structure, ref JsonNode value, FakeSeed seed)
    {
        for (var version = 2; version < 10; version++)
        {
            var other = FakeDocument.CreateValue(structure, seed with { Version = version, Variant = seed.Variant + version });
            if (!JsonNode.DeepEquals(value, other))
            {
                value = other;
                return true;
            }
        }

        // A list that has all allowed items may have them in another order.
        var reversed = value is JsonArray items ? new JsonArray([.. items.Reverse().Select(static item => item?.DeepClone())]) : null;
        var differs = reversed is not null && !JsonNode.DeepEquals(value, reversed);
        value = differs ? reversed! : value;
        return differs;
    }

    private void Add(object first, object second, SecretStructure structure, SecretStructure[] path)
    {
        if (path.Length == 0)
        {
            Add(first, second, string.Empty);
            return;
        }

        var (left, right, parent) = ((object?)first, (object?)second, structure);
        foreach (var child in path)
        {
            if (left is null || right is null)
            {
                return;
            }

            if (parent.Kind is SecretValueKind.List or SecretValueKind.Map)
            {
                (left, right) = (FirstOf(left), FirstOf(right));
            }
            else if (Add(left, right, child.Key.JsonName) is { } property)
            {
                (left, right) = (property.GetValue(left), property.GetValue(right));
            }
            else
            {
                return;
            }

            parent = child;
        }
    }

    // Records the property that differs.
    private PropertyInfo? Add(object left, object right, string key)
    {
        var type = left.GetType();
        if (!_properties.TryGetValue((type, key), out var property) && Differing(left, right) is { } found)
        {
            _properties[(type, key)] = property = found;
        }

        return property;
    }

    // A property that belongs to another key differs if that key was removed.
    private PropertyInfo? Differing(object left, object right) => Array.Find(
        left.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance),
        property => property.CanWrite
            && property.GetIndexParameters().Length == 0
            && !Equals(property.GetValue(left), property.GetValue(right))
            && !_properties.ContainsValue(property));

    // A map has entries with a key and a value.
    private static object? FirstOf(object items)
    {
        var first = ((IEnumerable)items).Cast<object?>().FirstOrDefault();
        return RecordJson.Unwrap(RecordJson.TryGetEntry(first, out _, out var value) ? value : first);
    }
}
