using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Tooling.Comparison;

/// <summary>Describes the C# type of a key as far as code that reads it can notice.</summary>
internal static class CSharpShape
{
    /// <summary>Gets the type of a property, without a question mark.</summary>
    internal static string Of(SchemaType type, bool isSensitive) => isSensitive ? $"Secret<{Of(type)}>" : Of(type);

    /// <summary>Determines whether the property can be null.</summary>
    internal static bool IsNullable(KeyModel key) => !key.IsRequired && key.DefaultJson is null;

    /// <summary>Determines whether a property is a struct (every Secret is one) or an enum, for which nullability is part of the type.</summary>
    internal static bool IsValueType(KeyModel key) => key.IsSensitive || key.Type
        is IntegerType or NumberType or BooleanType or EnumReference
        or StringType { Format: StringFormat.Date or StringFormat.DateTime or StringFormat.Duration or StringFormat.Uuid };

    private static string Of(SchemaType type) => type switch
    {
        StringType { Format: StringFormat.Uri } => "Uri",
        StringType { Format: StringFormat.DateTime } => "DateTimeOffset",
        StringType { Format: StringFormat.Date } => "DateOnly",
        StringType { Format: StringFormat.Duration } => "TimeSpan",
        StringType { Format: StringFormat.Uuid } => "Guid",
        StringType => "string",
        BinaryType => "EquatableBytes",
        PemType => "PemText",
        IntegerType integer => integer.Is64Bit ? "long" : "int",
        NumberType number => number.IsDouble ? "double" : "decimal",
        BooleanType => "bool",
        EnumReference reference => reference.Identifier,
        ObjectReference reference => reference.Identifier,
        UnionReference reference => reference.Identifier,
        FreeFormType => "JsonElement",
        ArrayType array => $"EquatableList<{Of(array.Items)}>",
        MapType map => $"EquatableDictionary<string, {Of(map.Values, map.ValuesAreSensitive)}>",
        _ => type.ToString(),
    };
}
