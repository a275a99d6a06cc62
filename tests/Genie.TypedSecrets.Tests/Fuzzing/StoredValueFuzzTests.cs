using System.Diagnostics;
using System.Globalization;
using System.Text;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Tests.Fuzzing;

/// <summary>
/// Reads random and mutated values: every reader returns or throws a schema exception, never shows the value, and readers agree on what is
/// text. <c>GENIE_TEST_FUZZ_SECONDS</c> says for how long; one round by default. A failure names its seed.
/// </summary>
public sealed class StoredValueFuzzTests
{
    private const int ValuesPerRound = 2_000;

    private static readonly byte[][] s_fragments =
    [
        .. new[] { "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\uFEFF", "\n", "\r\n", "\0", "CANARYx", "\"a\":\"CANARYx\"", "-1e400", "null", "-----BEGIN X-----", "aaaa" }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xC3], [0x30, 0x82], [0x1F, 0x8B],
    ];

    private static readonly SecretShape s_shape = new(
        allowsAdditionalKeys: false,
        new SecretKey("a", isRequired: true, isSensitive: true) { Pattern = "^(a+)+$", FormerNames = ["b", "c"] },
        new SecretKey("l", isRequired: false, isSensitive: true) { UniqueItems = true, Items = new SecretKey(string.Empty, true, true) { AllowedValues = ["x", "y"] } },
        new SecretKey("n", isRequired: false, isSensitive: true) { Minimum = "1" });

    [Fact]
    public void Read_RandomValues_ReturnsOrThrowsASchemaExceptionWithoutTheValue()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("GENIE_TEST_FUZZ_SECONDS") ?? "1", CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var seed = seconds == 1 ? 1 : Environment.TickCount;
        do
        {
            var random = new Random(seed);
            for (var i = 0; i < ValuesPerRound; i++)
            {
                Check(Next(random), random.Next(2) == 0, $"seed {seed}, value {i}");
            }

            seed++;
        }
        while (seconds > 1 && watch.Elapsed < TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void FileName_RandomNames_IsReversibleAndDiffersIgnoringCase()
    {
        const string Characters = "abAB01/_+=.@!-";
        var random = new Random(1);
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < 20_000; i++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Characters[random.Next(Characters.Length)]));
            var file = LocalFileName.Encode(name);

            LocalFileName.Decode(file).ShouldBe(name);
            seen.TryAdd(file, name);
            seen[file].ShouldBe(name);
        }
    }

    private static byte[] Next(Random random)
    {
        var value = new List<byte>("{\"a\":\"CANARYx\",\"l\":[\"x\"],\"n\":12}"u8.ToArray());
        for (var i = random.Next(6); i >= 0; i--)
        {
            var at = random.Next(value.Count + 1);
            if (random.Next(3) == 0 && at < value.Count)
            {
                value.RemoveRange(at, Math.Min(random.Next(1, 5), value.Count - at));
            }
            else
            {
                value.InsertRange(at, s_fragments[random.Next(s_fragments.Length)]);
            }
        }

        return [.. value];
    }

    private static void Check(byte[] value, bool isBinary, string context)
    {
        using var payload = new SecretPayload("genie-dev/x", "v1", [.. value], isBinary);
        var isText = SecretText.TryRead(value, out _, out _);
        var typed = Error(() => SecretReader.Parse(payload, ReadObject));
        var untyped = Error(() => UntypedSecretParser.Parse(payload));
        var root = Error(() => SecretReader.Parse(payload, ReadRoot));

        (root is null).ShouldBe(isText, context);
        foreach (var error in new[] { typed, untyped, root }.OfType<SecretSchemaException>())
        {
            error.ToString().ShouldNotContain("\"CANARY", customMessage: context);
            error.Message.Split(Environment.NewLine).ShouldAllBe(line => DisplayText.Clean(line, int.MaxValue) == line, context);
        }
    }

    private static SecretSchemaException? Error(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (SecretSchemaException e)
        {
            return e;
        }
    }

    private static int ReadRoot(ref SecretReader reader)
    {
        reader.StartValue(new SecretKey(string.Empty, isRequired: true, isSensitive: true));
        return reader.ReadString().Length;
    }

    private static int ReadObject(ref SecretReader reader)
    {
        var count = 0;
        reader.StartObject(s_shape);
        while (reader.ReadKey(out var key))
        {
            count += key switch
            {
                0 => reader.ReadString().Length,
                1 => reader.ReadList(static (ref SecretReader item) => item.ReadString()).Count,
                _ => reader.ReadInt32(),
            };
        }

        return count;
    }
}
