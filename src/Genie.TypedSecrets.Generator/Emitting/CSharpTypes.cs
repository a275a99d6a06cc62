using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Maps types of the model to C# types.</summary>
internal static class CSharpTypes
{
    /// <summary>
    /// The alias of <c>Secret&lt;string&gt;</c>, which most keys are, in the head of every file. C# reserves names with two underscores in a row, so
    /// that no type of a project hides it.
    /// </summary>
    internal const string SecretText = "Secret__";

    /// <summary>Gets the type of a value on its own.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="prefix">The text before the names of nested types: nothing inside the category's record, where nothing can hide a type's name.</param>
    internal static string Of(SchemaType type, string prefix = "") => type switch
    {
        StringType text => Of(text.Format),
        BinaryType => "G_::EquatableBytes",
        PemType => "G_::PemText",
        IntegerType integer => integer.Is64Bit ? "long" : "int",
        NumberType number => number.IsDouble ? "double" : "decimal",
        BooleanType => "bool",
        EnumReference reference => prefix + reference.Identifier,
        ObjectReference reference => prefix + reference.Identifier,
        UnionReference reference => prefix == reference.Identifier + "." ? reference.Identifier : prefix + reference.Identifier,
        FreeFormType => "S_::Text.Json.JsonElement",
        ArrayType array => $"G_::EquatableList<{Of(array.Items, prefix)}>",
        MapType map => $"G_::EquatableDictionary<string, {OfValue(map.Values, map.ValuesAreSensitive, prefix)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Gets the type of a key's property: secret or not, nullable or not.</summary>
    /// <param name="key">The key.</param>
    /// <param name="prefix">The text before the names of nested types.</param>
    internal static string OfProperty(KeyModel key, string prefix = "")
    {
        var type = OfValue(key.Type, key.IsSensitive, prefix);
        return key.IsRequired || key.DefaultJson is not null ? type
            : ReferenceEquals(type, SecretText) ? SecretText + "?"
            : type + "?";
    }

    /// <summary>Gets the type of a value, wrapped where it is sensitive.</summary>
    internal static string OfValue(SchemaType type, bool isSensitive, string prefix = "") => !isSensitive ? Of(type, prefix)
        : Of(type, prefix) is var value && value == "string" ? SecretText
        : $"G_::Secret<{value}>";

    private static string Of(StringFormat format) => format switch
    {
        StringFormat.Uri => "S_::Uri",
        StringFormat.DateTime => "S_::DateTimeOffset",
        StringFormat.Date => "S_::DateOnly",
        StringFormat.Duration => "S_::TimeSpan",
        StringFormat.Uuid => "S_::Guid",
        _ => "string",
    };
}
