using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading.Shapes;

/// <summary>
/// Represents a type that was read, before the types of the category have C# names. Objects and enumerations are one instance however many
/// keys refer to them, so that a model is not larger than its files.
/// </summary>
internal abstract class Shape
{
    /// <summary>Gets the number of nested levels of objects and arrays, including its own.</summary>
    internal virtual int Height => 1;
}

/// <summary>Represents a single value.</summary>
internal sealed class LeafShape(SchemaType type) : Shape
{
    internal SchemaType Type { get; } = type;
}

/// <summary>Represents an array.</summary>
internal sealed class ArrayShape(Shape items, int? minItems, int? maxItems, bool uniqueItems, bool? itemsSensitivity) : Shape
{
    internal Shape Items { get; } = items;

    internal int? MinItems { get; } = minItems;

    internal int? MaxItems { get; } = maxItems;

    internal bool UniqueItems { get; } = uniqueItems;

    /// <summary>Gets the sensitivity that the definition of the items sets; null if it sets none.</summary>
    internal bool? ItemsSensitivity { get; } = itemsSensitivity;

    internal override int Height { get; } = items.Height + 1;
}

/// <summary>Represents an object whose keys are data.</summary>
internal sealed class MapShape(Shape values, bool valuesAreSensitive, NameRules names, int? minProperties, int? maxProperties) : Shape
{
    internal Shape Values { get; } = values;

    internal bool ValuesAreSensitive { get; } = valuesAreSensitive;

    internal NameRules Names { get; } = names;

    internal int? MinProperties { get; } = minProperties;

    internal int? MaxProperties { get; } = maxProperties;

    internal override int Height { get; } = values.Height + 1;
}

/// <summary>Represents a type with its own C# name.</summary>
internal abstract class NamedShape(SchemaDocument document, TextSpan span) : Shape
{
    internal SchemaDocument Document { get; } = document;

    /// <summary>Gets its place in <see cref="Document"/>.</summary>
    internal TextSpan Span { get; } = span;

    /// <summary>Gets the definition that names it; null if it is at a key.</summary>
    internal string? DefinitionName { get; set; }

    internal string? Description { get; set; }
}

/// <summary>Represents an object.</summary>
internal sealed class ObjectShape(SchemaDocument document, TextSpan span, IReadOnlyList<KeyShape> keys, bool allowsAdditionalKeys)
    : NamedShape(document, span)
{
    internal IReadOnlyList<KeyShape> Keys { get; } = keys;

    internal bool AllowsAdditionalKeys { get; } = allowsAdditionalKeys;

    /// <summary>Gets the map of the keys that the schema does not name, or null.</summary>
    internal MapShape? Additional { get; init; }

    internal int? MinProperties { get; init; }

    internal int? MaxProperties { get; init; }

    internal IReadOnlyList<KeyRuleModel> Rules { get; init; } = [];

    /// <summary>Gets the length of the text that a copy of the object repeats in generated code.</summary>
    internal int TextLength => Keys.Sum(key => key.Name.Name.Length + (key.Documentation.Title?.Length ?? 0) + (key.Documentation.Description?.Length ?? 0) + (key.DefaultJson?.Length ?? 0) + 50);

    internal override int Height => _height ??= Keys.Select(key => key.Type.Height).Append(Additional?.Values.Height ?? 0).Max() + 1;

    private int? _height;
}

/// <summary>Represents one of several objects.</summary>
internal sealed class UnionShape(SchemaDocument document, TextSpan span, IReadOnlyList<AlternativeShape> alternatives, IReadOnlyList<string> constantNames, bool isExclusive)
    : NamedShape(document, span)
{
    internal IReadOnlyList<AlternativeShape> Alternatives { get; } = alternatives;

    /// <summary>Gets the names of the key whose value tells the alternatives apart; none if the presence of a key does.</summary>
    internal IReadOnlyList<string> ConstantNames { get; } = constantNames;

    internal bool IsExclusive { get; } = isExclusive;

    internal override int Height { get; } = alternatives.Max(alternative => alternative.Object.Height);
}

/// <summary>Represents an alternative.</summary>
/// <param name="Object">The object. It belongs to one union only.</param>
/// <param name="Place">The place after which its type is named.</param>
/// <param name="Names">The values or the key that tell it apart.</param>
internal sealed record AlternativeShape(ObjectShape Object, TypePlace Place, IReadOnlyList<string> Names);

/// <summary>Represents a closed list of strings.</summary>
internal sealed class EnumShape(SchemaDocument document, TextSpan span, IReadOnlyList<EnumMemberModel> members) : NamedShape(document, span)
{
    internal IReadOnlyList<EnumMemberModel> Members { get; } = members;
}

/// <summary>Represents a key of an object.</summary>
/// <param name="Name">Its name and place.</param>
/// <param name="Identifier">Its C# name, before names of generated members are taken into account.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether it is required.</param>
/// <param name="IsSensitive">Whether it is sensitive.</param>
/// <param name="FormerNames">Its former names with their places.</param>
/// <param name="DefaultJson">Its default as JSON text.</param>
/// <param name="Documentation">Its title, description and so on.</param>
/// <param name="Policy">Its owner and rotation.</param>
internal sealed record KeyShape(
    JsonMember Name,
    string Identifier,
    Shape Type,
    bool IsRequired,
    bool IsSensitive,
    IReadOnlyList<JsonString> FormerNames,
    string? DefaultJson,
    DocumentationModel Documentation,
    PolicyModel Policy)
{
    /// <summary>Gets whether the schema chooses the C# name (<c>x-csharp-name</c>).</summary>
    internal bool HasChosenName { get; init; }

    /// <summary>Gets the file that describes it.</summary>
    internal SchemaDocument? Document { get; init; }

    /// <summary>Gets whether null is allowed.</summary>
    internal bool IsNullable { get; init; }

    /// <summary>Gets the sensitivity that the schema sets; null if it sets none.</summary>
    internal bool? ChosenSensitivity { get; init; }
}
