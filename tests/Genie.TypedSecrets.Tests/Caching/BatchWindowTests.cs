using Genie.TypedSecrets.Caching;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Caching;

public sealed class BatchWindowTests
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(0.05);

    private readonly FakeTimeProvider _clock = new();
    private readonly BatchWindow _window;

    public BatchWindowTests() => _window = new(TimeSpan.FromMilliseconds(4), _clock);

    [Fact]
    public void WaitUntilQuiet_ALoneReaderInTheFirstWindow_WaitsASixteenth() =>
        Open(arrivals: []).ShouldBe(TimeSpan.FromMilliseconds(0.25));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.1, 0.2)]
    public void WaitUntilQuiet_CompanyInTheFirstWindow_StaysOpenToItsEnd(params double[] arrivals) =>
        Open(arrivals).ShouldBe(TimeSpan.FromMilliseconds(4));

    [Fact]
    public void WaitUntilQuiet_CompanyAfterAWindowWithALoneReader_StaysOpenToItsEnd()
    {
        Open(arrivals: []);

        Open(arrivals: [0.1]).ShouldBe(TimeSpan.FromMilliseconds(4));
    }

    [Fact]
    public void WaitUntilQuiet_CompanyInALaterWindow_ClosesAfterASixteenthWithoutArrivals()
    {
        Open(arrivals: [0.1]);

        for (var window = 0; window < 3; window++)
        {
            Open(arrivals: [0.2, 0.4]).ShouldBe(TimeSpan.FromMilliseconds(0.65));
        }
    }

    [Fact]
    public void WaitUntilQuiet_AReaderThatArrivesInAnEmptyWindow_IsALoneReader()
    {
        var opened = _clock.GetTimestamp();
        var calls = 0;
        _window.WaitUntilQuiet(() =>
        {
            _clock.Advance(s_step);
            return Math.Min(calls++, 1);
        });

        _clock.GetElapsedTime(opened).ShouldBe(TimeSpan.FromMilliseconds(0.35));
    }

    [Fact]
    public void WaitUntilQuiet_ArrivalsThatDoNotStop_ClosesAtTheEndOfTheWindow()
    {
        Open(arrivals: [0.1]);

        Open(arrivals: [.. Enumerable.Range(1, 100).Select(i => i * 0.1)]).ShouldBe(TimeSpan.FromMilliseconds(4));
    }

    [Fact]
    public void WaitUntilQuiet_TheFlightsWereSentByAnotherThread_Returns()
    {
        var calls = 0;
        _window.WaitUntilQuiet(() => calls++ == 0 ? 1 : 0);

        calls.ShouldBe(2);
    }

    // How long a window stays open in which a reader waits and others arrive, given in milliseconds after it.
    private TimeSpan Open(double[] arrivals)
    {
        var opened = _clock.GetTimestamp();
        _window.WaitUntilQuiet(() =>
        {
            _clock.Advance(s_step);
            var elapsed = _clock.GetElapsedTime(opened).TotalMilliseconds;
            return 1 + arrivals.Count(arrival => arrival <= elapsed);
        });
        return _clock.GetElapsedTime(opened);
    }
}
