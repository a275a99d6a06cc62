using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>The values of the tag <c>genie.secret.outcome</c>: how a fetch ended. The list is closed, so that metrics stay cheap to store.</summary>
internal static class FetchOutcome
{
    internal const string Success = "success";

    internal static string Of(Exception? error) => error switch
    {
        null => Success,
        SecretNotFoundException => "not_found",
        SecretAccessDeniedException => "access_denied",
        SecretSchemaException => "schema_mismatch",
        SecretStoreUnavailableException => "unavailable",
        _ => "error",
    };

    /// <summary>The values of the tag <c>genie.secret.reason</c>: why it was fetched.</summary>
    internal static string Of(FetchReason reason) => reason switch
    {
        FetchReason.Miss => "miss",
        FetchReason.Preload => "preload",
        FetchReason.Refresh => "refresh",
        FetchReason.Rejection => "rejection",
        _ => "demand",
    };
}
