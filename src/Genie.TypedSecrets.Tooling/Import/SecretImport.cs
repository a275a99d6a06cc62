using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Import;

/// <summary>
/// Imports entries of configuration into a secret: plans, writes all keys as one version, reads them back, and only then deletes them from the source. Doing it
/// again continues where it was interrupted.
/// </summary>
/// <param name="Sources">The sources.</param>
/// <param name="Store">The store to write to.</param>
/// <param name="Project">The project; null if there is none.</param>
/// <param name="Secret">The name of the secret to write.</param>
/// <param name="Mapping">The mapping.</param>
public sealed record SecretImport(IReadOnlyList<ImportSource> Sources, IManagedStore Store, SecretsProject? Project, string Secret, ImportMapping Mapping)
{
    /// <summary>Gets whether keys that have another value are replaced.</summary>
    public bool Overwrites { get; init; }

    /// <summary>Gets the settings of a secret that does not exist yet.</summary>
    public SecretWriteOptions Creation { get; init; } = new();

    private CategoryModel? Schema => Project?.SchemaOf(Secret);

    /// <summary>Plans the import. Nothing is written.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ToolingException">Nothing can be mapped, or two entries become one key with different values.</exception>
    public async Task<ImportPlan> PlanAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken).ConfigureAwait(false)).Plan;

    /// <summary>Creates the mapping file that a plan follows, to be edited.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The mapping.</returns>
    public static ImportMapping MappingOf(ImportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.Entries.DistinctBy(static entry => entry.Name, StringComparer.Ordinal).ToDictionary(static entry => entry.Name, static entry => entry.Key, StringComparer.Ordinal));
    }

    /// <summary>Imports.</summary>
    /// <param name="deletesSource">Whether the entries are deleted from their sources, after they were read back.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="ToolingException">A value is not valid, or a key has another value.</exception>
    public async Task<ImportResult> ApplyAsync(bool deletesSource, CancellationToken cancellationToken)
    {
        var (plan, texts) = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!plan.Mapped.Any())
        {
            throw new ToolingException("No entry becomes a key, so there is nothing to import. Specify the keys in a mapping file: --map mapping.json");
        }

        if (!Overwrites && plan.Mapped.FirstOrDefault(static entry => entry.State == ImportState.Different) is { } different)
        {
            throw new ToolingException($"The key '{different.Key}' of '{Secret}' has another value than '{different.Name}' in {different.Source}. Nothing was written. Replace it with --overwrite, or exclude the entry in the mapping file.");
        }

        string? version = null;
        IReadOnlyList<string> remaining = [];
        KeyValuePair<string, string?>[] keys = [.. plan.Mapped.Where(static entry => entry.State != ImportState.Same).Select(static entry => entry.Key!).Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, (string?)texts[key]))];
        if (keys.Length > 0)
        {
            var change = new KeyChange(Store, Project, Secret) { Creation = Creation, CanSkipValidation = false };
            var result = await change.ApplyAsync(keys, cancellationToken).ConfigureAwait(false);
            (version, remaining) = (result.VersionId, result.Remaining);
        }

        await VerifyAsync(texts, cancellationToken).ConfigureAwait(false);
        List<string> deleted = [];
        foreach (var source in deletesSource ? Sources : [])
        {
            string[] names = [.. plan.Mapped.Where(entry => entry.Source == source.Name).Select(static entry => entry.Name)];
            if (names.Length > 0)
            {
                deleted.Add(await source.DeleteAsync(names, cancellationToken).ConfigureAwait(false));
            }
        }

        return new(plan, version, remaining, deleted);
    }

    private async Task<(ImportPlan Plan, IReadOnlyDictionary<string, string> Texts)> ReadAsync(CancellationToken cancellationToken)
    {
        if (Project is not null)
        {
            _ = ValueCheck.ThrowIfMisnamed(Project, Secret, canSkip: false);
        }

        if (Schema is null && Mapping.Keys.Count == 0)
        {
            var category = CommandArgument.Quote(Secret[(Secret.LastIndexOf('/') + 1)..]);
            throw new ToolingException(
                $"No schema describes '{Secret}', so the names of its keys are not known. Write one: genie-secrets schema add {category} KEY…, or, if the secret is stored already: genie-secrets schema infer {CommandArgument.Quote(Secret)}. "
                + "Or specify the keys in a mapping file: --map mapping.json");
        }

        var stored = await TryGetAsync(cancellationToken).ConfigureAwait(false);
        List<PlannedEntry> entries = [];
        Dictionary<string, (string Text, PlannedEntry Entry)> texts = new(StringComparer.Ordinal);
        foreach (var source in Sources)
        {
            foreach (var entry in await source.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var planned = Plan(source, entry, stored);
                entries.Add(planned);
                if (planned.Key is { } key && !texts.TryAdd(key, (entry.Text, planned)) && texts[key].Text != entry.Text)
                {
                    throw new ToolingException($"'{texts[key].Entry.Name}' in {texts[key].Entry.Source} and '{entry.Name}' in {source.Name} are both the key '{key}', with different values. Exclude one of them in the mapping file: \"{entry.Name}\": null");
                }
            }
        }

        return (new(Store.Name, Secret, entries), texts.ToDictionary(static pair => pair.Key, static pair => pair.Value.Text, StringComparer.Ordinal));
    }

    private PlannedEntry Plan(ImportSource source, ImportEntry entry, SecretDocument? stored)
    {
        if (Mapping.Keys.TryGetValue(entry.Name, out var chosen) && chosen is null)
        {
            return new(source.Name, entry.Name, Key: null, ImportState.LeftOut);
        }

        if (Mapping.Find(entry.Name, Schema) is not { } key)
        {
            return new(source.Name, entry.Name, Key: null, ImportState.NotMapped);
        }

        if (entry.Text.Length == 0)
        {
            return new(source.Name, entry.Name, Key: null, ImportState.Empty);
        }

        if (entry.IsComputed)
        {
            return new(source.Name, entry.Name, Key: null, ImportState.Computed);
        }

        var found = Find(stored, key);
        return new(source.Name, entry.Name, key, found is null ? ImportState.New : Matches(stored!, found, entry.Text) ? ImportState.Same : ImportState.Different);
    }

    // Reads the secret back from the store and verifies that it contains the values of the source.
    private async Task VerifyAsync(IReadOnlyDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        var stored = await TryGetAsync(cancellationToken).ConfigureAwait(false);
        if (texts.FirstOrDefault(text => Find(stored, text.Key) is not { } found || !Matches(stored!, found, text.Value)) is { Key: { } key })
        {
            throw new ToolingException($"The key '{key}' of '{Secret}' does not have the imported value when it is read back: another process may have changed it. Nothing was deleted. Check it with genie-secrets history {Secret}, then run the import again.");
        }
    }

    private JsonNode? Find(SecretDocument? stored, string key) => stored?.Root is not { } root ? null
        : SchemaKeys.Split(Schema, root, key).Aggregate((JsonNode?)root, static (node, name) => (node as JsonObject)?.Find(name)?.Value) is { } found and not JsonNull ? found : null;

    private static bool Matches(SecretDocument document, JsonNode node, string text) => node is JsonString value ? value.Value == text : document.TextOf(node) == text.Trim();

    private async Task<SecretDocument?> TryGetAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var payload = await Store.GetAsync(new SecretRequest(Secret), cancellationToken).ConfigureAwait(false);
            return SecretDocument.Read(payload);
        }
        catch (SecretNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>Represents the outcome of an import.</summary>
/// <param name="Plan">The plan that was carried out.</param>
/// <param name="VersionId">The id of the new version; null if the secret had all values already.</param>
/// <param name="Remaining">The violations that remain in the value: paths and expectations.</param>
/// <param name="Deleted">The messages about entries that were deleted from the sources.</param>
public sealed record ImportResult(ImportPlan Plan, string? VersionId, IReadOnlyList<string> Remaining, IReadOnlyList<string> Deleted);
