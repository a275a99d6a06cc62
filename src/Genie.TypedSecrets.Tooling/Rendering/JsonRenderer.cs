using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Renders reports as JSON: <c>schemaVersion</c> and <c>kind</c> first, then the report's members in camel case.</summary>
internal static class JsonRenderer
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    // JsonIgnore on a virtual property does not reach its overrides.
    private static readonly string[] s_ofTheBase = ["kind", "schemaVersion", "allFindings"];

    internal static string Render(Report report)
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(report, report.GetType(), s_options)!;
        foreach (var member in s_ofTheBase)
        {
            json.Remove(member);
        }

        json.Insert(0, "schemaVersion", report.SchemaVersion);
        json.Insert(1, "kind", report.Kind);
        return json.ToJsonString(s_options) + "\n";
    }
}
