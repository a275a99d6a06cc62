using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading.Shapes;

/// <summary>
/// A type as it was read, before the types of the category have C# names. Objects and enumerations are one instance however many
/// keys refer to them, so that a model is never larger than its files.
/// </summary>
internal abstract class Shape
{
    /// <summary>How many levels of objects and arrays it has, itself included.</summary>
    internal virtual int Height => 1;
}

/// <summary>A single value.</summary>
internal sealed class LeafShape(SchemaType type) : Shape
{
    internal SchemaType Type { get; } = type;
}

/// <summary>An array.</summary>
internal sealed class ArrayShape(Shape items, int? minItems, int? maxItems, bool uniqueItems, bool? itemsSensitivity) : Shape
{
    internal Shape Items { get; } = items;

    internal int? MinItems { get; } = minItems;

    internal int? MaxItems { get; } = maxItems;

    internal bool UniqueItems { get; } = uniqueItems;

    /// <summary>What the definition of the items says about sensitivity, where they refer to one that does.</summary>
    internal bool? ItemsSensitivity { get; } = itemsSensitivity;

    internal override int Height { get; } = items.Height + 1;
}

/// <summary>A type that gets a C# name of its own.</summary>
internal abstract class NamedShape(SchemaDocument document, TextSpan span) : Shape
{
    internal SchemaDocument Document { get; } = document;

    /// <summary>Where it stands in <see cref="Document"/>.</summary>
    internal TextSpan Span { get; } = span;

    /// <summary>The definition it is, which names it; null where it stands at a key.</summary>
    internal string? DefinitionName { get; set; }

    internal string? Description { get; set; }
}

/// <summary>An object.</summary>
internal sealed class ObjectShape(SchemaDocument document, TextSpan span, IReadOnlyList<KeyShape> keys, bool allowsAdditionalKeys)
    : NamedShape(document, span)
{
    internal IReadOnlyList<KeyShape> Keys { get; } = keys;

    internal bool AllowsAdditionalKeys { get; } = allowsAdditionalKeys;

    internal override int Height { get; } = keys.Select(key => key.Type.Height).DefaultIfEmpty(0).Max() + 1;
}

/// <summary>A closed list of strings.</summary>
internal sealed class EnumShape(SchemaDocument document, TextSpan span, IReadOnlyList<EnumMemberModel> members) : NamedShape(document, span)
{
    internal IReadOnlyList<EnumMemberModel> Members { get; } = members;
}

/// <summary>A key of an object.</summary>
/// <param name="Name">Its name and place.</param>
/// <param name="Identifier">Its C# name before generated members claim theirs.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="IsSensitive">Whether it is wrapped.</param>
/// <param name="FormerNames">Its former names with their places.</param>
/// <param name="DefaultJson">Its default as JSON text.</param>
/// <param name="Documentation">What is said about it.</param>
internal sealed record KeyShape(
    JsonMember Name,
    string Identifier,
    Shape Type,
    bool IsRequired,
    bool IsSensitive,
    IReadOnlyList<JsonString> FormerNames,
    string? DefaultJson,
    DocumentationModel Documentation)
{
    /// <summary>Gets whether the schema chooses the C# name (<c>x-csharp-name</c>).</summary>
    internal bool HasChosenName { get; init; }
}
