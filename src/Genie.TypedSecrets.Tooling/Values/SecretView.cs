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
            Collect(document, root, schema, schema?.Root, KeyNamesInView.Empty, keys);
        }

        return new(payload.Name, payload.VersionId, payload.CreatedAt, payload.IsBinary, document.Length, keys);
    }

    /// <summary>Creates the view of one key, or of the keys inside it.</summary>
    /// <param name="document">The value.</param>
    /// <param name="path">The key's path.</param>
    /// <returns>The view.</returns>
    /// <exception cref="SecretKeyNotFoundException">The key does not exist.</exception>
    public SecretView Only(SecretDocument document, string path)
    {
        ArgumentNullException.ThrowIfNull(document);
        _ = document.Find(Name, path);
        var wanted = KeyPath.Split(document.Root!, path);
        return this with { Keys = [.. Keys!.Where(key => StartsWith(key.Names, wanted) || StartsWith(wanted, key.Names))] };
    }

    private static bool StartsWith(IReadOnlyList<string> path, IReadOnlyList<string> start) => path.Take(start.Count).SequenceEqual(start, StringComparer.Ordinal);

    private static void Collect(SecretDocument document, JsonNode node, CategoryModel? schema, SchemaType? type, KeyNamesInView path, List<KeyView> keys)
    {
        switch (node, type)
        {
            case (JsonObject { Members.Count: > 0 } json, _):
                foreach (var member in json.Members)
                {
                    var key = schema is null ? null : SchemaKeys.Child(schema, type, json, member.Name);
                    var inner = path.Append(member.Name, SchemaKeys.HidesNames(schema, type, member.Name));
                    if (key is { IsSensitive: false } && !SchemaTypes.HoldsKeys(key.Type))
                    {
                        keys.Add(inner.ToView(document.TextOf(member.Value), isSensitive: false));
                    }
                    else
                    {
                        Collect(document, member.Value, schema, key?.Type, inner, keys);
                    }
                }

                break;
            case (JsonArray { Items.Count: > 0 } json, ArrayType array) when SchemaTypes.HoldsKeys(array):
                for (var i = 0; i < json.Items.Count; i++)
                {
                    Collect(document, json.Items[i], schema, array.Items, path.Append(i.ToString(System.Globalization.CultureInfo.InvariantCulture), isSensitive: false), keys);
                }

                break;
            case (JsonObject, _) when path.Names.Count == 0:
                // An object without keys.
                break;
            default:
                keys.Add(path.ToView(value: null, isSensitive: true));
                break;
        }
    }

    // The names as the value has them, and as they are shown.
    private sealed record KeyNamesInView(IReadOnlyList<string> Names, IReadOnlyList<string> Shown)
    {
        internal static KeyNamesInView Empty { get; } = new([], []);

        internal KeyNamesInView Append(string name, bool isSensitive) => new([.. Names, name], [.. Shown, isSensitive ? Secret.Redacted : name]);

        internal KeyView ToView(string? value, bool isSensitive) => new(KeyPath.Format(Shown), value, isSensitive) { Names = Names };
    }
}

/// <summary>Represents a key as it is shown.</summary>
/// <param name="Path">The path: <c>external_api.base_url</c>.</param>
/// <param name="Value">The value of a key that is not sensitive; null otherwise.</param>
/// <param name="IsSensitive">Whether the value is sensitive. A key that no schema describes is.</param>
public sealed record KeyView(string Path, string? Value, bool IsSensitive)
{
    /// <summary>Gets the names of the keys in the value, from the outermost to the innermost. They are not part of the report: some may be sensitive.</summary>
    internal IReadOnlyList<string> Names { get; init; } = [];
}
