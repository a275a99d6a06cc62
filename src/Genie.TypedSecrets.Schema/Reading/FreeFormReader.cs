using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads an object with any content: <c>"additionalProperties": true</c> and no keys.</summary>
internal static class FreeFormReader
{
    private static readonly string[] s_constraints = ["required", "propertyNames", "minProperties", "maxProperties", "dependentRequired", "unevaluatedProperties"];

    internal static bool IsFreeForm(SchemaNode node) =>
        node.GetFlag("additionalProperties") == true && !node.Mentions("properties") && !node.Mentions("patternProperties") && !PartReader.HasParts(node);

    internal static LeafShape Read(SchemaNode node)
    {
        foreach (var keyword in s_constraints)
        {
            if (node.TryGet(keyword, out var member))
            {
                node.Document.Report(SchemaRules.FreeFormConstraint, member.NameSpan, keyword);
            }
        }

        return new LeafShape(new FreeFormType());
    }
}
