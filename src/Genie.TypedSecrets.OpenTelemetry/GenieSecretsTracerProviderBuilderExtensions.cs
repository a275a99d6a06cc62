using Genie.TypedSecrets.OpenTelemetry;

namespace OpenTelemetry.Trace;

/// <summary>Adds the traces of Genie.TypedSecrets to a tracer provider.</summary>
public static class GenieSecretsTracerProviderBuilderExtensions
{
    /// <summary>Collects the activities of all secrets clients of the process: one for each call to a store, in the trace of the reader that caused it.</summary>
    /// <param name="builder">The builder of the tracer provider.</param>
    public static TracerProviderBuilder AddGenieSecretsInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource(InstrumentationSource.Name);
    }
}
