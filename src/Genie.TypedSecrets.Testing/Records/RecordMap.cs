using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Testing.Records;

/// <summary>Knows which property of a generated record each key of the stored JSON is read into.</summary>
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

    // The keys on the way to each value that is not a record. A list of records adds an empty key.
    private static IEnumerable<SecretStructure[]> LeavesOf(SecretStructure structure, SecretStructure[] path) =>
        HasRecord(structure) ? structure.Children.SelectMany(child => LeavesOf(child, [.. path, child])) : [path];

    private static bool HasRecord(SecretStructure structure) => structure.Kind switch
    {
        SecretValueKind.Record => structure.Children.Count > 0,
        SecretValueKind.List => HasRecord(structure.Children[0]),
        _ => false,
    };

    // Changes the value at a path; false if it cannot be changed.
    private static bool Change(SecretStructure structure, ref JsonNode value, SecretStructure[] path, int depth, FakeSeed seed)
    {
        if (depth == path.Length)
        {
            return TryChange(structure, ref value, seed);
        }

        var key = path[depth];
        if (value is JsonArray list && structure.Kind == SecretValueKind.List)
        {
            if (list.Count == 0)
            {
                return false;
            }

            var item = list[0]!.DeepClone();
            if (!Change(key, ref item, path, depth + 1, seed.At(0) with { Variant = 7 }))
            {
                return false;
            }

            list[0] = item;
            return true;
        }

        var parent = value.AsObject();
        var nested = parent[key.Key.JsonName]!.DeepClone();
        if (Change(key, ref nested, path, depth + 1, seed.Of(key.Key.JsonName)))
        {
            parent[key.Key.JsonName] = nested;
            return true;
        }

        // Only one value is allowed. Without the key, the property has its default.
        return !key.Key.IsRequired && depth == path.Length - 1 && parent.Remove(key.Key.JsonName);
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

            if (parent.Kind == SecretValueKind.List)
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
        var property = Differing(left, right);
        if (property is not null)
        {
            _properties[(left.GetType(), key)] = property;
        }

        return property;
    }

    private static PropertyInfo? Differing(object left, object right) => Array.Find(
        left.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance),
        property => property.CanWrite && property.GetIndexParameters().Length == 0 && !Equals(property.GetValue(left), property.GetValue(right)));

    private static object? FirstOf(object list) => ((IEnumerable)list).Cast<object?>().FirstOrDefault();
}
