using System.Text.Json.Nodes;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Tooling.Catalog;
using Genie.TypedSecrets.Tooling.Rendering;

namespace Genie.TypedSecrets.Tooling.Agents;

/// <summary>Writes what an agent needs of a catalog as JSON.</summary>
internal static class AgentJson
{
    internal static IEnumerable<string> TextsOf(CatalogCategory category) =>
        new[] { category.Name, category.Title, category.Description, category.Owner }.OfType<string>().Concat(category.Keys.Select(static key => key.Path));

    internal static JsonObject Summary(CatalogCategory category) => Compact(new()
    {
        ["category"] = category.Name,
        ["title"] = category.Title,
        ["description"] = category.Description,
        ["owner"] = category.Owner,
        ["deprecated"] = category.IsDeprecated ? true : null,
        ["environments"] = Texts(category.Secrets.Select(static secret => secret.Environment)),
        ["keys"] = category.Keys.Count(static key => !key.IsGroup),
    });

    internal static JsonObject Details(CatalogCategory category)
    {
        var details = Summary(category);
        details["rotationDays"] = category.RotationDays;
        details["schema"] = category.SchemaFile;
        details["secrets"] = new JsonArray([.. category.Secrets.Select(static secret => (JsonNode)new JsonObject { ["environment"] = secret.Environment, ["name"] = secret.Name, ["accessor"] = secret.Accessor })]);
        details["keys"] = new JsonArray([.. category.Keys.Select(key => Key(category, key))]);
        return Compact(details);
    }

    /// <summary>Writes the code that reads a key, or the whole secret where the key is null.</summary>
    /// <exception cref="ToolingException">The category has no such key.</exception>
    internal static JsonObject Accessor(ManifestModel manifest, CatalogCategory category, string? path, bool isInEnvironment)
    {
        // A category that not all environments have is not a member of the current one.
        var isEverywhere = manifest.Environments.All(environment => category.Secrets.Any(secret => secret.Environment == environment.Name));
        var secret = isInEnvironment || !isEverywhere
            ? category.Secrets[0]
            : category.Secrets[0] with { Accessor = InCurrent(category.Secrets[0].Accessor) };
        JsonObject result = new()
        {
            ["category"] = category.Name,
            ["environment"] = isInEnvironment ? secret.Environment : isEverywhere ? $"the one that {manifest.EnvironmentVariable} selects" : $"{secret.Environment}, because the category does not exist in all",
        };
        if (string.IsNullOrEmpty(path) && !category.IsWholeValue)
        {
            result["expression"] = $"await {secret.Accessor}.GetAsync(cancellationToken)";
            result["advice"] = "The record has all keys of one version. Read a single key with its own accessor.";
            return result;
        }

        var key = category.Keys.FirstOrDefault(key => key.Path == (path ?? string.Empty)) ?? throw new ToolingException(UnknownKey(category, path!));
        result["expression"] = key.AccessorIn(secret);
        result["type"] = key.CSharpType;
        result["sensitive"] = key.IsSensitive;
        result["deprecated"] = key.IsDeprecated || category.IsDeprecated;
        result["setCommand"] = CatalogCommands.Set(category, key, category.Secrets[0].Name);
        result["advice"] = key.IsSensitive
            ? "Pass the Secret<T> on, and call Reveal() only where the value is used. Don't log it, and don't put it into a message."
            : "The value is not sensitive.";
        return result;
    }

    /// <summary>Writes a report as the command line does with <c>--format json</c>.</summary>
    internal static JsonObject OfReport(Report report) => JsonNode.Parse(JsonRenderer.Render(report))!.AsObject();

    private static string InCurrent(string accessor) => Schema.Naming.AccessorExpressions.Current + accessor[accessor.LastIndexOf('.')..];

    private static JsonObject Key(CatalogCategory category, CatalogKey key) => Compact(new()
    {
        ["key"] = key.Path,
        ["type"] = key.Type,
        ["csharpType"] = key.CSharpType,
        ["required"] = key.IsRequired,
        ["sensitive"] = key.IsGroup ? null : key.IsSensitive,
        ["title"] = key.Title,
        ["description"] = key.Description,
        ["deprecated"] = key.IsDeprecated ? true : null,
        ["where"] = key.Alternative,
        ["rotationDays"] = key.RotationDays,
        ["accessor"] = key.AccessorIn(category.Secrets[0]),
        ["setCommand"] = key.IsGroup ? null : CatalogCommands.Set(category, key, category.Secrets[0].Name),
    });

    private static string UnknownKey(CatalogCategory category, string path)
    {
        string[] paths = [.. category.Keys.Select(static key => key.Path)];
        return Values.Similar.Find(path, paths) is { } meant
            ? $"The category {category.Name} has no such key. Did you mean '{meant}'?"
            : $"The category {category.Name} has no such key. Its keys are: {string.Join(", ", paths.Take(30))}.";
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)text)]);

    // Without what is not said, because every word costs the agent attention.
    private static JsonObject Compact(JsonObject json)
    {
        foreach (var name in json.Where(static member => member.Value is null).Select(static member => member.Key).ToArray())
        {
            json.Remove(name);
        }

        return json;
    }
}
