using Genie.TypedSecrets.Generator.Analyzers.Schemas;
using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;

namespace Genie.TypedSecrets.Generator.Analyzers.StringlyAccess;

/// <summary>Finds the typed accessor for a name that untyped code uses. Immutable.</summary>
internal sealed class KnownSecrets
{
    private const string Current = "Current";

    private readonly string _namespace;
    private readonly string _project;
    private readonly Dictionary<string, (string Environment, CategoryModel Category)> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (CategoryModel Category, KeyModel Key)?> _byKey = new(StringComparer.Ordinal);
    private readonly SecretNames? _names;
    private readonly Dictionary<string, CategoryModel> _categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (CategoryModel Category, KeyModel Key)> _byCategoryAndKey = new(StringComparer.Ordinal);

    internal KnownSecrets(SchemaKnowledge schemas)
    {
        _namespace = schemas.Namespace;
        _project = KeyNames.Normalize(schemas.Manifest?.Project ?? string.Empty);
        _names = schemas.Names;
        foreach (var category in schemas.Manifest is null ? [] : schemas.Categories)
        {
            _categories[category.Name] = category;
            AddNames(schemas.Manifest!, schemas.Names!, category);
            AddKeys(schemas.Manifest!, category);
        }
    }

    internal bool IsEmpty => _byName.Count == 0;

    /// <summary>Gets the accessor of a secret by its full name, <c>genie-dev/api-keys</c> or <c>genie-pr-12/api-keys</c>, or by its ARN, with the random suffix or without.</summary>
    internal TypedAccess? ByName(string secretId, string? jsonKey)
    {
        foreach (var known in SecretArn.NamesIn(secretId).Prepend(secretId))
        {
            if (_byName.TryGetValue(known, out var secret))
            {
                return TypedAccess.Of(_namespace, secret.Environment, secret.Category, jsonKey);
            }
        }

        // Of a preview environment, whose name only fits a pattern.
        return _names?.Match(secretId) is { Kind: SecretNameKind.Known, Environment: { } preview, Category: { } name } && _categories.TryGetValue(name, out var category)
            ? TypedAccess.Of(_namespace, $"{GeneratedNames.PreviewMethod}(\"{preview}\")", category, jsonKey)
            : null;
    }

    /// <summary>Gets the accessor of a key by the name of an environment variable: <c>GITHUB_TOKEN</c>, <c>DATABASE_PASSWORD</c>, <c>GENIE_DATABASE_PASSWORD</c>.</summary>
    internal TypedAccess? ByVariable(string name)
    {
        var normalized = KeyNames.Normalize(name);
        return Qualified(normalized)
            ?? (_project.Length > 0 && normalized.StartsWith(_project, StringComparison.Ordinal) ? Qualified(normalized.Substring(_project.Length)) : null)
            ?? Unqualified(normalized);
    }

    /// <summary>Gets the accessor of a key by a configuration path: <c>ApiKeys:GithubToken</c>, <c>Jobs:github_token</c>.</summary>
    internal TypedAccess? ByPath(string path)
    {
        var parts = path.Split([":", "__"], StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [.., var category, var key] when Qualified(KeyNames.Normalize(category) + KeyNames.Normalize(key)) is { } access => access,
            [.., var key] => Unqualified(KeyNames.Normalize(key)),
            _ => null,
        };
    }

    private TypedAccess? Qualified(string normalized) =>
        _byCategoryAndKey.TryGetValue(normalized, out var known) ? InCurrent(known.Category, known.Key) : null;

    private TypedAccess? Unqualified(string normalized) =>
        _byKey.TryGetValue(normalized, out var known) && known is var (category, key) ? InCurrent(category, key) : null;

    private TypedAccess InCurrent(CategoryModel category, KeyModel key) => TypedAccess.Of(_namespace, Current, category, key.JsonName);

    // The same secret in several environments: the current one is meant.
    private void AddNames(ManifestModel manifest, SecretNames names, CategoryModel category)
    {
        foreach (var environment in manifest.Environments)
        {
            if (category.Environments.Count == 0 || category.Environments.Contains(environment.Name, StringComparer.Ordinal))
            {
                // A schema that gives an ARN is also meant by the name in it.
                var secretId = names.Format(environment.Name, category);
                foreach (var name in new[] { secretId, SecretArn.NameOf(secretId) }.Distinct(StringComparer.Ordinal))
                {
                    _byName[name] = (_byName.ContainsKey(name) ? Current : environment.Identifier, category);
                }
            }
        }
    }

    // A name without an environment means the current environment, which has only the categories that all environments share.
    private void AddKeys(ManifestModel manifest, CategoryModel category)
    {
        var isShared = category.Environments.Count == 0
            || manifest.Environments.All(environment => category.Environments.Contains(environment.Name, StringComparer.Ordinal));
        if (!isShared)
        {
            return;
        }

        foreach (var key in SchemaTypes.RootKeys(category))
        {
            var name = KeyNames.Normalize(key.JsonName);
            _byCategoryAndKey[KeyNames.Normalize(category.Name) + name] = (category, key);

            // A key's name alone counts only if it is specific and occurs in one category.
            if (key.IsSensitive && KeyNames.IsSpecific(key.JsonName))
            {
                _byKey[name] = _byKey.ContainsKey(name) ? null : (category, key);
            }
        }
    }
}
