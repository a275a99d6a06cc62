using Genie.TypedSecrets.Caching;

namespace Genie.TypedSecrets.Telemetry;

/// <summary>The values of the tag <c>genie.secret.outcome</c>: how a fetch ended. The list is closed, so that metrics stay cheap to store.</summary>
internal static class FetchOutcome
{
    internal const string Success = "success";

    /// <summary>Gets the kind of a failure.</summary>
    internal static SecretFailureKind KindOf(Exception? error) => error switch
    {
        null => SecretFailureKind.None,
        SecretNotFoundException => SecretFailureKind.NotFound,
        SecretAccessDeniedException => SecretFailureKind.AccessDenied,
        SecretSchemaException => SecretFailureKind.SchemaMismatch,
        SecretStoreUnavailableException => SecretFailureKind.Unavailable,
        _ => SecretFailureKind.Other,
    };

    internal static string Of(Exception? error) => KindOf(error) switch
    {
        SecretFailureKind.None => Success,
        SecretFailureKind.NotFound => "not_found",
        SecretFailureKind.AccessDenied => "access_denied",
        SecretFailureKind.SchemaMismatch => "schema_mismatch",
        SecretFailureKind.Unavailable => "unavailable",
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
