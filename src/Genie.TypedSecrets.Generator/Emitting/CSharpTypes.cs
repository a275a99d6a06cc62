using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Maps types of the model to C# types.</summary>
internal static class CSharpTypes
{
    /// <summary>The alias of the runtime's namespace in every generated file. Before <c>::</c> only aliases are looked up, so types of the project never hide it.</summary>
    internal const string Runtime = "G_";

    /// <summary>The alias of the namespace of the runtime that only generated code uses.</summary>
    internal const string CompilerServices = "C_";

    /// <summary>Gets the type of a value on its own.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="record">The category's record, which nested types are in.</param>
    internal static string Of(SchemaType type, string record) => type switch
    {
        StringType text => Of(text.Format),
        BinaryType => $"{Runtime}::EquatableBytes",
        PemType => $"{Runtime}::PemText",
        IntegerType integer => integer.Is64Bit ? "long" : "int",
        NumberType number => number.IsDouble ? "double" : "decimal",
        BooleanType => "bool",
        EnumReference reference => $"{record}.{reference.Identifier}",
        ObjectReference reference => $"{record}.{reference.Identifier}",
        UnionReference reference => reference.Identifier == record ? record : $"{record}.{reference.Identifier}",
        FreeFormType => "global::System.Text.Json.JsonElement",
        ArrayType array => $"{Runtime}::EquatableList<{Of(array.Items, record)}>",
        MapType map => $"{Runtime}::EquatableDictionary<string, {OfValue(map.Values, map.ValuesAreSensitive, record)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Gets the type of a key's property: secret or not, nullable or not.</summary>
    /// <param name="key">The key.</param>
    /// <param name="record">The category's record, which nested types are in.</param>
    internal static string OfProperty(KeyModel key, string record)
    {
        var type = OfValue(key.Type, key.IsSensitive, record);
        return key.IsRequired || key.DefaultJson is not null ? type : type + "?";
    }

    /// <summary>Gets the type of a value, wrapped where it is sensitive.</summary>
    internal static string OfValue(SchemaType type, bool isSensitive, string record) =>
        isSensitive ? $"{Runtime}::Secret<{Of(type, record)}>" : Of(type, record);

    private static string Of(StringFormat format) => format switch
    {
        StringFormat.Uri => "global::System.Uri",
        StringFormat.DateTime => "global::System.DateTimeOffset",
        StringFormat.Date => "global::System.DateOnly",
        StringFormat.Duration => "global::System.TimeSpan",
        StringFormat.Uuid => "global::System.Guid",
        _ => "string",
    };
}
