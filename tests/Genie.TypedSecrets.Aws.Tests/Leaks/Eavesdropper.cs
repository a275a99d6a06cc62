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

/// <summary>Hears everything a process tells of its calls: the SDK's log at its most talkative, event sources, activities, metrics.</summary>
internal sealed class Eavesdropper : IAdaptorLoggerFactory, IAdaptorLogger, IDisposable
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly Events _events;
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    internal Eavesdropper()
    {
        var log = AWSConfigs.LoggingConfig;
        log.LogResponses = ResponseLoggingOption.Always;
        log.LogResponsesSizeLimit = int.MaxValue;
        log.LogMetrics = true;
        AdaptorLoggerFactoryRegistry.RegisterAdaptorLoggerFactory(this);
        Logger.ClearLoggerCache();

        _events = new(Hear);
        _activities = new()
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Hear($"activity {activity.OperationName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}"));
        _meters.Start();
    }

    /// <summary>All of it so far.</summary>
    internal string Text => string.Join('\n', _heard);

    string IAdaptorLoggerFactory.Name => nameof(Eavesdropper);

    IAdaptorLogger IAdaptorLoggerFactory.CreateAdaptorLogger(Type type) => this;

    bool IAdaptorLogger.IsEnabled(SdkLogLevel level) => true;

    void IAdaptorLogger.Log(SdkLogLevel level, string message, Exception ex, params object[] parameters) =>
        Hear($"sdk {level} {(parameters is { Length: > 0 } ? string.Format(CultureInfo.InvariantCulture, message, parameters) : message)} {ex}");

    public void Dispose()
    {
        AdaptorLoggerFactoryRegistry.DeregisterAdaptorLoggerFactory(nameof(Eavesdropper));
        AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Never;
        AWSConfigs.LoggingConfig.LogMetrics = false;
        _events.Dispose();
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Hear(string? text) => _heard.Enqueue(text ?? string.Empty);

    private sealed class Events(Action<string> hear) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            // The runtime's own networking. Its private sources dump raw buffers, and are for those who debug the runtime.
            if (eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal) || eventSource.Name.StartsWith("Amazon", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.LogAlways, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // Called by the base constructor's thread as well, before there is anybody to tell.
            var text = string.Join(' ', (eventData.Payload ?? new([])).Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value));
            hear?.Invoke($"event {eventData.EventSource.Name} {eventData.EventName} {text}");
        }
    }
}
