using System.Diagnostics;

namespace Genie.TypedSecrets.Caching;

/// <summary>How long first reads wait for others to share a call with: until for a sixteenth of the window none has come, and never longer than the window.</summary>
/// <remarks>
/// The first window of all stays open to its end: a process that starts compiles the code of its readers as they come, and they come slowly.
/// It yields its thread's turn rather than sleeping, because a timer is ten times coarser than what is waited for. The time is the machine's
/// and not the client's clock: this is about threads that run at the same moment, not about the age of anything.
/// </remarks>
internal sealed class BatchWindow(TimeSpan longest)
{
    private const int QuietPart = 16;
    private bool _wasOpen;

    /// <summary>Returns when the window has closed, or nobody is left that waits in it.</summary>
    /// <param name="count">How many wait. Called from this thread, without any lock.</param>
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
