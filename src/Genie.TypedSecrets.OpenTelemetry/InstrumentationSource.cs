namespace Genie.TypedSecrets.OpenTelemetry;

/// <summary>Defines the name of the meter and the activity source, which docs/runtime.md promises.</summary>
internal static class InstrumentationSource
{
    internal const string Name = "Genie.TypedSecrets";
}
