namespace Genie.TypedSecrets.Caching;

/// <summary>Waits for other first reads to share a call, until none has arrived for a sixteenth of the window, and never longer than the window.</summary>
/// <remarks>
/// The first window in which several reads meet stays open to its end: while a process starts, the code of its readers is still being compiled,
/// so they arrive slowly. A lone reader does not pay for that. The wait yields the thread instead of sleeping, because a timer is ten times coarser
/// than the time to wait. The clock is the machine's and not the client's, because it is about threads that run at the same moment and not about
/// the age of a value.
/// </remarks>
internal sealed class BatchWindow(TimeSpan longest, TimeProvider clock)
{
    private const int QuietPart = 16;
    private bool _wasShared;

    /// <summary>Returns when the window has closed, or when no flight waits in it any longer.</summary>
    /// <param name="count">Returns the number of flights that wait. It is called on this thread, without a lock.</param>
    internal void WaitUntilQuiet(Func<int> count)
    {
        var opened = clock.GetTimestamp();
        var (changed, known) = (opened, count());
        var isShared = known > 1;
        while (clock.GetElapsedTime(changed) < Quiet(isShared) && clock.GetElapsedTime(opened) < longest)
        {
            if (!Thread.Yield())
            {
                Thread.SpinWait(20);
            }

            var now = count();
            if (now == 0)
            {
                break;
            }

            if (now != known)
            {
                (changed, known) = (clock.GetTimestamp(), now);
                isShared |= now > 1;
            }
        }

        _wasShared |= isShared;
    }

    private TimeSpan Quiet(bool isShared) => isShared && !_wasShared ? longest : longest / QuietPart;
}
