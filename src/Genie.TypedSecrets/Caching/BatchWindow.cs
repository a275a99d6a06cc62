using System.Diagnostics;

namespace Genie.TypedSecrets.Caching;

/// <summary>Waits for other first reads to share a call, until none has arrived for a sixteenth of the window, and never longer than the window.</summary>
/// <remarks>
/// The first window of a client stays open to its end: while a process starts, the code of its readers is still being compiled, so they arrive
/// slowly. The wait yields the thread instead of sleeping, because a timer is ten times coarser than the time to wait. It uses the clock of the
/// machine and not that of the client, because it is about threads that run at the same moment and not about the age of a value.
/// </remarks>
internal sealed class BatchWindow(TimeSpan longest)
{
    private const int QuietPart = 16;
    private bool _wasOpen;

    /// <summary>Returns when the window has closed, or when no flight waits in it any more.</summary>
    /// <param name="count">Returns the number of flights that wait. It is called on this thread, without a lock.</param>
    internal void WaitUntilQuiet(Func<int> count)
    {
        var quiet = _wasOpen ? longest / QuietPart : longest;
        _wasOpen = true;
        var opened = Stopwatch.GetTimestamp();
        var (changed, known) = (opened, count());
        while (Stopwatch.GetElapsedTime(changed) < quiet && Stopwatch.GetElapsedTime(opened) < longest)
        {
            if (!Thread.Yield())
            {
                Thread.SpinWait(20);
            }

            var now = count();
            if (now == 0)
            {
                return;
            }

            if (now != known)
            {
                (changed, known) = (Stopwatch.GetTimestamp(), now);
            }
        }
    }
}
