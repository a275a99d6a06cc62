using System.Text;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Tests.Fuzzing;

/// <summary>
/// Reads the same values on both paths of the reader. What the fast path accepts, the path that reports accepts with an equal result; and
/// the fast path accepts what is plainly right, so that this is not a test of one path against itself.
/// </summary>
public sealed class FastPathFuzzTests
{
    private const int Shapes = 1_500;
    private const int ValuesOfAShape = 4;
    private const int MutantsOfAValue = 12;

    private static readonly byte[][] s_fragments =
    [
        .. new[] { "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0061", "\uFEFF", "\n", " ", "\0", "\t", "0", "9", "-", ".5", "e5", "null", "true", "é", "\"a\":1,", "former0", "unknown é", "x" }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x7F],
    ];

    [Fact]
    public void Read_ValuesAndMutantsOfRandomShapes_IsTheSameOnBothPaths()
    {
        var (fast, rejected) = (0, 0);
        for (var seed = 0; seed < Shapes; seed++)
        {
            var random = new Random(seed);
            var isStrict = random.Next(4) == 0;
            var shape = new RandomShape(random).Root(isStrict);
            for (var number = 0; number < ValuesOfAShape; number++)
            {
                var text = new RandomText(random, isStrict);
                var value = text.Space() + shape.Write(text) + text.Space();
                var utf8 = Encoding.UTF8.GetBytes(value);
                if (Compare(utf8, shape.Read, $"seed {seed}: {value}", out var isAccepted))
                {
                    fast++;
                }
                else
                {
                    (isAccepted && shape.IsFast && !text.HasEscapedNames).ShouldBeFalse($"The fast path gave up. Seed {seed}: {value}");
                }

                for (var i = 0; i < MutantsOfAValue; i++)
                {
                    var mutant = Mutate(utf8, random);
                    Compare(mutant, shape.Read, $"seed {seed}, mutant: {Encoding.Latin1.GetString(mutant)}", out isAccepted);
                    rejected += isAccepted ? 0 : 1;
                }
            }
        }

        fast.ShouldBeGreaterThan(Shapes * ValuesOfAShape / 3);
        rejected.ShouldBeGreaterThan(Shapes * ValuesOfAShape * MutantsOfAValue / 2);
    }

    private static bool Compare(byte[] value, SecretReadFunc<string> read, string context, out bool isAccepted)
    {
        var isFast = SecretReader.TryParseFast(value, read, out var result);
        var (expected, error) = Report(value, read);
        isAccepted = error is null;
        if (isFast)
        {
            error.ShouldBeNull(context);
            result.ShouldBe(expected, context);
        }

        return isFast;
    }

    private static (string? Result, string? Error) Report(byte[] value, SecretReadFunc<string> read)
    {
        try
        {
            return (SecretReader.ParseReporting(value, isBinary: false, "genie-dev/x", "v1", read), null);
        }
        catch (SecretSchemaException e)
        {
            return (null, e.Message);
        }
    }

    private static byte[] Mutate(byte[] value, Random random)
    {
        List<byte> mutant = [.. value];
        for (var i = random.Next(3); i >= 0; i--)
        {
            var at = random.Next(mutant.Count + 1);
            var length = Math.Min(random.Next(1, 8), mutant.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    mutant.RemoveRange(at, length);
                    break;
                case 1:
                    mutant.InsertRange(at, mutant.GetRange(at, length));
                    break;
                case 2 when at < mutant.Count:
                    mutant[at] = (byte)random.Next(256);
                    break;
                case 3:
                    // A member or an item once more, in another place.
                    var parts = Encoding.Latin1.GetString([.. mutant]).Split(',');
                    var part = parts[random.Next(parts.Length)];
                    mutant = [.. Encoding.Latin1.GetBytes(string.Join(',', parts.Append(part).OrderBy(_ => random.Next(3) == 0 ? 0 : 1)))];
                    break;
                default:
                    mutant.InsertRange(at, s_fragments[random.Next(s_fragments.Length)]);
                    break;
            }
        }

        return [.. mutant];
    }
}
