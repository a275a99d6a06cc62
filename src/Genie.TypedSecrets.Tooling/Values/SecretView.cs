using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Represents a secret as it is shown: its keys, with the values of those alone that the schema calls not sensitive.</summary>
/// <param name="Name">The secret's name.</param>
/// <param name="VersionId">The version's id.</param>
/// <param name="CreatedAt">The time when the version was created.</param>
/// <param name="IsBinary">Whether the value is bytes.</param>
/// <param name="Length">The length of the value in bytes.</param>
/// <param name="Keys">The keys; null if the value is one text or bytes.</param>
public sealed record SecretView(string Name, string VersionId, DateTimeOffset? CreatedAt, bool IsBinary, int Length, IReadOnlyList<KeyView>? Keys) : Report
{
    /// <inheritdoc/>
    public override string Kind => "secret";

    /// <summary>Creates the view of a payload.</summary>
    /// <param name="payload">The payload. It is not disposed.</param>
    /// <param name="schema">The schema; null if there is none, and then everything counts as sensitive.</param>
    /// <returns>The view.</returns>
    public static SecretView Of(SecretPayload payload, CategoryModel? schema)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var document = SecretDocument.Read(payload);
        List<KeyView>? keys = null;
        if (document.Root is { } root)
        {
            keys = [];
            Collect(document, root, schema, schema?.Root, [], keys);
        }

        return new(payload.Name, payload.VersionId, payload.CreatedAt, payload.IsBinary, document.Length, keys);
    }

    /// <summary>Creates the view of one key, or of the keys inside it.</summary>
    /// <param name="document">The value.</param>
    /// <param name="path">The key's path.</param>
    /// <returns>The view.</returns>
    /// <exception cref="SecretKeyNotFoundException">There is no such key.</exception>
    public SecretView Only(SecretDocument document, string path)
    {
        ArgumentNullException.ThrowIfNull(document);
        _ = document.FindNode(Name, path);
        var wanted = KeyPath.Split(document.Root!, path);
        return this with { Keys = [.. Keys!.Where(key => StartsWith(KeyPath.Split(document.Root!, key.Path), wanted) || StartsWith(wanted, KeyPath.Split(document.Root!, key.Path)))] };
    }

    private static bool StartsWith(IReadOnlyList<string> path, IReadOnlyList<string> start) => path.Take(start.Count).SequenceEqual(start, StringComparer.Ordinal);

    private static void Collect(SecretDocument document, JsonNode node, CategoryModel? schema, SchemaType? type, IReadOnlyList<string> path, List<KeyView> keys)
    {
        switch (node, type)
        {
            case (JsonObject { Members.Count: > 0 } json, _):
                var model = schema is not null && type is ObjectReference reference ? schema.Objects.FirstOrDefault(o => o.Identifier == reference.Identifier) : null;
                foreach (var member in json.Members)
                {
                    var key = model?.Keys.FirstOrDefault(k => k.JsonName == member.Name || k.RenamedFrom.Any(former => former.JsonName == member.Name));
                    string[] inner = [.. path, member.Name];
                    if (key is { IsSensitive: false } && !HoldsObjects(key.Type))
                    {
                        keys.Add(new(KeyPath.Format(inner), document.TextOf(member.Value), IsSensitive: false));
                    }
                    else
                    {
                        Collect(document, member.Value, schema, key?.Type, inner, keys);
                    }
                }

                break;
            case (JsonArray { Items.Count: > 0 } json, ArrayType array) when HoldsObjects(array):
                for (var i = 0; i < json.Items.Count; i++)
                {
                    Collect(document, json.Items[i], schema, array.Items, [.. path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)], keys);
                }

                break;
            default:
                keys.Add(new(KeyPath.Format(path), Value: null, IsSensitive: true));
                break;
        }
    }

    private static bool HoldsObjects(SchemaType type) => type is ObjectReference || (type is ArrayType array && HoldsObjects(array.Items));
}

/// <summary>Represents a key as it is shown.</summary>
/// <param name="Path">The path: <c>external_api.base_url</c>.</param>
/// <param name="Value">The value of a key that is not sensitive; null otherwise.</param>
/// <param name="IsSensitive">Whether the value is sensitive. A key that no schema describes is.</param>
public sealed record KeyView(string Path, string? Value, bool IsSensitive);
