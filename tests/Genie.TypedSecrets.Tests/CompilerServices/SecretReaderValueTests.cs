using System.Globalization;
using System.Text;
using Genie.TypedSecrets.CompilerServices;
using static Genie.TypedSecrets.Tests.CompilerServices.ReaderDriver;

namespace Genie.TypedSecrets.Tests.CompilerServices;

public sealed class SecretReaderValueTests
{
    [Fact]
    public void Read_EveryType_ReturnsTheValue()
    {
        Read("\"a\\u00e9\\n😀\"", (ref SecretReader r) => r.ReadString()).ShouldBe("aé\n😀");
        Read("\"https://u@h.example:1/p?q#f\"", (ref SecretReader r) => r.ReadUri()).ShouldBe(new Uri("https://u@h.example:1/p?q#f"));
        Read("\"2030-01-31T12:00:00.5+01:00\"", (ref SecretReader r) => r.ReadDateTimeOffset())
            .ShouldBe(new DateTimeOffset(2030, 1, 31, 12, 0, 0, 500, TimeSpan.FromHours(1)));
        Read("\"2030-01-31\"", (ref SecretReader r) => r.ReadDateOnly()).ShouldBe(new DateOnly(2030, 1, 31));
        Read("\"P1DT2H\"", (ref SecretReader r) => r.ReadTimeSpan()).ShouldBe(new TimeSpan(1, 2, 0, 0));
        Read("\"8f14e45f-ceea-467f-9575-0242ac130003\"", (ref SecretReader r) => r.ReadGuid()).ShouldBe(Guid.Parse("8f14e45f-ceea-467f-9575-0242ac130003"));
        Read("\"AQID\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([1, 2, 3]));
        Read("\"AQI=\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([1, 2]));
        Read("\"AQ==\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([1]));
        Read("\"\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(EquatableBytes.Empty);
        Read("\"AQI\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([1, 2]));
        Read("\"AQ\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([1]));
        Read("\"AQID\\r\\nBAUG\\n\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([1, 2, 3, 4, 5, 6]));
        Read("\"\\n  AQID\\n\\tBAUG\\n\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([1, 2, 3, 4, 5, 6]));
        Read("\"-_8\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([0xFB, 0xFF]));
        Read("\"+/8=\"", (ref SecretReader r) => r.ReadBytes()).ShouldBe(new EquatableBytes([0xFB, 0xFF]));
        Read("\"-----BEGIN FAKE-----\\\\nQUJD\\\\n-----END FAKE-----\\\\n\"", (ref SecretReader r) => r.ReadPem())!.GetText().ShouldBe("-----BEGIN FAKE-----\nQUJD\n-----END FAKE-----\n");
        Read("\"-----BEGIN FAKE-----\\nQUJD\\n-----END FAKE-----\"", (ref SecretReader r) => r.ReadPem())!.Labels.ShouldBe(["FAKE"]);
        Read("5432", (ref SecretReader r) => r.ReadInt32()).ShouldBe(5432);
        Read("\"5432\"", (ref SecretReader r) => r.ReadInt32()).ShouldBe(5432);
        Read("5.432e3", (ref SecretReader r) => r.ReadInt32()).ShouldBe(5432);
        Read("-9223372036854775808", (ref SecretReader r) => r.ReadInt64()).ShouldBe(long.MinValue);
        Read("0.10", (ref SecretReader r) => r.ReadDecimal()).ShouldBe(0.1m);
        Read("\"79228162514264337593543950335\"", (ref SecretReader r) => r.ReadDecimal()).ShouldBe(decimal.MaxValue);
        Read("1e-400", (ref SecretReader r) => r.ReadDouble()).ShouldBe(0);
        Read("\"1.7976931348623157e308\"", (ref SecretReader r) => r.ReadDouble()).ShouldBe(double.MaxValue);
        Read("true", (ref SecretReader r) => r.ReadBoolean()).ShouldBeTrue();
        Read("\"true\"", (ref SecretReader r) => r.ReadBoolean()).ShouldBeTrue();
        Read("\"\\u0066alse\"", (ref SecretReader r) => r.ReadBoolean()).ShouldBeFalse();
        Read("\"my\\u0073ql\"", (ref SecretReader r) => r.ReadEnum(), new("k", true, true) { AllowedValues = ["postgres", "mysql"] }).ShouldBe(1);
    }

    [Theory]
    [InlineData(SecretFormat.Time, "12:00:00.5+01:00", "12:00")]
    [InlineData(SecretFormat.Time, "23:59:59z", "24:00:00Z")]
    [InlineData(SecretFormat.UriReference, "../a?b=c#d", "a b")]
    [InlineData(SecretFormat.UriReference, "//host/a", "1a:b")]
    [InlineData(SecretFormat.UriReference, "", "a[b]")]
    [InlineData(SecretFormat.JsonPointer, "/a~1b/~0", "/a~2")]
    [InlineData(SecretFormat.JsonPointer, "", "a/b")]
    [InlineData(SecretFormat.Regex, "^[a-z]+$", "[a-")]
    public void ReadString_FormatThatStaysText_IsChecked(SecretFormat format, string good, string bad)
    {
        SecretKey key = new("k", isRequired: true, isSensitive: true) { Format = format };

        String($"\"{good}\"", key).ShouldBeEmpty();
        String($"\"{bad}\"", key).ShouldHaveSingleItem().ShouldStartWith("/k: expected ");
    }

    public static TheoryData<string, string, string> WrongValues => new()
    {
        { "uri", "\"/etc/passwd\"", "expected an absolute URI, found other text" },
        { "uri", "7", "expected an absolute URI, found a number" },
        { "date-time", "\"yesterday\"", "expected a date and time such as 2030-01-31T12:00:00Z (RFC 3339), found other text" },
        { "date", "\"2030-02-30\"", "expected a date such as 2030-01-31 (RFC 3339), found other text" },
        { "duration", "\"P1Y\"", "expected a duration such as P1DT12H (ISO 8601, without years and months), found other text" },
        { "uuid", "\"{8f14e45f-ceea-467f-9575-0242ac130003}\"", "expected a UUID, found other text" },
        { "base64", "\"AQID?\"", "expected base64 text, found other text" },
        { "base64", "\"AQI=AQ\"", "expected base64 text, found other text" },
        { "base64", "\"AQJ\"", "expected base64 text, found other text" },
        { "base64", "\"A\"", "expected base64 text, found other text" },
        { "base64", "\"-_+/\"", "expected base64 text, found other text" },
        { "pem", "\"CANARY\"", "expected PEM text with its line breaks (-----BEGIN … to -----END …), found other text" },
        { "int", "1.5", "expected an integer, found a number with a fraction" },
        { "int", "2147483648", "expected an integer from -2147483648 to 2147483647" },
        { "int", "-2147483649", "expected an integer from -2147483648 to 2147483647" },
        { "int", "\"2147483648\"", "expected an integer from -2147483648 to 2147483647" },
        { "int", "1e999999999999999999999", "expected an integer from -2147483648 to 2147483647" },
        { "int", "\" 1\"", "expected an integer, found other text" },
        { "int", "\"0x1\"", "expected an integer, found other text" },
        { "int", "\"\"", "expected an integer, found other text" },
        { "int", "true", "expected an integer, found a boolean" },
        { "int", "null", "expected an integer, found null" },
        { "long", "9223372036854775808", "expected an integer from -9223372036854775808 to 9223372036854775807" },
        { "decimal", "79228162514264337593543950336", "expected a number that a decimal represents exactly: at most 28 decimal places, less than 7.9e28" },
        { "decimal", "1e-29", "expected a number that a decimal represents exactly: at most 28 decimal places, less than 7.9e28" },
        { "double", "1e309", "expected a number that a double represents: less than 1.8e308" },
        { "double", "[]", "expected a number, found an array" },
        { "bool", "\"True\"", "expected true or false, found a string" },
        { "bool", "\"\"", "expected true or false, found a string" },
        { "bool", "\"1\"", "expected true or false, found a string" },
        { "enum", "\"c\"", "expected one of 'a', 'b', found other text" },
        { "enum", "1", "expected one of 'a', 'b', found a number" },
        { "enum", "\"\\ud800\"", "expected well-formed Unicode, found one half of a surrogate pair as a \\u escape" },
        { "list", "\"a\"", "expected an array, found a string" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void Read_WrongValue_ReportsTheViolation(string type, string json, string expected) =>
        Violations($$"""{"k":{{json}}}""", One(new SecretKey("k", true, true) { AllowedValues = type == "enum" ? ["a", "b"] : [] }, Reads[type]))
            .ShouldBe(["/k: " + expected]);

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void Read_MissingKey_ReportsTheExpectation(string type) =>
        Violations("{}", One(new SecretKey("k", true, true) { AllowedValues = type == "enum" ? ["a", "b"] : [] }, Reads[type]))
            .ShouldHaveSingleItem().ShouldStartWith("/k: required key is missing: expected ");

    public static TheoryData<string> TypeNames => new(Reads.Keys.ToArray());

    [Fact]
    public void Read_StringConstraints_ReportsAllViolations()
    {
        var key = new SecretKey("k", true, true) { MinLength = 3, MaxLength = 5, Pattern = "^[a-z]+$" };

        String("\"abc\"", key).ShouldBeEmpty();
        String("\"😀😀\"", key).ShouldBe(["/k: expected at least 3 characters", "/k: expected a match of the pattern ^[a-z]+$"]);
        String("\"abcdef\"", key).ShouldBe(["/k: expected at most 5 characters"]);
        String("\"abc\\n\"", key).ShouldBe(["/k: expected a match of the pattern ^[a-z]+$"]);
        String("\"😀\"", new("k", true, true) { MaxLength = 1 }).ShouldBeEmpty();
        String("\"x\"", new("k", true, true) { AllowedValues = ["y"] }).ShouldBe(["/k: expected 'y', found other text"]);
        String("\"x\"", new("k", true, true) { Format = SecretFormat.Email }).ShouldBe(["/k: expected an e-mail address, found other text"]);
        String("\"x.example\"", new("k", true, true) { Format = SecretFormat.Hostname }).ShouldBeEmpty();
        String("\"::1\"", new("k", true, true) { Format = SecretFormat.Ipv4 }).ShouldBe(["/k: expected an IPv4 address, found other text"]);
        String("\"::1\"", new("k", true, true) { Format = SecretFormat.Ipv6 }).ShouldBeEmpty();
    }

    [Fact]
    public void Read_NumberConstraints_ReportsAllViolations()
    {
        var key = new SecretKey("k", true, true) { Minimum = "1", ExclusiveMaximum = "10.5" };
        string[] Decimal(string json, SecretKey k) => Violations($$"""{"k":{{json}}}""", One(k, (ref SecretReader r) => r.ReadDecimal()));

        Decimal("1", key).ShouldBeEmpty();
        Decimal("\"10.4999999999999999999\"", key).ShouldBeEmpty();
        Decimal("10.50", key).ShouldBe(["/k: expected less than 10.5"]);
        Decimal("0.9999999999999999999999", key).ShouldBe(["/k: expected 1 or more"]);
        Decimal("-1e2", key).ShouldBe(["/k: expected 1 or more"]);
        Decimal("2", new("k", true, true) { ExclusiveMinimum = "2", Maximum = "1" }).ShouldBe(["/k: expected more than 2", "/k: expected 1 or less"]);
        Decimal("2.0", new("k", true, true) { AllowedValues = ["1", "2"] }).ShouldBeEmpty();
        Decimal("3", new("k", true, true) { AllowedValues = ["1", "2"] }).ShouldBe(["/k: expected one of '1', '2'"]);
        Violations("""{"k":true}""", One(new("k", true, true) { AllowedValues = ["false"] }, (ref SecretReader r) => r.ReadBoolean()))
            .ShouldBe(["/k: expected false"]);
        Violations("""{"k":false}""", One(new("k", true, true) { AllowedValues = ["true"] }, (ref SecretReader r) => r.ReadBoolean()))
            .ShouldBe(["/k: expected true"]);
        foreach (var value in new[] { "true", "false" })
        {
            ParseOnBothPaths($$"""{"k":{{value}}}""", One(new("k", true, true) { AllowedValues = [value] }, (ref SecretReader r) => r.ReadBoolean())).ShouldBe(value == "true");
            ParseOnBothPaths($$"""{"k":"{{value}}"}""", One(new("k", true, true) { AllowedValues = [value] }, (ref SecretReader r) => r.ReadBoolean())).ShouldBe(value == "true");
        }
    }

    [Fact]
    public void ReadList_ItemsAndCounts_AreChecked()
    {
        var key = new SecretKey("k", true, true) { MinItems = 1, MaxItems = 3, UniqueItems = true, Items = new("", true, true) { MinLength = 2 } };
        SecretReadFunc<EquatableList<string>> list = (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadString());
        string[] Found(string json) => Violations($$"""{"k":{{json}}}""", One(key, list));

        Read("[\"aa\",\"bb\"]", list, key).ShouldBe(["aa", "bb"]);
        Found("[]").ShouldBe(["/k: expected at least 1 item"]);
        Found("[\"aa\",\"b\",null,7]").ShouldBe(
            ["/k/1: expected at least 2 characters", "/k/2: expected a string, found null: leave the item out instead", "/k/3: expected a string, found a number", "/k: expected at most 3 items"]);
        Found("[\"aa\",\"bb\",\"\\u0061a\"]").ShouldBe(["/k/2: the item equals an earlier one: expected unique items"]);
    }

    [Fact]
    public void ReadEnum_ValuesThatAreEscaped_AreComparedAfterDecoding()
    {
        SecretKey key = new("k", true, true) { AllowedValues = ["a\\u0062", "ab", "c"] };

        foreach (var (text, index) in new[] { ("a\\u0062", 1), ("a\\\\u0062", 0), ("ab", 1), ("c", 2) })
        {
            ParseOnBothPaths($$"""{"k":"{{text}}"}""", One(key, static (ref SecretReader r) => r.ReadEnum())).ShouldBe(index);
        }
    }

    [Theory]
    [InlineData("[1,1.0]", true)]
    [InlineData("[1e400,10e399]", true)]
    [InlineData("[1,\"1\"]", false)]
    [InlineData("[0,false]", false)]
    [InlineData("[-0,0]", true)]
    [InlineData("[{\"a\":1,\"b\":[2]},{\"b\":[2.0],\"a\":1}]", true)]
    [InlineData("[{\"a\":1},{\"a\":1,\"b\":null}]", false)]
    [InlineData("[[1,2],[2,1]]", false)]
    [InlineData("[[12],[1,2]]", false)]
    [InlineData("[true,false,null]", false)]
    public void ReadList_UniqueItems_ComparesAsJsonSchemaDoes(string json, bool hasDuplicate)
    {
        var key = new SecretKey("k", true, true) { UniqueItems = true };

        Violations($$"""{"k":{{json}}}""", One(key, (ref SecretReader r) => r.ReadList((ref SecretReader _) => 0)))
            .ShouldBe(hasDuplicate ? ["/k/1: the item equals an earlier one: expected unique items"] : []);
    }

    [Fact]
    public void ReadList_NestedListsAndObjects_KeepTheirPaths()
    {
        var shape = new SecretShape(allowsAdditionalKeys: true, Key("s"));
        SecretReadFunc<int> read = One(new("k", true, true), (ref SecretReader r) =>
            r.ReadList((ref SecretReader i) => i.ReadList((ref SecretReader o) => Strings(shape)(ref o).Count)).Count);

        Violations("""{"k":[[{"s":"a"}],[{"s":"a"},{"s":1},{}]]}""", read).ShouldBe(
            ["/k/1/1/s: expected a string, found a number", "/k/1/2/s: required key is missing: expected a string"]);
    }

    [Fact]
    public void StartValue_TextRoot_ReadsTheWholePayload()
    {
        Parse("{\"not\": parsed ", Root(Key(), (ref SecretReader r) => r.ReadString())).ShouldBe("{\"not\": parsed ");
        Parse("", Root(Key(), (ref SecretReader r) => r.ReadString())).ShouldBe("");
        Parse("AQID", Root(Key(), (ref SecretReader r) => r.ReadBytes())).ShouldBe(new EquatableBytes([1, 2, 3]));
        Parse("https://h.example/", Root(Key(), (ref SecretReader r) => r.ReadUri())).Host.ShouldBe("h.example");
        Parse("-----BEGIN FAKE-----\nQUJD\n-----END FAKE-----", Root(Key(), (ref SecretReader r) => r.ReadPem())).Labels.Count.ShouldBe(1);
        Parse(Encoding.UTF8.GetBytes("CA"), Root(Key(), (ref SecretReader r) => r.ReadBytes()), isBinary: true).ShouldBe(new EquatableBytes("CA"u8));
    }

    [Fact]
    public void StartValue_WrongValue_ReportsItForTheWholeValue()
    {
        var key = new SecretKey("", true, true) { MinLength = 20 };
        Violations("CANARY", Root(key, (ref SecretReader r) => r.ReadString())).ShouldBe(["expected at least 20 characters"]);
        Violations([1, 2, 3], Root(key, (ref SecretReader r) => r.ReadBytes()), isBinary: true).ShouldBe(["expected at least 20 characters"]);
        Violations(new byte[15], Root(key, (ref SecretReader r) => r.ReadBytes()), isBinary: true).ShouldBeEmpty();
        Violations([0xFF], Root(key, (ref SecretReader r) => r.ReadString())).ShouldBe(["not UTF-8 text: invalid at byte 0"]);
        Violations([0xFF], Root(key, (ref SecretReader r) => r.ReadString()), isBinary: true)
            .ShouldBe(["not UTF-8 text: invalid at byte 0"]);
    }

    [Fact]
    public void Read_UnderAnotherCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Read("\"1.5\"", (ref SecretReader r) => r.ReadDouble()).ShouldBe(1.5);
            String("\"FILE\"", new("k", true, true) { Pattern = "^[Ff][Ii][Ll][Ee]$" }).ShouldBeEmpty();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Dictionary<string, SecretReadFunc<object>> Reads { get; } = new(StringComparer.Ordinal)
    {
        ["uri"] = (ref SecretReader r) => r.ReadUri(),
        ["date-time"] = (ref SecretReader r) => r.ReadDateTimeOffset(),
        ["date"] = (ref SecretReader r) => r.ReadDateOnly(),
        ["duration"] = (ref SecretReader r) => r.ReadTimeSpan(),
        ["uuid"] = (ref SecretReader r) => r.ReadGuid(),
        ["base64"] = (ref SecretReader r) => r.ReadBytes(),
        ["pem"] = (ref SecretReader r) => r.ReadPem(),
        ["int"] = (ref SecretReader r) => r.ReadInt32(),
        ["long"] = (ref SecretReader r) => r.ReadInt64(),
        ["decimal"] = (ref SecretReader r) => r.ReadDecimal(),
        ["double"] = (ref SecretReader r) => r.ReadDouble(),
        ["bool"] = (ref SecretReader r) => r.ReadBoolean(),
        ["enum"] = (ref SecretReader r) => r.ReadEnum(),
        ["list"] = (ref SecretReader r) => r.ReadList(static (ref SecretReader i) => i.ReadString()),
    };

    private static T? Read<T>(string json, SecretReadFunc<T> read, SecretKey? key = null) => Parse($$"""{"k":{{json}}}""", One(key ?? Key(), read));

    private static string[] String(string json, SecretKey key) =>
        Violations($$"""{"k":{{json}}}""", One(key, (ref SecretReader r) => r.ReadString()));
}
