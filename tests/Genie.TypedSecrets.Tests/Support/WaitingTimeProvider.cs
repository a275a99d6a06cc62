using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Genie.TypedSecrets.Tests.Support;

/// <summary>A clock the test drives, which tells of everybody who begins to wait by it for up to ten seconds: pauses, not the time limits of calls.</summary>
internal sealed class WaitingTimeProvider : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>How long the next one waits that begins to.</summary>
    public ChannelReader<TimeSpan> Waits => _waits.Reader;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= TimeSpan.FromSeconds(10))
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }
}
