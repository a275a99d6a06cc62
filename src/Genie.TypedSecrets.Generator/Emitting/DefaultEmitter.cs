using System.Globalization;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Writes the value of an optional key that is absent. The reader has made sure that it fits the key's type.</summary>
internal static class DefaultEmitter
{
    /// <summary>Gets the expression a property is initialized with.</summary>
    internal static string Initializer(CategoryContext context, SchemaType type, bool isSensitive, string json)
    {
        var value = Expression(context, type, JsonReader.Read(json).Root!);
        return isSensitive ? $"new({value})" : value;
    }

    private static string Expression(CategoryContext context, SchemaType type, JsonNode json) => (type, json) switch
    {
        (StringType text, JsonString value) => Text(text.Format, value.Value),
        (BinaryType, JsonString value) => $"new(S_::Convert.FromBase64String({Literal.String(Base64(value.Value))}))",
        (PemType, JsonString value) => $"new({Literal.String(value.Value)})",
        (IntegerType integer, _) => Literal.Integer(Integer(Number(json))) + (integer.Is64Bit ? "L" : string.Empty),
        (NumberType number, _) => Number(json) + (number.IsDouble ? "d" : "m"),
        (BooleanType, JsonBoolean value) => Literal.Boolean(value.Value),
        (BooleanType, JsonString value) => Literal.Boolean(value.Value == "true"),
        (EnumReference reference, JsonString value) => $"{CSharpTypes.Of(type, context.Prefix)}.{Member(context, reference, value.Value)}",
        (ArrayType array, JsonArray value) => $"[{string.Join(", ", value.Items.Select(item => Expression(context, array.Items, item)))}]",
        (ObjectReference reference, JsonObject value) => Object(context, context.Objects[reference.Identifier], value),
        _ => "default!",
    };

    private static string Base64(string text)
    {
        var standard = new char[text.Length + 3];
        return new(standard, 0, Encodings.ToStandardBase64(text, standard));
    }

    private static string Text(StringFormat format, string value) => format switch
    {
        StringFormat.Uri => $"new({Literal.String(value)}, S_::UriKind.Absolute)",
        StringFormat.Uuid => $"new({Literal.String(value)})",
        StringFormat.Date => TemporalLiteral.Date(value),
        StringFormat.DateTime => TemporalLiteral.DateTime(value),
        StringFormat.Duration => TemporalLiteral.Duration(value),
        _ => Literal.String(value),
    };

    // A numeric key accepts a string that holds a number. A JSON number is a C# literal but for its suffix.
    private static string Number(JsonNode json) => json switch
    {
        JsonNumber number => number.RawText,
        JsonString text => text.Value,
        _ => "0",
    };

    // 5.0 and 1e3 are whole numbers too.
    private static long Integer(string number) => (long)decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Member(CategoryContext context, EnumReference reference, string value) =>
        context.MemberOf(reference.Identifier, value);

    private static string Object(CategoryContext context, ObjectModel model, JsonObject json)
    {
        var assignments = new List<string>();
        foreach (var key in model.Keys)
        {
            if (json.Find(key.JsonName) is { Value: not JsonNull } member)
            {
                var value = Expression(context, key.Type, member.Value);
                assignments.Add($"{key.Identifier} = {(key.IsSensitive ? $"new({value})" : value)}");
            }
        }

        return $"new() {{ {string.Join(", ", assignments)} }}";
    }
}
