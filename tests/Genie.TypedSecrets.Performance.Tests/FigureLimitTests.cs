namespace Genie.TypedSecrets.Performance.Tests;

/// <summary>
/// Holds the figures that do not depend on the machine's load to limits: a few per cent above what was measured. When a limit is exceeded, find the
/// commit that did it. If what the commit brought is worth the cost, raise the limit in the same commit, with the reason in its message.
/// </summary>
public sealed class FigureLimitTests
{
    private const string Parse = "Look for an allocation for each key in SecretReader: dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Benchmarks -- --filter '*Ours*'";
    private const string Hold = "Look for a new field or object in SecretEntry, CachedValue or Secret: dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Benchmarks -- memory";
    private const string Call = "Look at MissCoalescer and BatchWindow: secrets that are missed together must share a batch, and readers of one secret a flight.";
    private const string Emit = "Compare the parts that the command prints: dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Generator.Benchmarks -- figures";
    private const string Start = "Look for queries, generic instantiations over structs and static tables on the path of the first read.";

    [Theory]
    [InlineData("methods compiled at start", 480, Start)]
    [InlineData("bytes allocated by a warm read", 0, "A warm read is a volatile read and a clock read. Look at SecretAccessor.Get and SecretEntry.TryGetFresh.")]
    [InlineData("bytes allocated by parsing 6 keys", 290, Parse)]
    [InlineData("bytes allocated by parsing 20 keys", 1_580, Parse)]
    [InlineData("bytes held by the record alone", 1_600, Hold)]
    [InlineData("bytes held by a cached record", 2_100, Hold)]
    [InlineData("bytes held by a cached secret without a schema", 1_540, Hold)]
    [InlineData("calls for 1 cold, at once", 1, Call)]
    [InlineData("calls for 10,000 readers of one cold secret", 1, Call)]
    [InlineData("calls for 20 cold, at once", 2, Call)]
    [InlineData("calls for 200 cold, at once", 12, Call)]
    public void Runtime_Figure_IsWithinItsLimit(string figure, double limit, string advice) =>
        FigureProcess.Runtime[figure].ShouldBeLessThanOrEqualTo(limit, $"{figure}. {advice}");

    [Theory]
    [InlineData("bytes emitted for 100 schemas", 925_000, Emit)]
    public void Generator_Figure_IsWithinItsLimit(string figure, double limit, string advice) =>
        FigureProcess.Generator[figure].ShouldBeLessThanOrEqualTo(limit, $"{figure}. {advice}");
}
