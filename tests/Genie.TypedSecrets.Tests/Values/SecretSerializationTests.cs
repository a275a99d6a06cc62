using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Serialization;

namespace Genie.TypedSecrets.Tests.Values;

public sealed class SecretSerializationTests
{
    private const string Canary = "CANARY-77aa";

    private static readonly Document s_document = new()
    {
        Text = new(Canary),
        Number = new(4711),
        Optional = new(Canary),
        Absent = null,
        Bytes = new EquatableBytes([1, 2, 3]),
        List = [new(Canary), new(Canary)],
        ByName = new() { ["a"] = new(Canary) },
        ByKey = new() { [new(Canary)] = 1 },
    };

    private const string Expected =
        """{"Text":"***","Number":"***","Optional":"***","Absent":null,"Bytes":"3 bytes","List":["***","***"],"ByName":{"a":"***"},"ByKey":{"***":1}}""";

    [Fact]
    public void Json_ByReflection_IsRedacted() => JsonSerializer.Serialize(s_document).ShouldBe(Expected);

    [Fact]
    public void Json_ByGeneratedContext_IsRedacted() =>
        JsonSerializer.Serialize(s_document, DocumentContext.Default.Document).ShouldBe(Expected);

    [Fact]
    public void Json_AsRootOrObject_IsRedacted()
    {
        JsonSerializer.Serialize(s_document.Text).ShouldBe("\"***\"");
        JsonSerializer.Serialize<object>(s_document.Text).ShouldBe("\"***\"");
        JsonSerializer.Serialize(new { Token = s_document.Text, Pem = new PemText(PemTextTests.Fake) })
            .ShouldBe("""{"Token":"***","Pem":"PEM (FAKE)"}""");
    }

    [Theory]
    [InlineData("""{"Text":"x"}""")]
    [InlineData("""{"Optional":"x"}""")]
    [InlineData("""{"Bytes":"AQID"}""")]
    [InlineData("""{"ByKey":{"x":1}}""")]
    public void Json_Deserialize_Throws(string json)
    {
        Should.Throw<NotSupportedException>(() => JsonSerializer.Deserialize<Document>(json)).Message.ShouldContain("Secret.Create");
        Should.Throw<NotSupportedException>(() => JsonSerializer.Deserialize(json, DocumentContext.Default.Document));
    }

    [Fact]
    public void Xml_OfHolder_ContainsNoValue()
    {
        using var xml = new StringWriter();
        new XmlSerializer(typeof(XmlHolder)).Serialize(xml, new XmlHolder { Token = new(Canary) });

        xml.ToString().ShouldNotContain(Canary);
    }

    [Fact]
    public void DataContract_OfHolder_ContainsNoValue()
    {
        using var stream = new MemoryStream();
        new DataContractSerializer(typeof(XmlHolder)).WriteObject(stream, new XmlHolder { Token = new(Canary) });

        System.Text.Encoding.UTF8.GetString(stream.ToArray()).ShouldNotContain(Canary);
    }

    public sealed class XmlHolder
    {
        public Secret<string> Token { get; set; }
    }

    internal sealed record Document
    {
        public Secret<string> Text { get; init; }

        public Secret<int> Number { get; init; }

        public Secret<string>? Optional { get; init; }

        public Secret<string>? Absent { get; init; }

        public EquatableBytes? Bytes { get; init; }

        public IReadOnlyList<Secret<string>> List { get; init; } = [];

        public Dictionary<string, Secret<string>> ByName { get; init; } = [];

        public Dictionary<Secret<string>, int> ByKey { get; init; } = [];
    }
}

[JsonSerializable(typeof(SecretSerializationTests.Document))]
internal sealed partial class DocumentContext : JsonSerializerContext;
