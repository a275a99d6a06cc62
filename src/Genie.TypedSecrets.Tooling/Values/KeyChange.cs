using System.Security.Cryptography;
using System.Text;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Tooling.Management;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Values;

/// <summary>Sets and removes keys of a secret: starts from the current version, validates the whole value, and starts again where another process was faster.</summary>
/// <param name="Store">The store.</param>
/// <param name="Project">The project; null if there is none.</param>
/// <param name="SecretName">The secret's name.</param>
public sealed record KeyChange(IManagedStore Store, SecretsProject? Project, string SecretName)
{
    // If this many writers start at the same time, each of them succeeds within as many attempts.
    private const int MaxAttempts = 100;

    /// <summary>Gets whether the value is stored without comparing it with its schema.</summary>
    public bool SkipsValidation { get; init; }

    /// <summary>Gets whether the caller has an option that sets <see cref="SkipsValidation"/>, which messages then name.</summary>
    public bool CanSkipValidation { get; init; } = true;

    /// <summary>Gets the settings of a secret that does not exist yet.</summary>
    public SecretWriteOptions Creation { get; init; } = new();

    /// <summary>Sets and removes keys.</summary>
    /// <param name="keys">The paths and their texts; null to remove a key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="ToolingException">A key is unknown or its value is invalid, or another process changed the same key meanwhile.</exception>
    public async Task<KeyChangeResult> ApplyAsync(IReadOnlyList<KeyValuePair<string, string?>> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var schema = FindSchema();
        Dictionary<string, string?>? original = null;
        string? expected = null;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (text, versionId, isBinary) = await ReadAsync(expected, cancellationToken).ConfigureAwait(false);
            var values = keys.ToDictionary(static key => key.Key, key => ValueOf(text, schema, key.Key), StringComparer.Ordinal);
            original ??= values;
            ThrowIfChanged(original, values);
            var changed = keys.Aggregate(text, (current, key) => key.Value is null ? Remove(current, key.Key) : Set(current, schema, key.Key, key.Value));
            var warnings = Validate(text, changed, schema, keys);
            var bytes = Encoding.UTF8.GetBytes(changed);
            try
            {
                SecretWrite write = new(SecretName, bytes, isBinary) { Condition = new(expected ?? versionId), Creation = Creation };
                var result = await Store.PutAsync(write, cancellationToken).ConfigureAwait(false);
                if (result.OverwrittenVersionId is null)
                {
                    return new(result.VersionId, versionId is null, warnings);
                }

                // The version that was overwritten is the one to start from; ours is the one to replace.
                (_overwritten, expected) = (result.OverwrittenVersionId, result.VersionId);
            }
            catch (VersionConflictException) when (attempt < MaxAttempts - 1)
            {
                (_overwritten, expected) = (null, null);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(bytes);
            }
        }

        throw new VersionConflictException(SecretName);
    }

    private string? _overwritten;

    private CategoryModel? FindSchema()
    {
        if (Project is null || SkipsValidation)
        {
            return Project?.SchemaOf(SecretName);
        }

        return ValueCheck.ThrowIfMisnamed(Project, SecretName, CanSkipValidation).CategoryName is { } category ? Project.Find(category) : null;
    }

    private async Task<(string Text, string? VersionId, bool IsBinary)> ReadAsync(string? expected, CancellationToken cancellationToken)
    {
        try
        {
            var request = expected is null ? new SecretRequest(SecretName) : new SecretRequest(SecretName) { VersionId = _overwritten };
            using var payload = await Store.GetAsync(request, cancellationToken).ConfigureAwait(false);
            var document = SecretDocument.Read(payload);
            return document.Root is not null
                ? (document.Text, payload.VersionId, payload.IsBinary)
                : throw new ToolingException($"The secret '{SecretName}' is one value without keys. Store a new one with genie-secrets put {CommandArgument.Quote(SecretName)}.");
        }
        catch (SecretNotFoundException) when (expected is null)
        {
            // Deleted secrets count as missing: the store rejects creating them.
            return ("{}", null, false);
        }
    }

    private static string? ValueOf(string text, CategoryModel? schema, string path)
    {
        var document = SecretDocument.Read(text);
        var names = SchemaKeys.Split(schema, document.Root!, path);
        JsonNode? at = document.Root;
        foreach (var name in names)
        {
            if (at is JsonString)
            {
                // JSON text is written as a whole, so that any change of it is a conflict.
                break;
            }

            at = (at as JsonObject)?.Find(name)?.Value;
        }

        return at is null ? null : document.Text.Substring(at.Span.Start, at.Span.Length);
    }

    private void ThrowIfChanged(Dictionary<string, string?> original, Dictionary<string, string?> current)
    {
        if (current.FirstOrDefault(value => original[value.Key] != value.Value) is { Key: { } key })
        {
            throw new ToolingException($"The key '{DisplayText.CleanName(key)}' of '{SecretName}' was changed by another process in the meantime. Nothing was written. Check it, then try again.");
        }
    }

    private string Set(string text, CategoryModel? schema, string path, string value)
    {
        var root = SecretDocument.Read(text).Root!;
        var names = SchemaKeys.Split(schema, root, path);
        var key = schema is null ? null : SchemaKeys.Find(schema, names);
        if (schema is not null && key is null && !SkipsValidation)
        {
            var meant = Similar.Find(path, SchemaKeys.Leaves(schema));
            throw new ToolingException(
                $"schemas/{schema.Name}.schema.json has no key '{DisplayText.CleanName(path)}'."
                + (meant is null ? $" Its keys are: {DisplayText.CleanList([.. SchemaKeys.Leaves(schema)], 20)}." : $" Did you mean '{meant}'?")
                + (CanSkipValidation ? " To store it anyway, add --skip-validation." : string.Empty));
        }

        return JsonEdit.Set(text, names, SchemaKeys.ToJson(key?.Type, value));
    }

    private string Remove(string text, string path)
    {
        var document = SecretDocument.Read(text);
        _ = document.Find(SecretName, path);
        return JsonEdit.Remove(text, KeyPath.Split(document.Root!, path));
    }

    // What was invalid before stays a warning, so that a value can be completed key by key.
    private IReadOnlyList<string> Validate(string before, string after, CategoryModel? schema, IReadOnlyList<KeyValuePair<string, string?>> keys)
    {
        if (schema is null || SkipsValidation)
        {
            return [];
        }

        var former = ValueValidator.Validate(schema, before).Select(static violation => violation.ToString()).ToHashSet(StringComparer.Ordinal);
        var violations = ValueValidator.Validate(schema, after);
        var own = keys.Select(key => KeyPath.Split(SecretDocument.Read(after).Root!, key.Key).Aggregate(string.Empty, JsonPointers.Append)).ToArray();
        var fresh = violations.Where(violation => !former.Contains(violation.ToString()) || Array.Exists(own, path => violation.Path == path || violation.Path.StartsWith(path + "/", StringComparison.Ordinal))).ToArray();
        return fresh.Length == 0
            ? [.. violations.Select(static violation => violation.ToString())]
            : throw new ToolingException($"The value for {SecretName} does not fit schemas/{schema.Name}.schema.json and was not stored:{string.Concat(fresh.Select(static violation => $"\n  {violation}"))}");
    }
}

/// <summary>Represents the outcome of setting keys.</summary>
/// <param name="VersionId">The id of the new version.</param>
/// <param name="IsNew">Whether the secret was created.</param>
/// <param name="Remaining">The violations that remain in the value: paths and expectations.</param>
public sealed record KeyChangeResult(string VersionId, bool IsNew, IReadOnlyList<string> Remaining);
