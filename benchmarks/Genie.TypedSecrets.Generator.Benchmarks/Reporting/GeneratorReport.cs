using System.Globalization;
using Genie.TypedSecrets.Benchmarks.Shared;
using Genie.TypedSecrets.Generator.Benchmarks.Compiling;
using static Genie.TypedSecrets.Benchmarks.Shared.Units;

namespace Genie.TypedSecrets.Generator.Benchmarks.Reporting;

/// <summary>Runs everything of the generator and writes it into the page.</summary>
internal static class GeneratorReport
{
    private static readonly int[] s_sizes = [10, 100, 1_000, 5_000];
    private static readonly int[] s_compiled = [10, 100, 1_000];

    public static void Write(bool isShort)
    {
        var first = s_sizes.ToDictionary(n => n, n => FirstRun.Measure(n, isShort ? 3 : 5));
        var compiled = s_compiled.Select(n => CompileCost.Measure(n, isShort ? 1 : 5)).ToList();
        var measured = Measurement.Run(isShort, typeof(GeneratorBenchmarks))
            .ToDictionary(m => (m.Benchmark, (int)m.Parameters[0]), m => m);
        Page.Write(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["generator"] = Generator(first, measured),
            ["compile"] = Compile(compiled),
            ["generator-targets"] = Targets(first, compiled, measured),
        });
    }

    private static string Generator(Dictionary<int, (double Compiled, double Portable)> first, Dictionary<(string, int), Measurement> measured)
    {
        MarkdownTable table = new(["schemas × 20 keys", .. s_sizes.Select(Count), "exponent"]);
        Add("first run, in a compiler process", n => first[n].Compiled * 1e6);
        Add("the same, with portable assemblies", n => first[n].Portable * 1e6);
        Add("complete run, in a warm process", n => measured[(nameof(GeneratorBenchmarks.Everything), n)].Nanoseconds);
        Add("after an unrelated edit", n => measured[(nameof(GeneratorBenchmarks.UnrelatedEdit), n)].Nanoseconds);
        Add("after an edit of one schema", n => measured[(nameof(GeneratorBenchmarks.OneSchemaEdit), n)].Nanoseconds);
        return table.ToString();

        void Add(string what, Func<int, double> time) =>
            table.Add([what, .. s_sizes.Select(n => Time(time(n))), Number(Exponent(time))]);
    }

    private static string Compile(List<CompileCost> compiled)
    {
        MarkdownTable table = new("schemas × 20 keys", "emitted text", "adds, warm", "of processor time", "warm, for each schema", "adds, cold");
        foreach (var cost in compiled)
        {
            table.Add(Count(cost.Schemas), Bytes(cost.Bytes), Time(cost.Warm * 1e6), Time(cost.WarmProcessor * 1e6), Time(cost.Warm * 1e6 / cost.Schemas), Time(cost.Cold * 1e6));
        }

        return table.ToString();
    }

    private static string Targets(Dictionary<int, (double Compiled, double Portable)> first, List<CompileCost> compiled, Dictionary<(string, int), Measurement> measured)
    {
        MarkdownTable table = new("target", "measured", "");
        Add("10 schemas: first run in a compiler process under 120 ms", first[10].Compiled, 120);
        Add("1,000 schemas: the same under 400 ms", first[1_000].Compiled, 400);
        Add("and in a warm process under 85 ms", Milliseconds(nameof(GeneratorBenchmarks.Everything)), 85);
        Add("an unrelated edit under 1 ms", Milliseconds(nameof(GeneratorBenchmarks.UnrelatedEdit)), 1);
        Add("an edit of one schema under 5 ms", Milliseconds(nameof(GeneratorBenchmarks.OneSchemaEdit)), 5);
        var exponent = Exponent(n => measured[(nameof(GeneratorBenchmarks.Everything), n)].Nanoseconds);
        table.Add("near linear from 1,000 to 5,000 (exponent to 1.2)", Number(exponent), Verdict(exponent <= 1.2));
        Add("the code of 10 schemas adds at most 110 ms to a compilation, warm", compiled.Single(c => c.Schemas == 10).Warm, 110);
        Add("that of 100 at most 700 ms", compiled.Single(c => c.Schemas == 100).Warm, 700);
        var text = compiled.Single(c => c.Schemas == 100).Bytes;
        table.Add("and it is at most 600 KiB", Bytes(text), Verdict(text <= 600 * 1024));
        return table.ToString();

        void Add(string target, double milliseconds, double most) => table.Add(target, Time(milliseconds * 1e6), Verdict(milliseconds <= most));
        double Milliseconds(string benchmark) => measured[(benchmark, 1_000)].Nanoseconds / 1e6;
    }

    // From 1,000 to 5,000, where what is constant no longer counts.
    private static double Exponent(Func<int, double> time) => Math.Log(time(5_000) / time(1_000)) / Math.Log(5);

    private static string Count(int schemas) => schemas.ToString("N0", CultureInfo.InvariantCulture);
}
