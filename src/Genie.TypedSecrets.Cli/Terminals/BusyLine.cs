using System.Globalization;

namespace Genie.TypedSecrets.Cli.Terminals;

/// <summary>Shows on one line of the terminal that a command is still running, and for how long. The line is removed before anything else is written.</summary>
internal sealed class BusyLine : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TextWriter _terminal;
    private readonly TimeProvider _clock;
    private readonly string _text;
    private readonly long _started;
    private readonly ITimer _timer;
    private int _shownWidth;
    private bool _hasEnded;

    /// <summary>Starts the clock. A command that ends within a second shows nothing.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="text">The text that says what is running.</param>
    internal BusyLine(TextWriter terminal, TimeProvider clock, string text)
    {
        (_terminal, _clock, _text, _started) = (terminal, clock, text, clock.GetTimestamp());
        _timer = clock.CreateTimer(static line => ((BusyLine)line!).Show(), this, s_interval, s_interval);
    }

    /// <summary>Removes the line. It does not come back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_hasEnded && _shownWidth > 0)
            {
                _terminal.Write($"\r{new string(' ', _shownWidth)}\r");
                _terminal.Flush();
            }

            _hasEnded = true;
        }

        _timer.Dispose();
    }

    private void Show()
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            var text = string.Create(CultureInfo.InvariantCulture, $"{_text}: {Math.Floor(_clock.GetElapsedTime(_started).TotalSeconds):0} s");
            _terminal.Write($"\r{text}");
            _terminal.Flush();
            _shownWidth = text.Length;
        }
    }
}
