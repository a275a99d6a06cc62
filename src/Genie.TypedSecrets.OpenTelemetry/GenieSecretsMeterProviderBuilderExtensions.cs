using Genie.TypedSecrets.OpenTelemetry;

namespace OpenTelemetry.Metrics;

/// <summary>Adds the metrics of Genie.TypedSecrets to a meter provider.</summary>
public static class GenieSecretsMeterProviderBuilderExtensions
{
    /// <summary>Collects the metrics of all secrets clients of the process.</summary>
    /// <param name="builder">The builder of the meter provider.</param>
    /// <remarks>
    /// The instruments are listed in docs/hosting.md. From .NET 9 on, the histograms advise boundaries in seconds; on .NET 8, set them with
    /// <c>AddView</c>, because exporters use boundaries that are meant for milliseconds otherwise.
    /// </remarks>
    public static MeterProviderBuilder AddGenieSecretsInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter(InstrumentationSource.Name);
    }
}
