using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.Tooling.Catalog;

/// <summary>Represents a category in a catalog.</summary>
/// <param name="Name">The category's name.</param>
/// <param name="Title">The title.</param>
/// <param name="Description">The purpose of the secret.</param>
/// <param name="Owner">The owner.</param>
/// <param name="IsDeprecated">Whether it is deprecated.</param>
/// <param name="RotationDays">The rotation interval of the value, in days.</param>
/// <param name="Tags">The AWS tags, by key in ordinal order.</param>
/// <param name="FormerNames">The former names.</param>
/// <param name="SchemaFile">The file name of the schema.</param>
/// <param name="Secrets">The secrets, one for each environment.</param>
/// <param name="Keys">The keys, in the schema's order, each before those inside of it.</param>
/// <param name="Readers">The jobs that read it, by name.</param>
public sealed record CatalogCategory(
    string Name,
    string? Title,
    string? Description,
    string? Owner,
    bool IsDeprecated,
    int? RotationDays,
    IReadOnlyList<KeyValuePair<string, string>> Tags,
    IReadOnlyList<string> FormerNames,
    string SchemaFile,
    IReadOnlyList<CatalogSecret> Secrets,
    IReadOnlyList<CatalogKey> Keys,
    IReadOnlyList<CatalogReader> Readers)
{
    /// <summary>Gets whether the whole secret is one value instead of a JSON object.</summary>
    public bool IsWholeValue { get; init; }

    /// <summary>Gets the jobs that read a key of the root, by its name or with the whole value; none for keys inside of others, which usage reports don't name.</summary>
    /// <param name="key">The key.</param>
    internal IEnumerable<string> JobsThatRead(CatalogKey key) => key.Names.Count != 1 || IsWholeValue
        ? []
        : Readers.Where(reader => reader.IsByName || reader.Keys.Contains(key.Names[0], StringComparer.Ordinal)).Select(static reader => reader.Job).Distinct(StringComparer.Ordinal);
}

/// <summary>Represents a category's secret in one environment.</summary>
/// <param name="Environment">The environment, or the pattern of preview environments.</param>
/// <param name="Name">The secret's name or ARN.</param>
/// <param name="Accessor">The C# expression for its accessor: <c>Secrets.Dev.ApiKeys</c>.</param>
/// <param name="State">The state of the secret in the store; null if no store was read.</param>
public sealed record CatalogSecret(string Environment, string Name, string Accessor, CatalogState? State);

/// <summary>Represents the metadata of a secret in a store. Times are those of the store, so that equal stores give equal catalogs.</summary>
/// <param name="State">The state: <c>missing</c>, <c>no-value</c>, <c>deleted</c>, <c>unreadable</c>, <c>overdue</c> or <c>ok</c>.</param>
/// <param name="ChangedAt">The time of the last change.</param>
/// <param name="RotationDueAt">The time at which the value should be rotated.</param>
/// <param name="AccessedAt">The day on which the value was last read.</param>
public sealed record CatalogState(string State, DateTimeOffset? ChangedAt, DateTimeOffset? RotationDueAt, DateTimeOffset? AccessedAt)
{
    /// <summary>Gets whether the state is as it should be.</summary>
    [JsonIgnore]
    public bool IsGood => State == "ok";

    internal static CatalogState? Of(Drift.StoredSecretState? state) => state is null ? null : new(state.State, state.ChangedAt, state.RotationDueAt, state.AccessedAt);
}
