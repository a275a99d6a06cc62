using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Checks where <c>x-sensitive</c> is allowed, and which keywords a sensitive key cannot have.</summary>
internal static class SensitivityRules
{
    internal static void Check(SchemaUse use)
    {
        var node = use.Node;
        if (use.HoldsObjects && node.TryGet("x-sensitive", out var sensitive))
        {
            node.Document.Report(SchemaRules.SensitiveObject, sensitive.NameSpan);
        }

        if (!use.IsSensitive && IsFreeForm(use.Type) && (node.TryGet("x-sensitive", out var open) || node.TryGet("$ref", out open)))
        {
            node.Document.Report(SchemaRules.FreeFormConstraint, open.NameSpan, "x-sensitive");
        }

        CheckValue(use, "default", use.Annotations.Default);
        CheckValue(use, "examples", use.Annotations.Examples);

        // The key that refers to the definition of an array can still set its sensitivity.
        if (node.Place is SchemaPlaces.Root or SchemaPlaces.Key or SchemaPlaces.Values && use.Type is ArrayShape { ItemsSensitivity: { } ofItems } && ofItems != use.IsSensitive)
        {
            var at = node.TryGet("items", out var member) || node.TryGet("$ref", out member) ? member.NameSpan : node.Span;
            node.Document.Report(SchemaRules.ItemsSensitivity, at, Text(ofItems), Text(use.IsSensitive));
        }
    }

    private static void CheckValue(SchemaUse use, string keyword, JsonNode? value)
    {
        if (value is null || use.Type is null || use.Node.Place == SchemaPlaces.Items)
        {
            return;
        }

        // A value that is allowed in the definition is not where a reference makes it sensitive.
        var at = use.Node.TryGet(keyword, out var member) || use.Node.TryGet("$ref", out member) ? member.NameSpan : use.Node.Span;
        if (use.HoldsObjects)
        {
            if (use.Node.TryGet(keyword, out _))
            {
                use.Node.Document.Report(SchemaRules.ValueOfObject, at, keyword);
            }
        }
        else if (use.IsSensitive)
        {
            use.Node.Document.Report(SchemaRules.ValueOfSensitiveKey, at, keyword);
        }
    }

    private static bool IsFreeForm(Shape? type)
    {
        while (type is ArrayShape array)
        {
            type = array.Items;
        }

        return type is LeafShape { Type: FreeFormType };
    }

    private static string Text(bool value) => value ? "true" : "false";
}
