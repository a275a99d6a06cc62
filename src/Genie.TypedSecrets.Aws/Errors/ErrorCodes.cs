namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Groups the error codes of AWS by their cause.</summary>
/// <remarks>
/// From docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html, API_GetSecretValue.html, and the codes that AWS's SDKs retry.
/// </remarks>
internal static class ErrorCodes
{
    private static readonly HashSet<string> s_denied = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "UnauthorizedException", "UnauthorizedOperation",
    };

    private static readonly HashSet<string> s_expired = new(StringComparer.Ordinal)
    {
        "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired",
    };

    private static readonly HashSet<string> s_clockSkew = new(StringComparer.Ordinal)
    {
        "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
    };

    private static readonly HashSet<string> s_invalidCredentials = new(StringComparer.Ordinal)
    {
        "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "NotAuthorized", "AuthFailure",
    };

    private static readonly HashSet<string> s_invalidSignature = new(StringComparer.Ordinal)
    {
        "InvalidSignatureException", "SignatureDoesNotMatch",
    };

    private static readonly HashSet<string> s_incompleteSignature = new(StringComparer.Ordinal)
    {
        "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException",
    };

    private static readonly HashSet<string> s_notSubscribed = new(StringComparer.Ordinal)
    {
        "OptInRequired", "SubscriptionRequiredException",
    };

    private static readonly HashSet<string> s_throttled = new(StringComparer.Ordinal)
    {
        "BandwidthLimitExceeded", "EC2ThrottledException", "LimitExceededException", "PriorRequestNotComplete", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
        "RequestThrottled", "RequestThrottledException", "SlowDown", "ThrottledException", "Throttling", "ThrottlingException", "TooManyRequestsException", "TransactionInProgressException",
    };

    private static readonly HashSet<string> s_serviceFailure = new(StringComparer.Ordinal)
    {
        "DependencyTimeoutException", "InternalError", "InternalFailure", "InternalServerError", "InternalServerException", "InternalServiceError", "InternalServiceErrorException",
        "KMSInternalException", "KeyUnavailableException", "RequestTimeout", "RequestTimeoutException", "ServiceUnavailable", "ServiceUnavailableException",
    };

    private static readonly HashSet<string> s_unsupported = new(StringComparer.Ordinal)
    {
        "InvalidAction", "NotImplemented", "NotImplementedException", "UnknownOperation", "UnknownOperationException", "UnsupportedOperation",
    };

    internal static bool IsDenied(string code) => s_denied.Contains(code);

    internal static bool IsExpired(string code) => s_expired.Contains(code);

    internal static bool IsClockSkew(string code) => s_clockSkew.Contains(code);

    internal static bool IsInvalidCredentials(string code) => s_invalidCredentials.Contains(code);

    internal static bool IsInvalidSignature(string code) => s_invalidSignature.Contains(code);

    internal static bool IsIncompleteSignature(string code) => s_incompleteSignature.Contains(code);

    internal static bool IsNotSubscribed(string code) => s_notSubscribed.Contains(code);

    internal static bool IsThrottled(string code) => s_throttled.Contains(code);

    internal static bool IsServiceFailure(string code) => s_serviceFailure.Contains(code);

    internal static bool IsUnsupported(string code) => s_unsupported.Contains(code);

    /// <summary>Gets the code without a namespace in front (<c>com.amazonaws.secretsmanager#</c>) and an address behind (<c>:http://…</c>).</summary>
    internal static string Normalize(string? code)
    {
        var name = code?[(code.LastIndexOf('#') + 1)..] ?? string.Empty;
        var end = name.IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? name : name[..end];
    }
}
