using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>Reports calls, fetches and reads to tracing and metrics, as soon as something can listen to them.</summary>
/// <remarks>
/// <para>Creating an activity source and a meter takes as long as everything else of the first read together. Listeners of either, and what is built
/// on them, such as OpenTelemetry, come from the assembly System.Diagnostics.DiagnosticSource. Until the process has loaded it, there is no listener,
/// and nothing is reported.</para>
/// <para>A monitor outside of the process, such as dotnet-counters, needs the meter without such a listener. For it the meter is created in any
/// case as soon as the process refreshes a secret or reads from the cache again and again.</para>
/// <para>No member of this class may have a type of that assembly in its signature or body: compiling it would load the assembly.</para>
/// </remarks>
internal static class SecretsTelemetry
{
    internal const string Name = "Genie.TypedSecrets";

    private const string ListenersAssembly = "System.Diagnostics.DiagnosticSource,";
    private static volatile bool s_isListenedTo;

    /// <summary>Gets whether something may listen.</summary>
    private static bool IsListenedTo => s_isListenedTo || (s_isListenedTo = IsListenersAssemblyLoaded());

    /// <summary>Reports the start of a call to the store. Listeners run on the thread that is about to make the call: one that blocks on the same secret waits for its own call.</summary>
    /// <param name="secretName">The secret; null if the call fetches several.</param>
    /// <param name="store">The store.</param>
    /// <returns>The call, for the report of its end; null if nothing listens.</returns>
    internal static ReportedCall? CallStarted(string? secretName, string store) =>
        IsListenedTo ? SecretsInstruments.CallStarted(secretName, store) : null;

    /// <summary>Reports the end of a call to the store.</summary>
    internal static void CallEnded(ReportedCall? call, string? secretName, string store, Exception? error, TimeSpan duration)
    {
        if (call is not null)
        {
            SecretsInstruments.CallEnded(call, secretName, store, error, duration);
        }
    }

    /// <summary>Counts the fetch of one secret, whether it succeeded or not.</summary>
    internal static void Fetched(string secretName, string store, FetchReason reason, Exception? error, bool isNewVersion)
    {
        if (reason == FetchReason.Refresh || IsListenedTo)
        {
            SecretsInstruments.Fetched(secretName, store, reason, error, isNewVersion);
        }
    }

    /// <summary>Counts reads from the cache.</summary>
    internal static void Hits(string secretName, string store, int reads) => SecretsInstruments.Hits(secretName, store, reads);

    /// <summary>Records that a value stays in use because its refresh failed.</summary>
    /// <param name="secretName">The secret.</param>
    /// <param name="store">The store.</param>
    /// <param name="milliseconds">The time since the end of its time to live; 0 if that has not ended.</param>
    internal static void ServedStale(string secretName, string store, long milliseconds) =>
        SecretsInstruments.ServedStale(secretName, store, milliseconds);

    private static bool IsListenersAssemblyLoaded()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.FullName?.StartsWith(ListenersAssembly, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }
}
