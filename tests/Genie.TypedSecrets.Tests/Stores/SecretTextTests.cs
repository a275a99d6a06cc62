using System.Text;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Stores;

/// <summary>One definition of text: what each reader makes of the same bytes is the same.</summary>
public sealed class SecretTextTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("\uFEFFabc", "abc")]
    [InlineData("\uFEFF", "")]
    [InlineData("\uFEFF\uFEFFa", "\uFEFFa")]
    [InlineData("", "")]
    [InlineData("größe 日本 😀", "größe 日本 😀")]
    public void TryRead_Utf8_ReturnsTheTextWithoutAMark(string stored, string expected)
    {
        SecretText.TryRead(Encoding.UTF8.GetBytes(stored), out var text, out var problem).ShouldBeTrue();

        Encoding.UTF8.GetString(text).ShouldBe(expected);
        problem.ShouldBeNull();
    }

    public static TheoryData<byte[], string> OtherBytes => new()
    {
        { [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"a\":1}")], "UTF-16 text (little endian)" },
        { [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("{\"a\":1}")], "UTF-16 text (big endian)" },
        { Encoding.Unicode.GetBytes("{\"a\":1}"), "UTF-16 text (little endian)" },
        { Encoding.BigEndianUnicode.GetBytes("{\"a\":1}"), "UTF-16 text (big endian)" },
        { [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes("a")], "UTF-32 text" },
        { [0x1F, 0x8B, 8, 0], "gzip data" },
        { [0x30, 0x82, 0x05, 0xFF], "DER data" },
        { [0xFE, 0xED, 0xFE, 0xED], "Java key store" },
        { [(byte)'a', 0xC3, 0x28], "invalid at byte 1" },
        { [0xED, 0xA0, 0x80], "invalid at byte 0" },
    };

    [Theory]
    [MemberData(nameof(OtherBytes))]
    public void TryRead_OtherBytes_SaysWhatTheyAre(byte[] stored, string expected)
    {
        SecretText.TryRead(stored, out var text, out var problem).ShouldBeFalse();

        text.Length.ShouldBe(0);
        problem.ShouldNotBeNull().ShouldContain(expected);
    }

    [Theory]
    [MemberData(nameof(OtherBytes))]
    public async Task Put_OtherBytesAsText_IsRejectedNamingThem(byte[] stored, string expected)
    {
        var store = new InMemorySecretStore();

        var error = await Should.ThrowAsync<ArgumentException>(async () => await store.PutAsync("x", stored, cancellationToken: TestContext.Current.CancellationToken));

        error.Message.ShouldContain(expected);
        (await store.PutAsync("x", stored, isBinary: true, TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("a\n", "a")]
    [InlineData("a\r\n", "a")]
    [InlineData("a\r", "a")]
    [InlineData("a\n\n", "a\n")]
    [InlineData("\n", "")]
    [InlineData("", "")]
    [InlineData("a ", "a ")]
    public void TrimLineEnd_Text_RemovesOneLineEnd(string text, string expected) =>
        Encoding.UTF8.GetString(SecretText.TrimLineEnd(Encoding.UTF8.GetBytes(text))).ShouldBe(expected);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parse_MarkAndLineEnd_AreNotPartOfARootString(bool isBinary)
    {
        SecretReadFunc<string> read = static (ref SecretReader reader) =>
        {
            reader.StartValue(new SecretKey(string.Empty, isRequired: true, isSensitive: true) { MaxLength = 3 });
            return reader.ReadString();
        };

        SecretReader.Parse("\uFEFFkey\r\n"u8, isBinary, "x", "v1", read).ShouldBe("key");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parse_MarkBeforeJson_IsReadTypedAndUntyped(bool isBinary)
    {
        using var payload = new SecretPayload("x", "v1", "\uFEFF{\"a\":\"b\"}\n"u8.ToArray(), isBinary);
        var shape = new SecretShape(allowsAdditionalKeys: true, new SecretKey("a", isRequired: true, isSensitive: true));

        UntypedSecretParser.Parse(payload)["a"].Reveal().ShouldBe("b");
        SecretReader.Parse(payload, (ref SecretReader reader) =>
        {
            reader.StartObject(shape);
            var value = string.Empty;
            while (reader.ReadKey(out _))
            {
                value = reader.ReadString();
            }

            return value;
        }).ShouldBe("b");
    }

    [Theory]
    [MemberData(nameof(OtherBytes))]
    public void Parse_OtherBytes_SaysWhatTheyAreTypedAndUntyped(byte[] stored, string expected)
    {
        foreach (var isBinary in new[] { false, true })
        {
            using var payload = new SecretPayload("x", "v1", [.. stored], isBinary);

            Should.Throw<SecretSchemaException>(() => UntypedSecretParser.Parse(payload)).Message.ShouldContain(expected);
            Should.Throw<SecretSchemaException>(() => SecretReader.Parse(payload, static (ref SecretReader reader) =>
            {
                reader.StartObject(new SecretShape(allowsAdditionalKeys: true));
                return reader.ReadKey(out _);
            })).Message.ShouldContain(expected);
        }
    }
}
