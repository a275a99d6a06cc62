using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Text;
using Amazon;
using Amazon.Runtime.Internal.Util;
using Amazon.Runtime.Logging;

namespace Genie.TypedSecrets.Aws.Tests.Leaks;

/// <summary>Captures all telemetry of calls: the SDK's log at its most detailed level, event sources, activities and metrics.</summary>
internal sealed class TelemetryCapture : IAdaptorLoggerFactory, IAdaptorLogger, IDisposable
{
    private readonly ConcurrentQueue<string> _captured = new();
    private readonly Events _events;
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    internal TelemetryCapture()
    {
        var log = AWSConfigs.LoggingConfig;
        log.LogResponses = ResponseLoggingOption.Always;
        log.LogResponsesSizeLimit = int.MaxValue;
        log.LogMetrics = true;
        AdaptorLoggerFactoryRegistry.RegisterAdaptorLoggerFactory(this);
        Logger.ClearLoggerCache();

        _events = new(Add);
        _activities = new()
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add($"activity {activity.OperationName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}"));
        _meters.Start();
    }

    /// <summary>Gets everything that was captured so far.</summary>
    internal string Text => string.Join('\n', _captured);

    string IAdaptorLoggerFactory.Name => nameof(TelemetryCapture);

    IAdaptorLogger IAdaptorLoggerFactory.CreateAdaptorLogger(Type type) => this;

    bool IAdaptorLogger.IsEnabled(SdkLogLevel level) => true;

    void IAdaptorLogger.Log(SdkLogLevel level, string message, Exception ex, params object[] parameters) =>
        Add($"sdk {level} {(parameters is { Length: > 0 } ? string.Format(CultureInfo.InvariantCulture, message, parameters) : message)} {ex}");

    public void Dispose()
    {
        AdaptorLoggerFactoryRegistry.DeregisterAdaptorLoggerFactory(nameof(TelemetryCapture));
        AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Never;
        AWSConfigs.LoggingConfig.LogMetrics = false;
        _events.Dispose();
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Add(string? text) => _captured.Enqueue(text ?? string.Empty);

    private sealed class Events(Action<string> add) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            // The runtime's public networking events. Its private event sources contain raw buffers and serve to debug the runtime itself.
            if (eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal) || eventSource.Name.StartsWith("Amazon", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.LogAlways, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // The base constructor can call this method before the callback is set.
            var text = string.Join(' ', (eventData.Payload ?? new([])).Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value));
            add?.Invoke($"event {eventData.EventSource.Name} {eventData.EventName} {text}");
        }
    }
}
