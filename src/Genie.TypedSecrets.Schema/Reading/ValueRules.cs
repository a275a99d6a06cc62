using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>The <c>default</c> and the <c>examples</c> of a schema must satisfy it.</summary>
internal static class ValueRules
{
    internal static void Check(SchemaUse use)
    {
        if (use.Type is not { } type || use.HoldsObjects || use.IsSensitive)
        {
            return; // No such values are allowed there at all, which was reported.
        }

        // Those that a definition says were checked there.
        if (use.Node.TryGet("default", out var member))
        {
            Check(use.Node, "default", member.Value, type);
        }

        foreach (var example in use.Node.Get<JsonArray>("examples")?.Items ?? [])
        {
            Check(use.Node, "examples", example, type);
        }
    }

    private static void Check(SchemaNode node, string keyword, JsonNode value, Shape type)
    {
        if (Reason(type, value) is { } reason)
        {
            node.Document.Report(SchemaRules.ValueDoesNotFit, value.Span, keyword, reason);
        }
    }

    private static string? Reason(Shape type, JsonNode value) => type switch
    {
        ArrayShape array when value is JsonArray list => list.Items.Select(item => Reason(array.Items, item)).FirstOrDefault(reason => reason is not null),
        ArrayShape => "it must be an array",
        EnumShape choice when value is JsonString text => choice.Members.Any(member => member.JsonValue == text.Value) ? null : "it is none of the values listed",
        LeafShape { Type: BooleanType } when value is JsonBoolean => null,
        LeafShape { Type: BooleanType } => "it must be true or false",
        LeafShape { Type: IntegerType } when value is JsonNumber number && NumberText.Of(number).IsInteger => null,
        LeafShape { Type: IntegerType } => "it must be a whole number",
        LeafShape { Type: NumberType } when value is JsonNumber => null,
        LeafShape { Type: NumberType } => "it must be a number",
        _ => value is JsonString ? null : "it must be a string",
    };
}
