using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Benchmarks.Parsing;

/// <summary>
/// From bytes to a record. Ours checks constraints, formats, encoding and duplicate keys, and wraps what is secret; System.Text.Json
/// checks types and required keys.
/// </summary>
[MemoryDiagnoser]
public class Parsers
{
    private static readonly byte[] s_database =
        """{"engine":"postgres","host":"warehouse.example.com","port":5432,"dbname":"warehouse","username":"ingest","password":"fake-password-of-some-length"}"""u8.ToArray();

    private static readonly byte[] s_wide = Wide.Json();

    private static readonly byte[] s_reversed = Wide.Json(isReversed: true);

    private static readonly byte[] s_spaced = Wide.Json(isSpaced: true);

    private static readonly JsonSerializerOptions s_reflection = new();

    [Benchmark]
    [BenchmarkCategory("6 keys")]
    public object Ours6() => SecretReader.Parse<DatabaseSecret>(s_database, isBinary: false, "genie-dev/database", "v1", static (ref SecretReader reader) => new(ref reader));

    [Benchmark]
    [BenchmarkCategory("6 keys")]
    public object Generated6() => JsonSerializer.Deserialize(s_database, PlainContext.Default.PlainDatabase)!;

    [Benchmark]
    [BenchmarkCategory("6 keys")]
    public object Reflection6() => JsonSerializer.Deserialize<PlainDatabase>(s_database, s_reflection)!;

    [Benchmark]
    [BenchmarkCategory("20 keys")]
    public object Ours20() => SecretReader.Parse<WideSecret>(s_wide, isBinary: false, "genie-dev/wide", "v1", static (ref SecretReader reader) => new(ref reader));

    [Benchmark]
    [BenchmarkCategory("20 keys")]
    public object Generated20() => JsonSerializer.Deserialize(s_wide, PlainContext.Default.PlainWide)!;

    [Benchmark]
    [BenchmarkCategory("20 keys")]
    public object Reflection20() => JsonSerializer.Deserialize<PlainWide>(s_wide, s_reflection)!;

    // Keys in another order, and white space, as serializers of other languages write them. Only ParsersInTurns measures these.
    internal object OursReversed() => SecretReader.Parse<WideSecret>(s_reversed, isBinary: false, "genie-dev/wide", "v1", static (ref SecretReader reader) => new(ref reader));

    internal object GeneratedReversed() => JsonSerializer.Deserialize(s_reversed, PlainContext.Default.PlainWide)!;

    internal object ReflectionReversed() => JsonSerializer.Deserialize<PlainWide>(s_reversed, s_reflection)!;

    internal object OursSpaced() => SecretReader.Parse<WideSecret>(s_spaced, isBinary: false, "genie-dev/wide", "v1", static (ref SecretReader reader) => new(ref reader));

    internal object GeneratedSpaced() => JsonSerializer.Deserialize(s_spaced, PlainContext.Default.PlainWide)!;

    internal object ReflectionSpaced() => JsonSerializer.Deserialize<PlainWide>(s_spaced, s_reflection)!;
}
