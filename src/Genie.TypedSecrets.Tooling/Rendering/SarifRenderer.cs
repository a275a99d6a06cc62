using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders findings as SARIF 2.1.0.</summary>
internal static class SarifRenderer
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n" };

    internal static string Render(IReadOnlyList<Finding> findings)
    {
        JsonObject driver = new()
        {
            ["name"] = "genie-secrets",
            ["rules"] = new JsonArray([.. findings.Select(static finding => finding.RuleId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(static id => new JsonObject { ["id"] = id })]),
        };
        JsonObject run = new()
        {
            ["tool"] = new JsonObject { ["driver"] = driver },
            ["results"] = new JsonArray([.. findings.Select(Result)]),
        };
        JsonObject log = new() { ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json", ["version"] = "2.1.0", ["runs"] = new JsonArray(run) };
        return log.ToJsonString(s_options) + "\n";
    }

    private static JsonObject Result(Finding finding)
    {
        JsonObject location = [];
        if (finding.Location is { } at)
        {
            location["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', at.Path.Split('/').Select(Uri.EscapeDataString)) },
                ["region"] = new JsonObject { ["startLine"] = at.Line, ["startColumn"] = at.Column },
            };
        }

        if (finding.Subject is { } subject)
        {
            location["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = Printable.Clean(subject) });
        }

        return new()
        {
            ["ruleId"] = finding.RuleId,
            ["level"] = finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "note" },
            ["message"] = new JsonObject { ["text"] = Printable.Clean(finding.Message, keepLines: true) },
            ["locations"] = location.Count == 0 ? [] : new JsonArray(location),
            ["partialFingerprints"] = new JsonObject { ["genieSecrets/v1"] = FindingFingerprint.Of(finding) },
        };
    }
}
