using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders reports as JSON: <c>schemaVersion</c> and <c>kind</c> first, then the report's members in camel case.</summary>
internal static class JsonRenderer
{
    // The program that writes usage reports during builds runs on .NET 8, whose serializer has no option for line ends.
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    // JsonIgnore on a virtual property does not reach its overrides.
    private static readonly string[] s_ofTheBase = ["kind", "schemaVersion", "allFindings"];

    internal static string Render(Report report)
    {
        var members = (JsonObject)JsonSerializer.SerializeToNode(report, report.GetType(), s_options)!;
        JsonObject json = new() { ["schemaVersion"] = report.SchemaVersion, ["kind"] = report.Kind };
        foreach (var (name, value) in members.ToList())
        {
            if (!s_ofTheBase.Contains(name, StringComparer.Ordinal))
            {
                members.Remove(name);
                json.Add(name, value);
            }
        }

        return json.ToJsonString(s_options).ReplaceLineEndings("\n") + "\n";
    }
}
