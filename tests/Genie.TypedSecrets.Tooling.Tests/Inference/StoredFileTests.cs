using System.Text;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Tooling.Inference;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Tests.Inference;

/// <summary>Tests texts that contain files: PEM, JSON, base64, text in another encoding.</summary>
public sealed class StoredFileTests
{
    private static readonly string s_pem = $"-----BEGIN PRIVATE KEY-----\n{Convert.ToBase64String(Encoding.ASCII.GetBytes("CANARY-key-of-no-one"))}\n-----END PRIVATE KEY-----\n";
    private static readonly string s_serviceAccount = new JsonObject { ["type"] = "service_account", ["private_key"] = s_pem }.ToJsonString();

    [Fact]
    public void Infer_JsonTextThatContainsPem_IsJson() => TypeOf(s_serviceAccount).ShouldBe("""{"type":"string","contentMediaType":"application/json"}""");

    [Theory]
    [InlineData("[{\"Entry\": \"/\"}]")]
    [InlineData("[]")]
    public void Infer_JsonTextOfAList_IsJson(string text) => TypeOf(text).ShouldBe("""{"type":"string","contentMediaType":"application/json"}""");

    [Fact]
    public void Infer_PemInTheLineOfAnotherFile_IsText() => TypeOf("KEY=\"" + s_pem + "\"").ShouldBe("""{"type":"string","minLength":1}""");

    [Fact]
    public void Infer_Base64OfJson_IsBytesOfJson() =>
        TypeOf(Base64(Encoding.UTF8.GetBytes(s_serviceAccount))).ShouldBe("""{"type":"string","contentEncoding":"base64","contentMediaType":"application/json"}""");

    [Theory]
    [InlineData("pem")]
    [InlineData("apiVersion: v1\nkind: Config\nclusters: []\n")]
    [InlineData("DB_HOST=CANARY\nDB_PASSWORD=CANARY")]
    [InlineData("<?xml version=\"1.0\"?><license key=\"CANARY\"/>")]
    public void Infer_Base64OfATextFile_IsBytes(string content) =>
        TypeOf(Base64(Encoding.UTF8.GetBytes(content == "pem" ? s_pem : content))).ShouldBe("""{"type":"string","contentEncoding":"base64"}""");

