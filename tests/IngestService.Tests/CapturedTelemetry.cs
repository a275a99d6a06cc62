using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IngestService.Tests;

/// <summary>Keeps the metrics and traces that the service exports.</summary>
internal sealed class CapturedTelemetry
{
    private readonly List<Activity> _activities = [];
    private readonly List<Metric> _metrics = [];

    internal void AddTo(IServiceCollection services)
    {
        services.ConfigureOpenTelemetryMeterProvider(meters => meters.AddInMemoryExporter(_metrics));
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(_activities));
    }

    /// <summary>Returns everything that was exported: names, tags and descriptions.</summary>
    internal string Export(IServiceProvider services)
    {
        services.GetRequiredService<MeterProvider>().ForceFlush();
        services.GetRequiredService<TracerProvider>().ForceFlush();
        StringBuilder text = new();
        foreach (var metric in _metrics)
        {
            text.AppendLine(metric.Name);
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                foreach (var (name, value) in point.Tags)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{name}={value}");
                }
            }
        }

        foreach (var activity in _activities)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{activity.OperationName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)}");
        }

        return text.ToString();
    }
}
