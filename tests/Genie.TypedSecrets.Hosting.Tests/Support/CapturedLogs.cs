using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Genie.TypedSecrets.Hosting.Tests.Support;

/// <summary>Remembers what is logged: level, event id and message.</summary>
internal sealed class CapturedLogs : ILoggerProvider, ILogger
{
    internal ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {eventId.Id}: {formatter(state, exception)}{exception}");

    public void Dispose()
    {
    }
}
