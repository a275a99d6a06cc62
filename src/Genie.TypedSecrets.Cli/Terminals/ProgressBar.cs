using System.Globalization;
using Genie.TypedSecrets.Tooling.Audit;

namespace Genie.TypedSecrets.Cli.Terminals;

/// <summary>Shows on one line of the terminal how much has been read. The line is removed at the end.</summary>
internal sealed class ProgressBar(TextWriter terminal, TimeProvider clock) : IProgress<AuditProgress>, IDisposable
{
    private const int Cells = 30;
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly long _started = clock.GetTimestamp();
    private long _shownAt;
    private int _shownWidth;

    /// <summary>Shows how much has been read. A short run shows nothing.</summary>
    public void Report(AuditProgress value)
    {
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(_started, now) < s_delay || (_shownAt != 0 && clock.GetElapsedTime(_shownAt, now) < s_interval))
        {
            return;
        }

        _shownAt = now;
        var share = value.TotalBytes == 0 ? 1 : Math.Clamp((double)value.Bytes / value.TotalBytes, 0, 1);
        var full = (int)(share * Cells);
        var text = string.Create(CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', Cells - full)}] {share * 100:0} % of {Megabytes(value.TotalBytes)}");
        terminal.Write($"\r{text.PadRight(_shownWidth)}");
        _shownWidth = text.Length;
    }

    /// <summary>Removes the line.</summary>
    internal void Clear()
    {
        if (_shownWidth > 0)
        {
            terminal.Write($"\r{new string(' ', _shownWidth)}\r");
            _shownWidth = 0;
        }
    }

    public void Dispose() => Clear();

    private static string Megabytes(long bytes) => bytes < 10_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N0} MB");
}
