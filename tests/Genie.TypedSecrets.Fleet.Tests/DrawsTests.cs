using Genie.TypedSecrets.Fleet.Simulation;
using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Fleet.Tests;

public sealed class DrawsTests
{
    [Theory]
    [InlineData(10, 0.3)]
    [InlineData(1_000, 0.002)]
    [InlineData(1_000, 0.999)]
    [InlineData(1_000_000, 0.03)]
    public void Binomial_DrawnOften_HasItsMeanAndItsSpread(long count, double p)
    {
        Draws draws = new(new Random(1));

        var drawn = Enumerable.Range(0, 20_000).Select(_ => (double)draws.Binomial(count, p)).ToArray();

        var (mean, variance) = (count * p, count * p * (1 - p));
        drawn.ShouldAllBe(n => n >= 0 && n <= count);
        drawn.Average().ShouldBe(mean, 4 * Math.Sqrt(variance / drawn.Length));
        drawn.Select(n => (n - drawn.Average()) * (n - drawn.Average())).Average().ShouldBe(variance, variance * 0.06);
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(5, 1, 5)]
    public void Binomial_NothingToDecide_DecidesNothing(long count, double p, long expected) =>
        new Draws(new Random(1)).Binomial(count, p).ShouldBe(expected);

    [Theory]
    [InlineData(3)]
    [InlineData(1_000_000)]
    public void Spread_FewOrMany_PutsEachWhereTheRuntimesJitterMayPutIt(long count)
    {
        Random random = new(1);
        var due = new long[400];

        Distribution.OfRefresh(new() { Processes = 1, TimeToLive = 300, RefreshAheadRatio = 0.1 }, random).Spread(count, now: 10, due, new Draws(random));

        due.Sum().ShouldBe(count);
        due.Take(280).ShouldAllBe(n => n == 0);
        due.Skip(311).ShouldAllBe(n => n == 0);
    }
}
