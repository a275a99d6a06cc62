using System.Text;
using Genie.TypedSecrets.Tooling.Import;

namespace Genie.TypedSecrets.Tooling.Tests.Import;

/// <summary>Tests files of environment variables as shells, Docker, PowerShell and editors write them.</summary>
public sealed class DotEnvTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genie-env-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("A=x", "x")]
    [InlineData("A=", "")]
    [InlineData("A= # not set yet", "")]
    [InlineData("A=\t#not set yet", "")]
    [InlineData("A=#x", "#x")]
    [InlineData("A=x # why", "x")]
    [InlineData("A=x\t# why", "x")]
    [InlineData("A=x#y", "x#y")]
    [InlineData("A = x", "x")]
    [InlineData("A=x y", "x y")]
    [InlineData("A=x\r\nB=y\r\n", "x")]
    [InlineData("; of systemd\nA=x", "x")]
    [InlineData("export A=x", "x")]
    [InlineData("set A=x", "x")]
    [InlineData("SET A=x", "x")]
    [InlineData("declare -x A=\"x\"", "x")]
    [InlineData("$env:A = \"x\"", "x")]
    [InlineData("export A\nA=x", "x")]
    [InlineData("A='it'\\''s'", "it's")]
    [InlineData("A='it'\"'\"'s'", "it's")]
    [InlineData("A=\"x\"\"y\"", "xy")]
    [InlineData("A='x' # why", "x")]
    [InlineData("A=\"x\"; export A", "x")]
    [InlineData("A='$B `c` ${D}'", "$B `c` ${D}")]
    [InlineData("A=\"\\$B \\`c\\` \\\"q\\\" \\\\\"", "$B `c` \"q\" \\")]
    [InlineData("A=\"x\\\ny\"", "xy")]
    [InlineData("A=\"x\\ny\"", "x\ny")]
    [InlineData("A='x\\ny'", "x\\ny")]
    [InlineData("A=\"x\r\ny\"\r\n", "x\ny")]
    [InlineData("A='{\"b\": \"c # d\"}'", "{\"b\": \"c # d\"}")]
    [InlineData("A={\"b\":1}", "{\"b\":1}")]
    [InlineData("A=pa$$w0rd$x", "pa$$w0rd$x")]
    [InlineData("A=x=y==", "x=y==")]
    [InlineData("A=it's", "it's")]
    [InlineData("A=x\nA=y", "y")]
    public async Task Read_EachDialect_HasTheValue(string text, string expected) => (await ReadAsync(text)).Text.ShouldBe(expected);

    [Theory]
    [InlineData("A=$B")]
    [InlineData("A=${B}")]
    [InlineData("A=\"${B}:x\"")]
    [InlineData("A=${B:-x}")]
    [InlineData("A=\"$B/x\"\nB=y")]
    [InlineData("A=$(cat /run/token)")]
    [InlineData("A=`cat /run/token`")]
    public async Task Read_ValueThatAShellComputes_IsMarked(string text) => (await ReadAsync(text)).IsComputed.ShouldBeTrue();

    [Theory]
    [InlineData("A='$B'\nB=x")]
    [InlineData("A=\"\\${B}\"")]
    [InlineData("A=pa$word")]
    [InlineData("A=${")]
    [InlineData("A='`x`'")]
    public async Task Read_DollarThatIsText_IsNotMarked(string text) => (await ReadAsync(text)).IsComputed.ShouldBeFalse();

    [Theory]
    [InlineData("A=\"x\"y", "line 1 has text after the closing quote")]
    [InlineData("\nA=\"{\"b\": 1}\"", "line 2 has text after the closing quote")]
    [InlineData("A=\"x\nB=\"y\"", "line 1 has text after the closing quote")]
    [InlineData("A='x", "the quote in line 1 is not closed")]
    [InlineData("a: b", "line 1 is not a variable")]
    [InlineData("[section]", "line 1 is not a variable")]
    [InlineData("B=x\n. ./other.env", "line 2 is not a variable")]
    public async Task Read_TextThatIsNoVariable_IsRejectedWithItsLine(string text, string expected) =>
        (await Should.ThrowAsync<ToolingException>(() => ReadAsync(text))).Message.ShouldContain(expected);

    [Fact]
    public async Task Read_BytesOfAnotherEncoding_AreRejected()
    {
        var path = Write(Encoding.Latin1.GetBytes("A=caf\u00E9"));

        (await Should.ThrowAsync<ToolingException>(() => new DotEnvSource(path, ".env").ReadAsync(TestContext.Current.CancellationToken))).Message.ShouldBe(".env is not UTF-8 text. Save it as UTF-8.");
    }

    [Fact]
    public async Task Delete_FileOfPowerShell_KeepsItsEncoding()
    {
        var path = Write([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("A=x\r\nB=y\r\n")]);
        DotEnvSource source = new(path, ".env");
        (await source.ReadAsync(TestContext.Current.CancellationToken)).Select(static entry => entry.Name).ShouldBe(["A", "B"]);

        await source.DeleteAsync(["A"], TestContext.Current.CancellationToken);

        File.ReadAllBytes(path).ShouldBe([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("B=y\r\n")]);
    }

    [Fact]
    public async Task Delete_QuotedPartsOfSeveralLines_RemovesThemWhole()
    {
        var path = Write(Encoding.UTF8.GetBytes("# a\nexport A='x\ny'\\''z' # why\nB=y\n"));

        await new DotEnvSource(path, ".env").DeleteAsync(["A"], TestContext.Current.CancellationToken);

        File.ReadAllText(path).ShouldBe("# a\nB=y\n");
    }

    [Fact]
    public async Task Read_SettingsWithAByteOrderMark_AreRead()
    {
        var path = Write([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("""{ "A": { "Key": "x" }, "B": "y" }""")]);
        SettingsSource source = new(path, "appsettings.json");

        (await source.ReadAsync(TestContext.Current.CancellationToken)).Select(static entry => entry.Name).ShouldBe(["A:Key", "B"]);

        await source.DeleteAsync(["A:Key"], TestContext.Current.CancellationToken);
        File.ReadAllBytes(path).ShouldBe([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("""{ "A": {}, "B": "y" }""")]);
    }

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder.FullName, ".env");
        File.WriteAllBytes(path, content);
        return path;
    }

    private async Task<ImportEntry> ReadAsync(string text) =>
        (await new DotEnvSource(Write(Encoding.UTF8.GetBytes(text)), ".env").ReadAsync(TestContext.Current.CancellationToken)).First(static entry => entry.Name == "A");
}
