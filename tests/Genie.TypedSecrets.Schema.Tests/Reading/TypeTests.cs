using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Tests.Support;

namespace Genie.TypedSecrets.Schema.Tests.Reading;

/// <summary>Which type a schema is, said or inferred.</summary>
public sealed class TypeTests
{
    [Theory]
    [InlineData("""{ "enum": ["a"] }""", typeof(EnumReference))]
    [InlineData("""{ "enum": [1] }""", typeof(IntegerType))]
    [InlineData("""{ "enum": [1.0, 2e0] }""", typeof(IntegerType))]
    [InlineData("""{ "enum": [0.5, 1] }""", typeof(NumberType))]
    [InlineData("""{ "enum": [true] }""", typeof(BooleanType))]
    [InlineData("""{ "const": "a" }""", typeof(StringType))]
    [InlineData("""{ "const": 1 }""", typeof(IntegerType))]
    [InlineData("""{ "const": false }""", typeof(BooleanType))]
    [InlineData("""{ "properties": { "a": { "type": "string" } } }""", typeof(ObjectReference))]
    [InlineData("""{ "items": { "type": "string" } }""", typeof(ArrayType))]
    [InlineData("""{ "type": "number", "enum": [1] }""", typeof(NumberType))]
    [InlineData("""{ "type": "string", "contentEncoding": "base64" }""", typeof(BinaryType))]
    [InlineData("""{ "type": "string", "contentMediaType": "application/x-pem-file" }""", typeof(PemType))]
    public void Read_Type_IsSaidOrInferred(string schema, Type expected) => Key(schema).Type.GetType().ShouldBe(expected);

    [Theory]
    [InlineData("", true)]
    [InlineData(""", "minimum": 0""", true)]
    [InlineData(""", "minimum": 0, "maximum": 2147483647""", false)]
    [InlineData(""", "minimum": -2147483648, "exclusiveMaximum": 10""", false)]
    [InlineData(""", "minimum": 0, "maximum": 2147483648""", true)]
    [InlineData(""", "minimum": 0, "maximum": 1, "format": "int64" """, true)]
    [InlineData(""", "format": "int32" """, false)]
    public void Read_Integer_IsAsWideAsItsRange(string more, bool is64Bit) =>
        Key($$"""{ "type": "integer"{{more}} }""").Type.ShouldBeOfType<IntegerType>().Is64Bit.ShouldBe(is64Bit);

    [Fact]
    public void Read_Const_AllowsThatValueAlone()
    {
        Key("""{ "const": "a" }""").Type.ShouldBeOfType<StringType>().AllowedValues.ShouldBe(["a"]);
        Key("""{ "const": 1.50e1 }""").Type.ShouldBeOfType<IntegerType>().AllowedValues.ShouldBe(["15"]);
        Key("""{ "const": true }""").Type.ShouldBeOfType<BooleanType>().AllowedValue.ShouldBe(true);
    }

    [Fact]
    public void Read_EnumOfStrings_HasAMemberForEach() =>
        SchemaFiles.Model(SchemaFiles.Keys(""" "engine": { "enum": ["postgres", "my-sql"] } """)).Enums.ShouldHaveSingleItem()
            .Members.ShouldBe([new EnumMemberModel("postgres", "Postgres"), new EnumMemberModel("my-sql", "MySql")]);

    [Fact]
    public void Read_SharedDefinition_IsOneType()
    {
        var model = SchemaFiles.Model("""
            {
              "$defs": { "endpoint": { "properties": { "host": { "type": "string" } } } },
              "properties": { "a": { "$ref": "#/$defs/endpoint" }, "b": { "type": "array", "items": { "$ref": "#/$defs/endpoint" } } }
            }
            """);

        model.Objects.Select(item => item.Identifier).ShouldBe(["ExampleSecret", "EndpointSecret"]);
        model.Objects[0].Keys[1].Type.ShouldBe(new ArrayType(model.Objects[0].Keys[0].Type, null, null, UniqueItems: false));
    }

    private static KeyModel Key(string schema) => SchemaFiles.Model(SchemaFiles.Keys($"\"value\": {schema}")).Objects[0].Keys[0];
}
