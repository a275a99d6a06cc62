using System.Globalization;
using System.IO.Compression;
using System.Text;
using Genie.TypedSecrets.Tooling.Audit;

namespace Genie.TypedSecrets.Tooling.Tests.Audit;

/// <summary>Logs are read event by event, in every form that AWS delivers, in memory that does not depend on their size.</summary>
public sealed class CloudTrailReaderTests
{
    [Theory]
    [InlineData("""{"Records":[{"a":1},{"a":2}]}""", 2)]
    [InlineData("""{"Records":[]}""", 0)]
    [InlineData("""{"Records":[{"a":1}]}{"Records":[{"a":2}]}""", 2)]
    [InlineData("""{"Events":[{"a":1}],"NextToken":"x"}""", 1)]
    [InlineData("{\"a\":1}\n{\"a\":2}\n\n{\"a\":3}\n", 3)]
    [InlineData("""[{"a":1},{"a":2}]""", 2)]
    [InlineData("""{"Records":[{"a":1}],"more":{"b":[1,2]},"Records":[{"a":2}]}""", 2)]
    [InlineData("""{}""", 0)]
    [InlineData("\uFEFF{\"Records\":[{\"a\":1}]}", 1)]
    [InlineData("", 0)]
    [InlineData(" \n", 0)]
    public void Read_EachForm_FindsItsEvents(string log, int expected)
    {
        foreach (var step in new[] { 1, 3, 64 * 1024 })
        {
            CloudTrailReader reader = new(new SlowStream(Encoding.UTF8.GetBytes(log), step), "log.json");
            var count = 0;
            while (reader.Read(out var text))
            {
                Encoding.UTF8.GetString(text.Span).ShouldStartWith("{\"a\"");
                count++;
            }

            count.ShouldBe(expected, $"{step} bytes at a time");
        }
    }

    [Theory]
    [InlineData("""{"Records":[{"a":1},{"a":""", "log.json is damaged at byte 25: it ends in the middle of an event. Copy it again from the bucket.")]
    [InlineData("""{"Records":[{"a":1},""", "it ends in the middle")]
    [InlineData("""{"Records":[{"a":1}]""", "it ends in the middle")]
    [InlineData("{\"a\":1}\n{\"a\":1}}", "log.json is damaged at byte 15 (line 2): it is not JSON there.")]
    [InlineData("{\"Records\":[{\"a\":1},\n{\"a\":x}]}", "(line 2): it is not JSON there")]
    [InlineData("hello", "is damaged at byte 0 (line 1): it is not JSON there")]
    [InlineData("""{"Records":[1]}""", "at byte 12: it is not a log of CloudTrail: an event is expected")]
    [InlineData("3", "it is not a log of CloudTrail")]
    public void Read_DamagedLog_NamesFileAndPosition(string log, string expected)
    {
        foreach (var step in new[] { 1, 64 * 1024 })
        {
            CloudTrailReader reader = new(new SlowStream(Encoding.UTF8.GetBytes(log), step), "log.json");

            Should.Throw<ToolingException>(() => ReadAll(reader)).Message.ShouldContain(expected);
        }
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void Read_TruncatedGzip_NamesFileAndPosition(double part)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionMode.Compress, leaveOpen: true))
        {
            using GeneratedLog log = new(200_000);
            log.CopyTo(gzip);
        }

        MemoryStream file = new(compressed.ToArray()[..(int)(compressed.Length * part)]);

        Should.Throw<ToolingException>(() => ReadAll(new CloudTrailReader(CloudTrailFiles.Decompress(file), "log.json.gz"))).Message.ShouldMatch(@"^log\.json\.gz is damaged at byte \d+ of its uncompressed text: it (ends in the middle of an event|is not a complete gzip file)\. Copy it again");
    }

    [Fact]
    public void Read_BrokenGzip_NamesTheFile()
    {
        using MemoryStream file = new([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        Should.Throw<ToolingException>(() => ReadAll(new CloudTrailReader(CloudTrailFiles.Decompress(file), "log.json.gz"))).Message.ShouldContain("log.json.gz is damaged at byte 0 of its uncompressed text: it is not a complete gzip file");
    }

    [Fact]
    public void Read_EventLargerThanTheBuffer_GrowsIt()
    {
        var log = CloudTrailEvents.File($$"""{"a":"{{new string('x', 1_000_000)}}"}""", """{"a":2}""");
        CloudTrailReader reader = new(new MemoryStream(Encoding.UTF8.GetBytes(log)), "log.json");

        ReadAll(reader).ShouldBe(2);

        reader.BufferSize.ShouldBeLessThanOrEqualTo(2 * 1024 * 1024);
    }

    [Fact]
    public void Read_EventWithoutEnd_IsRejectedBeforeItFillsTheMemory()
    {
        using var log = new GeneratedLog(long.MaxValue);
        CloudTrailReader reader = new(new Prefixed("{\"x\":[1,"u8.ToArray(), log), "log.json");

        Should.Throw<ToolingException>(() => ReadAll(reader)).Message.ShouldMatch("larger than 16 MB|not JSON there");
        reader.BufferSize.ShouldBeLessThanOrEqualTo(16 * 1024 * 1024);
    }

    // GENIE_TEST_AUDIT_MEGABYTES=1024 runs it over a gigabyte.
    [Fact]
    public void Run_LogOfAnySize_NeedsTheSameMemory()
    {
        var size = long.Parse(Environment.GetEnvironmentVariable("GENIE_TEST_AUDIT_MEGABYTES") ?? "24", CultureInfo.InvariantCulture) * 1024 * 1024;
        List<long> live = [];
        using GeneratedLog log = new(size, position =>
        {
            // At an eighth, two eighths and so on: what is alive, after a collection.
            if (position >= size / 8 * (live.Count + 1))
            {
                live.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        });
        AuditTally tally = new(new() { Logs = [] });
        CloudTrailReader reader = new(log, "log.json");

        tally.Add(reader, static () => { }, TestContext.Current.CancellationToken);

        var report = tally.ToReport(1);
        report.Readers.Sum(static r => r.Reads).ShouldBe(log.Reads);
        report.Readers.Count.ShouldBe(35);
        report.Readers.ShouldAllBe(static r => r.Sessions.Count == 20);
        reader.BufferSize.ShouldBe(128 * 1024);
        live.Count.ShouldBeGreaterThanOrEqualTo(7);

        // Other tests allocate meanwhile; the ids of the last reads are the largest part, and are limited.
        (live[^1] - live[0]).ShouldBeLessThan(48 * 1024 * 1024);
        TestContext.Current.TestOutputHelper?.WriteLine($"{size / 1024 / 1024} MB: {string.Join(", ", live.Select(static bytes => $"{bytes / 1024 / 1024} MB"))}");
    }

    private static int ReadAll(CloudTrailReader reader)
    {
        var count = 0;
        while (reader.Read(out _))
        {
            count++;
        }

        return count;
    }

    // Gives at most some bytes at a time.
    private sealed class SlowStream(byte[] content, int step) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);
    }

    private sealed class Prefixed(byte[] prefix, Stream rest) : MemoryStream(prefix)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and var read ? read : rest.Read(buffer);
    }
}
