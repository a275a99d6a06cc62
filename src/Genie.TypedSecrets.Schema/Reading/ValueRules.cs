using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Checks that the <c>default</c> and the <c>examples</c> of a schema satisfy it.</summary>
internal static class ValueRules
{
    internal static void Check(SchemaUse use)
    {
        if (use.Type is not { } type || use.HoldsObjects || use.IsSensitive)
        {
            return; // Such values are not allowed there, which was reported.
        }

        // Those of a definition were checked there.
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

    private static string? Reason(Shape type, JsonNode value)
    {
        var enums = new List<EnumModel>();
        var violations = ValueValidator.Validate(ToType(type, enums), [], enums, value);
        return violations.Count > 0 ? violations[0].ToString()
            : FindQuoted(type, value) is { } quoted ? quoted + " is written without quotes here"
            : null;
    }

    private static SchemaType ToType(Shape shape, List<EnumModel> enums)
    {
        switch (shape)
        {
            case ArrayShape array:
                return new ArrayType(ToType(array.Items, enums), array.MinItems, array.MaxItems, array.UniqueItems);
            case EnumShape choice:
                enums.Add(new EnumModel("Values", choice.Members.ToEquatableArray(), Description: null));
                return new EnumReference("Values");
            default:
                return ((LeafShape)shape).Type;
        }
    }

    // The console stores numbers and arrays as strings, which is accepted. A schema has no reason to.
    private static string? FindQuoted(Shape type, JsonNode value) => (type, value) switch
    {
        (ArrayShape array, JsonArray list) => list.Items.Select(item => FindQuoted(array.Items, item)).FirstOrDefault(quoted => quoted is not null),
        (ArrayShape, JsonString) => Problems.AnArray,
        (LeafShape { Type: IntegerType or NumberType }, JsonString) => Problems.ANumber,
        _ => null,
    };
}
