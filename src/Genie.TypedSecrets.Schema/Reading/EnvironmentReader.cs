using Genie.TypedSecrets.Names;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents an environment and where its name stands.</summary>
internal sealed record EnvironmentEntry(EnvironmentModel Model, TextSpan NameSpan)
{
    /// <summary>Gets the aliases as they are written.</summary>
    internal IReadOnlyList<JsonString> Aliases { get; init; } = [];
}

/// <summary>Represents the environments that the manifest lists under <c>environments</c>.</summary>
internal sealed record EnvironmentList(IReadOnlyList<EnvironmentEntry> Environments, IReadOnlyList<PreviewModel> Previews);

/// <summary>Reads the manifest's <c>environments</c>.</summary>
internal static class EnvironmentReader
{
    private const string Example = "[\"dev\", { \"name\": \"prod\", \"aliases\": [\"production\"] }]";

    private static readonly string[] s_keys = ["name", "aliases", "regions", "description", "$comment"];

    internal static EnvironmentList Read(SchemaDocument document, ManifestMembers members)
    {
        members.Require("environments", "\"environments\": [\"dev\", \"prod\"]");
        var result = new List<EnvironmentEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var byIdentifier = new Dictionary<string, string>(StringComparer.Ordinal);
        var previews = new List<PreviewModel>();
        if (members.List("environments", Example) is not { } list)
        {
            return new(result, previews);
        }

        if (list.Items.Count == 0)
        {
            document.Report(SchemaRules.NoEnvironments, list.Span);
        }

        foreach (var item in list.Items)
        {
            if (ReadEntry(document, item) is not var (name, json))
            {
                continue;
            }

            var regions = json is null ? default : ReadRegions(document, json);
            var aliases = json?.List("aliases", "[\"production\"]");
            if (PreviewPattern.IsPattern(name.Value))
            {
                previews.AddRange(ReadPreview(document, name, aliases, regions, names));
            }
            else if (Create(document, name, regions) is { } environment && IsNew(document, environment, names, byIdentifier))
            {
                result.Add(environment with { Aliases = EnvironmentAliases.Read(document, aliases) });
            }
        }

        if (result.Count == 0 && previews.Count > 0)
        {
            document.Report(SchemaRules.InvalidPreview, list.Span, previews[0].Pattern, "it needs an environment that always exists beside it. Add one, such as \"dev\"");
        }

        return new(EnvironmentAliases.Check(document, result), previews);
    }

    private static (JsonString Name, ManifestMembers? Json)? ReadEntry(SchemaDocument document, JsonNode item)
    {
        switch (item)
        {
            case JsonString name:
                return (name, null);
            case JsonObject json:
                var members = new ManifestMembers(document, json, s_keys);
                members.Require("name", "\"name\": \"prod\"");
                _ = members.Text("description");
                _ = members.Text("$comment");
                return members.Text("name") is { } text ? (text, members) : null;
            default:
                document.Report(SchemaRules.ManifestValueKind, item.Span, "environments", $"a list of names, or of objects with a 'name', for example {Example}");
                return null;
        }
    }

    private static IEnumerable<PreviewModel> ReadPreview(
        SchemaDocument document, JsonString name, JsonArray? aliases, EquatableArray<string> regions, HashSet<string> names)
    {
        if (!ManifestNames.IsPreview(name.Value))
        {
            document.Report(SchemaRules.InvalidPreview, name.Span, name.Value, "a pattern is the beginning of a name and an asterisk. Write it like \"pr-*\"");
            return [];
        }

        if (aliases is not null)
        {
            document.Report(SchemaRules.InvalidPreview, aliases.Span, name.Value, "a pattern has no aliases. Remove them");
        }

        if (!names.Add(name.Value))
        {
            document.Report(SchemaRules.DuplicateEnvironment, name.Span, name.Value);
            return [];
        }

        return [new(name.Value, regions)];
    }

    private static EnvironmentEntry? Create(SchemaDocument document, JsonString name, EquatableArray<string> regions)
    {
        if (!ManifestNames.IsEnvironment(name.Value) || IdentifierRules.ToIdentifier(name.Value) is not { } identifier)
        {
            document.Report(SchemaRules.InvalidEnvironmentName, name.Span, name.Value);
            return null;
        }

        if (ReservedNames.IsTakenForEnvironments(identifier))
        {
            document.Report(SchemaRules.ReservedEnvironmentName, name.Span, name.Value, identifier);
        }

        return new EnvironmentEntry(new EnvironmentModel(name.Value, identifier, regions), name.Span);
    }

    private static bool IsNew(SchemaDocument document, EnvironmentEntry environment, HashSet<string> names, Dictionary<string, string> byIdentifier)
    {
        var (name, identifier) = (environment.Model.Name, environment.Model.Identifier);
        if (!names.Add(name))
        {
            document.Report(SchemaRules.DuplicateEnvironment, environment.NameSpan, name);
            return false;
        }

        if (byIdentifier.TryGetValue(identifier, out var other))
        {
            document.Report(SchemaRules.EnvironmentCollision, environment.NameSpan, other, name, identifier);
        }
        else
        {
            byIdentifier.Add(identifier, name);
        }

        return true;
    }

    private static EquatableArray<string> ReadRegions(SchemaDocument document, ManifestMembers members)
    {
        if (members.List("regions", "[\"eu-central-1\"]") is not { } list)
        {
            return default;
        }

        if (list.Items.Count == 0)
        {
            document.Report(SchemaRules.RegionList, list.Span, "name at least one, or remove 'regions'");
        }

        var regions = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is not JsonString region)
            {
                document.Report(SchemaRules.ManifestValueKind, item.Span, "regions", "an array of strings");
            }
            else if (!ManifestNames.IsRegion(region.Value))
            {
                document.Report(SchemaRules.InvalidRegion, region.Span, region.Value);
            }
            else if (!seen.Add(region.Value))
            {
                document.Report(SchemaRules.RegionList, region.Span, $"'{region.Value}' is in it already, remove one of the two");
            }
            else
            {
                regions.Add(region.Value);
            }
        }

        return regions.ToEquatableArray();
    }
}