    [Theory]
    [InlineData("FEEDFEED00000002")]
    [InlineData("CECECECE00000002")]
    [InlineData("30820A1002010330")]
    [InlineData("3081870201003013")]
    [InlineData("30800201033080")]
    [InlineData("1F8B0800000000000203")]
    [InlineData("504B030414000800")]
    public void Infer_Base64OfAKeyStoreOrArchive_IsBytes(string begin)
    {
        byte[] content = [.. Convert.FromHexString(begin), .. Enumerable.Range(0, 200).Select(static i => (byte)(i * 7))];

        TypeOf(Base64(content)).ShouldBe("""{"type":"string","contentEncoding":"base64"}""");
        TypeOf(Base64(content).TrimEnd('=')).ShouldBe("""{"type":"string","contentEncoding":"base64"}""");
        TypeOf(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks) + "\n").ShouldBe("""{"type":"string","contentEncoding":"base64"}""");
    }

    [Theory]
    [InlineData("dXNlcjpDQU5BUlktQ0FOQVJZLUNBTkFSWQ==")]
    [InlineData("YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY3ODkwYWJjZGVm")]
    public void Infer_Base64OfOneLine_IsAToken(string text) => TypeOf(text).ShouldBe("""{"type":"string","minLength":1}""");

    [Fact]
    public void Infer_AWholeSecretInBase64_IsBytes() =>
        JsonNode.Parse(InferredSchema.Infer(new("inferred", [new("x", SecretDocument.Read(Base64([0xFE, 0xED, 0xFE, 0xED, .. new byte[90]])))])).Text)!["contentEncoding"]!.ToString().ShouldBe("base64");

    [Theory]
    [InlineData("{\"password\":\"CANARY p\u00e4ss\"}")]
    [InlineData("mot de passe: CANARY-\u00e9t\u00e9")]
    [InlineData("<?xml?><a>\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9</a>\r\n")]
    public void Infer_TextOfAnEightBitEncoding_IsRefusedByName(string text)
    {
        InferenceSample sample = new("value.json", SecretDocument.Read(Encoding.Latin1.GetBytes(text)));

        Should.Throw<ToolingException>(() => InferredSchema.Infer(new("value", [sample]))).Message
            .ShouldContain("the value of value.json is not UTF-8 text but text in another encoding, such as Windows-1252: invalid at byte ");
    }

    [Fact]
    public void Infer_AnObjectThatWasEncodedTwice_HasItsKeys()
    {
        var value = JsonValue.Create("""{"user":"CANARY","port":5432}""").ToJsonString();
        var schema = JsonNode.Parse(InferredSchema.Infer(new("value", [new("x", SecretDocument.Read(Encoding.UTF8.GetBytes(value)))])).Text)!;

        schema["properties"]!["port"]!["type"]!.ToString().ShouldBe("integer");
    }

    [Fact]
    public void Infer_RandomBytes_AreBytes()
    {
        Random random = new(1);
        for (var i = 0; i < 2000; i++)
        {
            var key = new byte[16 + (i % 49)];
            random.NextBytes(key);
            var document = SecretDocument.Read(key);

            document.IsBinary.ShouldBeTrue();
            document.OtherEncoding.ShouldBeNull($"key {i}");
        }
    }

    [Fact]
    public void Infer_NoBytes_IsRefused() =>
        Should.Throw<ToolingException>(() => InferredSchema.Infer(new("value", [new("value.json", SecretDocument.Read(ReadOnlySpan<byte>.Empty))]))).Message.ShouldContain("the value of value.json is empty. Store a value first.");

    [Fact]
    public void Infer_NestedTooDeep_IsSaid()
    {
        var value = string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70);

        Should.Throw<ToolingException>(() => InferredSchema.Infer(new("value", [new("x", SecretDocument.Read(value))]))).Message.ShouldContain("the value of x is nested more than 64 levels deep");
    }

    [Fact]
    public void Infer_NestedDeeperThanSchemas_IsSaid() =>
        InferredSchema.Infer(new("value", [new("x", SecretDocument.Read(string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40)))])).Notes
            .ShouldHaveSingleItem().ShouldContain("is nested more than 24 levels deep, so a.");

    [Theory]
    [InlineData("""{"ids":["CANARY",null]}""", "ids is a list that contains null, so the whole value is an object with any content.")]
    [InlineData("""{"ids":["CANARY",null],"a":"CANARY"}""", "ids is a list that contains null, so no type describes it: it is left out of the schema.")]
    public void Infer_AListThatContainsNull_IsSaid(string value, string note) => InferredSchema.Infer(new("value", [new("x", SecretDocument.Read(value))])).Notes.ShouldBe([note]);

    [Theory]
    [InlineData("tenant-000{0}")]
    [InlineData("key{0}")]
    [InlineData("account_{0}_key")]
    public void Infer_SixNumberedKeys_AreAMap(string pattern)
    {
        JsonObject value = [];
        for (var i = 1; i <= 6; i++)
        {
            value[string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, i)] = "CANARY";
        }

        JsonNode.Parse(InferredSchema.Infer(new("value", [new("x", SecretDocument.Read(value.ToJsonString()))])).Text)!["additionalProperties"].ShouldNotBeNull();
        value.Remove(value.First().Key);
        JsonNode.Parse(InferredSchema.Infer(new("value", [new("x", SecretDocument.Read(value.ToJsonString()))])).Text)!["properties"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("db_url", "jdbc:oracle:thin:scott/CANARY@//h:1521/x")]
    [InlineData("db_url", "jdbc:sqlserver://h;databaseName=d;user=u;key=CANARY")]
    [InlineData("endpoint", "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccessKey=CANARY")]
    [InlineData("servers", "cache.example.com:6379,auth=CANARY,ssl=True")]
    [InlineData("database", "scott:CANARY@h/db")]
    [InlineData("endpoint", "/path?sig=CANARY")]
    public void Infer_ConnectionStringUnderAPublicName_IsSensitive(string name, string text) =>
        JsonNode.Parse(InferredSchema.Infer(new("value", [new("x", SecretDocument.Read(new JsonObject { [name] = text }.ToJsonString()))])).Text)!["properties"]![name]!["x-sensitive"].ShouldBeNull();

    private static string Base64(byte[] content) => Convert.ToBase64String(content);

    private static string TypeOf(string text)
    {
        var schema = InferredSchema.Infer(new("inferred", [new InferenceSample("genie-dev/x", SecretDocument.Read(new JsonObject { ["value"] = text }.ToJsonString()))]));
        schema.Text.ShouldNotContain("CANARY");
        return JsonNode.Parse(schema.Text)!["properties"]!["value"]!.ToJsonString();
    }
}
