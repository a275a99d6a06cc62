using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents an environment and where its name stands.</summary>
internal sealed record EnvironmentEntry(EnvironmentModel Model, TextSpan NameSpan);

/// <summary>Reads the manifest's <c>environments</c>.</summary>
internal static class EnvironmentReader
{
    private static readonly string[] s_keys = ["name", "regions", "description", "$comment"];

    internal static IReadOnlyList<EnvironmentEntry> Read(SchemaDocument document, ManifestMembers members)
    {
        members.Require("environments", "\"environments\": [\"dev\", \"prod\"]");
        var result = new List<EnvironmentEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var byIdentifier = new Dictionary<string, string>(StringComparer.Ordinal);
        if (members.List("environments") is not { } list)
        {
            return result;
        }

        if (list.Items.Count == 0)
        {
            document.Report(SchemaRules.NoEnvironments, list.Span);
        }

        foreach (var item in list.Items)
        {
            if (ReadOne(document, item) is { } environment && IsNew(document, environment, names, byIdentifier))
            {
                result.Add(environment);
            }
        }

        return result;
    }

    private static EnvironmentEntry? ReadOne(SchemaDocument document, JsonNode item)
    {
        switch (item)
        {
            case JsonString name:
                return Create(document, name, default);
            case JsonObject json:
                var members = new ManifestMembers(document, json, s_keys);
                members.Require("name", "\"name\": \"prod\"");
                _ = members.Text("description");
                _ = members.Text("$comment");
                var regions = ReadRegions(document, members);
                return members.Text("name") is { } text ? Create(document, text, regions) : null;
            default:
                document.Report(SchemaRules.ManifestValueKind, item.Span, "environments", "a list of names, or of objects with a 'name'");
                return null;
        }
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
        if (members.List("regions") is not { } list)
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
