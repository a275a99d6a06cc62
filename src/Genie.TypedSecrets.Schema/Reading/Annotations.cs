using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Represents the keywords of a schema that do not describe its type; null for those that it does not have.</summary>
internal sealed record Annotations(
    string? Title,
    string? Description,
    bool? IsDeprecated,
    string? Owner,
    int? RotationDays,
    bool? IsSensitive,
    JsonNode? Default,
    JsonArray? Examples)
{
    private static readonly NumberText s_fewestDays = NumberText.Parse("1");
    private static readonly NumberText s_mostDays = NumberText.Parse("3650");

    internal static Annotations Read(SchemaNode node) => new(
        node.GetText("title"),
        node.GetText("description"),
        node.GetFlag("deprecated"),
        ReadOwner(node),
        ReadRotationDays(node),
        node.GetFlag("x-sensitive"),
        node.TryGet("default", out var value) ? value.Value : null,
        node.Get<JsonArray>("examples"));

    /// <summary>Combines the keywords beside a reference with those of the definition. Those beside the reference win.</summary>
    internal Annotations Over(Annotations definition) => new(
        Title ?? definition.Title,
        Description ?? definition.Description,
        IsDeprecated ?? definition.IsDeprecated,
        Owner ?? definition.Owner,
        RotationDays ?? definition.RotationDays,
        IsSensitive ?? definition.IsSensitive,
        Default ?? definition.Default,
        Examples ?? definition.Examples);

    /// <summary>Gets the length of the text, as far as generated code repeats it.</summary>
    internal int Length => (Title?.Length ?? 0) + (Description?.Length ?? 0) + (Owner?.Length ?? 0) + (Default?.Span.Length ?? 0) + (Examples?.Span.Length ?? 0);

    internal PolicyModel ToPolicy(EquatableArray<TagModel> tags = default) => new(Owner, RotationDays, tags);

    internal DocumentationModel ToDocumentation() => new(
        Title,
        Description,
        IsDeprecated ?? false,
        Examples is null ? default : Examples.Items.Select(example => example.CanonicalText).ToEquatableArray());

    private static string? ReadOwner(SchemaNode node)
    {
        var owner = node.Get<JsonString>("x-owner");
        if (owner is { Value.Length: 0 })
        {
            node.Document.Report(SchemaRules.EmptyValue, owner.Span, "x-owner", "Name who to ask, or remove it");
        }

        return owner?.Value;
    }

    private static int? ReadRotationDays(SchemaNode node)
    {
        if (!node.TryGet("x-rotation-days", out var member))
        {
            return null;
        }

        if (member.Value is JsonNumber number)
        {
            var days = NumberText.Of(number);
            if (days.IsInteger && days >= s_fewestDays && days <= s_mostDays)
            {
                return days.ToInt32();
            }
        }

        node.Document.Report(SchemaRules.InvalidRotationDays, member.Value.Span);
        return null;
    }
}
