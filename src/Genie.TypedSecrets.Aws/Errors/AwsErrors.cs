using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Translates AWS's errors into the exceptions of this library.</summary>
/// <remarks>
/// Errors are classified by error code and HTTP status. AWS's message is evaluated only where it is the only difference between two causes.
/// AWS's exceptions are not kept as inner exceptions and their messages are not repeated, because a service's message can quote the request.
/// </remarks>
internal static partial class AwsErrors
{
    internal const string StoreName = "aws";

    private static readonly HashSet<string> s_denied = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "UnauthorizedException", "UnauthorizedOperation",
    };

    private static readonly HashSet<string> s_expired = new(StringComparer.Ordinal)
    {
        "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired",
    };

    private static readonly HashSet<string> s_invalidCredentials = new(StringComparer.Ordinal)
    {
        "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature",
        "IncompleteSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException", "NotAuthorized", "OptInRequired",
    };

    private static readonly HashSet<string> s_clockSkew = new(StringComparer.Ordinal)
    {
        "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
    };

    private static readonly HashSet<string> s_throttled = new(StringComparer.Ordinal)
    {
        "BandwidthLimitExceeded", "LimitExceededException", "PriorRequestNotComplete", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
        "RequestThrottledException", "SlowDown", "ThrottledException", "Throttling", "ThrottlingException", "TooManyRequestsException",
    };

    private static readonly HashSet<string> s_serviceFailures = new(StringComparer.Ordinal)
    {
        "InternalServiceError", "InternalFailure", "KMSInternalException", "KeyUnavailableException", "RequestTimeout", "RequestTimeoutException", "ServiceUnavailable",
    };

    private static readonly HashSet<string> s_unsupported = new(StringComparer.Ordinal)
    {
        "InvalidAction", "NotImplemented", "NotImplementedException", "UnknownOperation", "UnknownOperationException", "UnsupportedOperation",
    };

    /// <summary>Translates an exception. An outage is wrapped, so that another region can be tried.</summary>
    internal static Exception Classify(Exception e, AwsCall call) => e switch
    {
        AmazonUnmarshallingException => Outage(call, "Secrets Manager returned a response that cannot be read."),
        AmazonServiceException service => Classify(service, call),
        AmazonClientException client => Identity(client, call),
        HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException or AuthenticationException => Outage(call, Network(e)),

        // The exception itself is not included, because its message may contain anything.
        _ => Unavailable(call, $"The AWS SDK failed with {e.GetType().FullName}.", isTransient: true),
    };

    /// <summary>Translates the error of one secret in a batch.</summary>
    internal static SecretsException Classify(string? code, string? message, AwsCall call)
    {
        var classified = Classify(new AmazonServiceException(message, ErrorType.Unknown, code, requestId: null, HttpStatusCode.BadRequest), call);
        return classified is AwsOutageException outage ? outage.Error : (SecretsException)classified;
    }

    /// <summary>Determines whether the secret is scheduled for deletion, for which AWS has no separate error code.</summary>
    internal static bool IsDeleted(AmazonServiceException e) =>
        e.ErrorCode == "InvalidRequestException" && (ServiceMessage(e).Contains("deletion", StringComparison.OrdinalIgnoreCase) || ServiceMessage(e).Contains("deleted", StringComparison.OrdinalIgnoreCase));

    /// <summary>Determines whether the endpoint does not support the operation, such as an older emulator or a proxy.</summary>
    internal static bool IsUnsupported(AmazonServiceException e) =>
        s_unsupported.Contains(e.ErrorCode ?? string.Empty)
        || e.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented
        || (e.StatusCode == HttpStatusCode.NotFound && string.IsNullOrEmpty(e.ErrorCode));

    internal static bool IsDenied(AmazonServiceException e) => s_denied.Contains(e.ErrorCode ?? string.Empty);

    internal static bool IsThrottled(AmazonServiceException e) =>
        s_throttled.Contains(e.ErrorCode ?? string.Empty) || e.StatusCode == HttpStatusCode.TooManyRequests;

    /// <summary>Creates the exception for an outage of the primary region where no other region returned the secret.</summary>
    internal static SecretStoreUnavailableException OutageWithoutReplica(string primary, string? secretName, SecretsException outage, SecretsException refusal) => new(
        StoreName,
        $"The primary region {primary} is unavailable, and no other configured region returned the secret. Primary region: {outage.Message} Replica: {refusal.Message}",
        secretName);

    private static Exception Classify(AmazonServiceException e, AwsCall call)
    {
        var code = e.ErrorCode ?? string.Empty;
        var message = ServiceMessage(e);
        return code switch
        {
            "ResourceNotFoundException" => NotFound(call, message),
            _ when IsDeleted(e) => Deleted(call),
            _ when IsKms(code, message) => Kms(call, code, message),
            _ when s_denied.Contains(code) => new SecretAccessDeniedException(call.SecretName ?? "*", call.Permission, call.Resource(message)),
            _ when s_expired.Contains(code) => Unavailable(call, $"The AWS credentials have expired ({code}). Renew them, for example with aws sso login or a new session token.", isTransient: true),
            _ when s_clockSkew.Contains(code) => Unavailable(call, $"AWS rejected the request because of the time of its signature ({code}). Correct the clock of this machine.", isTransient: true),
            _ when s_invalidCredentials.Contains(code) => Unavailable(call, $"AWS rejected the credentials ({code}). Check them with: aws sts get-caller-identity.", isTransient: false),
            _ when IsThrottled(e) => Unavailable(call, $"Secrets Manager throttles the calls of {call.Operation} in this account ({code}).", isTransient: true),
            _ when s_serviceFailures.Contains(code) || (int)e.StatusCode is 408 or >= 500 => Outage(call, $"Secrets Manager failed with {Describe(e)}."),

            // AWS's errors have a code. This response comes from something between this process and AWS.
            "" => Unavailable(call, $"The response to {call.Operation}, {Describe(e)}, does not come from Secrets Manager. Check AWS_ENDPOINT_URL_SECRETS_MANAGER, AWS_ENDPOINT_URL and the proxy.", isTransient: true),
            _ => Unavailable(call, $"Secrets Manager rejected {call.Operation} with {Describe(e)}.", isTransient: false),
        };
    }

    private static string ServiceMessage(AmazonServiceException e) => (e as AmazonSecretsManagerException)?.ServiceMessage ?? e.Message ?? string.Empty;

    private static SecretNotFoundException NotFound(AwsCall call, string message)
    {
        var name = call.SecretName ?? "*";
        if (!message.Contains("secret value", StringComparison.OrdinalIgnoreCase) || call.Request is not { } request)
        {
            return new(
                name,
                call.Store,
                $"Create it: genie-secrets put {name} --file value.json --store aws, "
                + $"or aws secretsmanager create-secret {call.RegionOption}--name {name} --secret-string file://value.json.{call.RegionSentence}");
        }

        return new(
            name,
            call.Store,
            $"The secret exists, but it has no version with the {(request.VersionId is null ? $"staging label '{request.VersionStage}'" : $"id '{request.VersionId}'")}. "
            + $"The version in use has the label {SecretRequest.CurrentStage}. List all versions: aws secretsmanager list-secret-version-ids {call.RegionOption}--secret-id {name}.");
    }

    private static SecretNotFoundException Deleted(AwsCall call) => new(
        call.SecretName ?? "*",
        call.Store,
        $"It is scheduled for deletion. Restore it: aws secretsmanager restore-secret {call.RegionOption}--secret-id {call.SecretName}.");

    /// <summary>Determines whether the KMS key is the cause.</summary>
    internal static bool IsKms(Exception e) => e is AmazonServiceException service && IsKms(service.ErrorCode ?? string.Empty, ServiceMessage(service));

    // "Access to KMS is not allowed" is an AccessDeniedException of Secrets Manager; a disabled or deleted key has error codes of KMS.
    private static bool IsKms(string code, string message) =>
        code is "DecryptionFailure" or "DecryptionFailureException" or "EncryptionFailure" or "EncryptionFailureException" or "DisabledException"
        || (code.StartsWith("KMS", StringComparison.Ordinal) && !s_serviceFailures.Contains(code))
        || code.StartsWith("Kms", StringComparison.Ordinal)
        || (s_denied.Contains(code) && message.Contains("KMS", StringComparison.OrdinalIgnoreCase));

    private static SecretAccessDeniedException Kms(AwsCall call, string code, string message)
    {
        var isWrite = code.StartsWith("Encryption", StringComparison.Ordinal) || call.Operation is "CreateSecret" or "PutSecretValue" or "UpdateSecret";
        var name = call.SecretName ?? "*";
        var key = KeyPattern().Match(message) is { Success: true } match
            ? match.Value
            : call.KmsKey ?? $"the KMS key of the secret (aws secretsmanager describe-secret {call.RegionOption}--secret-id {name} --query KmsKeyId; an empty result means aws/secretsmanager)";
        var state = s_denied.Contains(code) || code == "KMSAccessDeniedException" ? string.Empty : $". KMS returned {code}: the key may be disabled, pending deletion or deleted";
        return new(name, isWrite ? "kms:GenerateDataKey and kms:Decrypt" : "kms:Decrypt", key + state);
    }

    private static Exception Identity(AmazonClientException e, AwsCall call)
    {
        // The SDK has one exception type for all failures on the client's side. Only the inner exception distinguishes an outage from missing credentials.
        var cause = e.InnerException;
        return cause is HttpRequestException or IOException or SocketException or TimeoutException
            ? Outage(call, Network(cause))
            : Unavailable(
                call,
                (cause is AmazonServiceException service
                    ? $"AWS does not issue credentials to this program: the call for them failed with {Describe(service)}. "
                    : "The AWS SDK found no usable credentials. ")
                + "Check which credentials are found with: aws sts get-caller-identity. "
                + "The default credential provider chain uses environment variables, AWS_PROFILE and the shared configuration files, web identity, SSO, and the metadata of the container or the instance.",
                isTransient: true);
    }

    private static string Network(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AuthenticationException:
                    return "The TLS connection could not be established: this machine does not trust the endpoint's certificate.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "The name of the endpoint cannot be resolved. Check the name of the region, AWS_ENDPOINT_URL and DNS.";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "The endpoint refused the connection. Check AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_ENDPOINT_URL.";
                case TimeoutException or OperationCanceledException:
                    return "Secrets Manager did not respond in time.";
                default:
                    break;
            }
        }

        return "The connection to Secrets Manager failed.";
    }

    private static string Describe(AmazonServiceException e)
    {
        var status = ((int)e.StatusCode).ToString(CultureInfo.InvariantCulture);
        var request = string.IsNullOrEmpty(e.RequestId) ? string.Empty : $", request {Printable(e.RequestId)}";
        return string.IsNullOrEmpty(e.ErrorCode) ? $"HTTP {status}{request}" : $"{Printable(e.ErrorCode)} (HTTP {status}{request})";
    }

    // Error codes and request ids have a known alphabet. Anything else does not come from AWS.
    private static string Printable(string text) =>
        text.Length <= 128 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '#') ? text : "an unreadable code";

    private static AwsOutageException Outage(AwsCall call, string problem) => new(Unavailable(call, problem, isTransient: true));

    private static SecretStoreUnavailableException Unavailable(AwsCall call, string problem, bool isTransient) =>
        new(call.Store, $"{problem}{call.RegionSentence}", call.SecretName, isTransient);

    [GeneratedRegex(@"arn:[\w-]+:kms:[\w-]*:\d{12}:(key|alias)/[\w/-]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyPattern();
}
