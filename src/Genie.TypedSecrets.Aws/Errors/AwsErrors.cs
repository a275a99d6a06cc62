using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>The one place where AWS's failures become this library's.</summary>
/// <remarks>
/// Judged by error code and HTTP status; AWS's message is looked at only where AWS tells two things apart by nothing else. AWS's exceptions
/// are not kept as inner exceptions, and their messages are not repeated: a service's message may quote what it was sent.
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

    private static readonly HashSet<string> s_unknownIdentity = new(StringComparer.Ordinal)
    {
        "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature",
        "IncompleteSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException", "NotAuthorized", "OptInRequired",
    };

    private static readonly HashSet<string> s_wrongClock = new(StringComparer.Ordinal)
    {
        "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
    };

    private static readonly HashSet<string> s_throttled = new(StringComparer.Ordinal)
    {
        "BandwidthLimitExceeded", "LimitExceededException", "PriorRequestNotComplete", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
        "RequestThrottledException", "SlowDown", "ThrottledException", "Throttling", "ThrottlingException", "TooManyRequestsException",
    };

    private static readonly HashSet<string> s_outages = new(StringComparer.Ordinal)
    {
        "InternalServiceError", "InternalFailure", "KMSInternalException", "KeyUnavailableException", "RequestTimeout", "RequestTimeoutException", "ServiceUnavailable",
    };

    private static readonly HashSet<string> s_unsupported = new(StringComparer.Ordinal)
    {
        "InvalidAction", "NotImplemented", "NotImplementedException", "UnknownOperation", "UnknownOperationException", "UnsupportedOperation",
    };

    /// <summary>What a failure means. An outage is wrapped, so that another region can be tried.</summary>
    internal static Exception Classify(Exception e, AwsCall call) => e switch
    {
        AmazonUnmarshallingException => Outage(call, "It answered with something that cannot be read."),
        AmazonServiceException service => Classify(service, call),
        AmazonClientException client => Identity(client, call),
        HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException or AuthenticationException => Outage(call, Network(e)),

        // Without the exception itself: nobody knows what its message holds.
        _ => Unavailable(call, $"The AWS SDK failed with {e.GetType().FullName}.", isTransient: true),
    };

    /// <summary>What an error about one secret of a batch means.</summary>
    internal static SecretsException Classify(string? code, string? message, AwsCall call)
    {
        var classified = Classify(new AmazonServiceException(message, ErrorType.Unknown, code, requestId: null, HttpStatusCode.BadRequest), call);
        return classified is AwsOutageException outage ? outage.Error : (SecretsException)classified;
    }

    /// <summary>Whether the secret is scheduled for deletion: AWS has no code of its own for that.</summary>
    internal static bool IsDeleted(AmazonServiceException e) =>
        e.ErrorCode == "InvalidRequestException" && (Said(e).Contains("deletion", StringComparison.OrdinalIgnoreCase) || Said(e).Contains("deleted", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the endpoint has no such operation: an older emulator, a proxy, a VPC endpoint.</summary>
    internal static bool IsUnsupported(AmazonServiceException e) =>
        s_unsupported.Contains(e.ErrorCode ?? string.Empty)
        || e.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented
        || (e.StatusCode == HttpStatusCode.NotFound && string.IsNullOrEmpty(e.ErrorCode));

    internal static bool IsDenied(AmazonServiceException e) => s_denied.Contains(e.ErrorCode ?? string.Empty);

    internal static bool IsThrottled(AmazonServiceException e) =>
        s_throttled.Contains(e.ErrorCode ?? string.Empty) || e.StatusCode == HttpStatusCode.TooManyRequests;

    /// <summary>The primary region is down, and no other has the secret.</summary>
    internal static SecretStoreUnavailableException OutageWithoutReplica(string primary, string? secretName, SecretsException outage, SecretsException refusal) => new(
        StoreName,
        $"The primary region {primary} is down, and no other configured region has it. There: {refusal.Message} In {primary}: {outage.Message}",
        secretName);

    private static Exception Classify(AmazonServiceException e, AwsCall call)
    {
        var code = e.ErrorCode ?? string.Empty;
        var message = Said(e);
        return code switch
        {
            "ResourceNotFoundException" => NotFound(call, message),
            _ when IsDeleted(e) => Deleted(call),
            _ when IsKms(code, message) => Kms(call, code, message),
            _ when s_denied.Contains(code) => new SecretAccessDeniedException(call.SecretName ?? "*", call.Permission, call.Resource(message)),
            _ when s_expired.Contains(code) => Unavailable(call, $"AWS says that these credentials have expired ({code}). Refresh them: aws sso login, or a new session token.", isTransient: true),
            _ when s_wrongClock.Contains(code) => Unavailable(call, $"AWS says that this machine's clock is wrong ({code}). Set it right.", isTransient: true),
            _ when s_unknownIdentity.Contains(code) => Unavailable(call, $"AWS does not accept these credentials ({code}). See who they are: aws sts get-caller-identity.", isTransient: false),
            _ when IsThrottled(e) => Unavailable(call, $"It throttles this account's calls of {call.Operation} ({code}).", isTransient: true),
            _ when s_outages.Contains(code) || (int)e.StatusCode is 408 or >= 500 => Outage(call, $"It failed with {Describe(e)}."),

            // AWS's refusals have a code. Somebody between here and AWS said this.
            "" => Unavailable(call, $"Something other than Secrets Manager refused {call.Operation} with {Describe(e)}. See AWS_ENDPOINT_URL_SECRETS_MANAGER, AWS_ENDPOINT_URL and the proxy.", isTransient: true),
            _ => Unavailable(call, $"It refused {call.Operation} with {Describe(e)}.", isTransient: false),
        };
    }

    private static string Said(AmazonServiceException e) => (e as AmazonSecretsManagerException)?.ServiceMessage ?? e.Message ?? string.Empty;

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
            $"More exactly, there is the secret, but no version of it with the {(request.VersionId is null ? $"stage '{request.VersionStage}'" : $"id '{request.VersionId}'")}. "
            + $"The version in use has {SecretRequest.CurrentStage}. List all: aws secretsmanager list-secret-version-ids {call.RegionOption}--secret-id {name}.");
    }

    private static SecretNotFoundException Deleted(AwsCall call) => new(
        call.SecretName ?? "*",
        call.Store,
        $"More exactly, it is scheduled for deletion. Restore it: aws secretsmanager restore-secret {call.RegionOption}--secret-id {call.SecretName}.");

    /// <summary>Whether it is the KMS key that stands between this identity and the secret.</summary>
    internal static bool IsKms(Exception e) => e is AmazonServiceException service && IsKms(service.ErrorCode ?? string.Empty, Said(service));

    // "Access to KMS is not allowed" comes as an AccessDeniedException of Secrets Manager; a key that is disabled or gone as codes of KMS.
    private static bool IsKms(string code, string message) =>
        code is "DecryptionFailure" or "DecryptionFailureException" or "EncryptionFailure" or "EncryptionFailureException" or "DisabledException"
        || (code.StartsWith("KMS", StringComparison.Ordinal) && !s_outages.Contains(code))
        || code.StartsWith("Kms", StringComparison.Ordinal)
        || (s_denied.Contains(code) && message.Contains("KMS", StringComparison.OrdinalIgnoreCase));

    private static SecretAccessDeniedException Kms(AwsCall call, string code, string message)
    {
        var isWrite = code.StartsWith("Encryption", StringComparison.Ordinal) || call.Operation is "CreateSecret" or "PutSecretValue" or "UpdateSecret";
        var name = call.SecretName ?? "*";
        var key = KeyPattern().Match(message) is { Success: true } match
            ? match.Value
            : call.KmsKey ?? $"the KMS key of the secret (aws secretsmanager describe-secret {call.RegionOption}--secret-id {name} --query KmsKeyId; none means aws/secretsmanager)";
        var state = s_denied.Contains(code) || code == "KMSAccessDeniedException" ? string.Empty : $". KMS answered {code}: the key may be disabled, pending deletion or gone";
        return new(name, isWrite ? "kms:GenerateDataKey and kms:Decrypt" : "kms:Decrypt", key + state);
    }

    private static Exception Identity(AmazonClientException e, AwsCall call)
    {
        // The SDK has one exception type for all it cannot do on its own. Only what it says tells an outage from missing credentials.
        var cause = e.InnerException;
        return cause is HttpRequestException or IOException or SocketException or TimeoutException
            ? Outage(call, Network(cause))
            : Unavailable(
                call,
                (cause is AmazonServiceException service
                    ? $"AWS gives this program no credentials: it answered with {Describe(service)} when asked for them. "
                    : "The AWS SDK could not send the call: it found no credentials, or cannot use those it found. ")
                + "See what it finds: aws sts get-caller-identity. "
                + "It looks at environment variables, AWS_PROFILE and the shared files, web identity, SSO, and the metadata of the container or the instance.",
                isTransient: true);
    }

    private static string Network(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AuthenticationException:
                    return "The TLS connection could not be set up: the endpoint's certificate is not trusted here.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "Its endpoint's name cannot be resolved. See the region's name, AWS_ENDPOINT_URL and DNS.";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "Nobody listens at its endpoint. See AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_ENDPOINT_URL.";
                case TimeoutException or OperationCanceledException:
                    return "It did not answer in time.";
                default:
                    break;
            }
        }

        return "The connection to it failed.";
    }

    private static string Describe(AmazonServiceException e)
    {
        var status = ((int)e.StatusCode).ToString(CultureInfo.InvariantCulture);
        var request = string.IsNullOrEmpty(e.RequestId) ? string.Empty : $", request {Printable(e.RequestId)}";
        return string.IsNullOrEmpty(e.ErrorCode) ? $"HTTP {status}{request}" : $"{Printable(e.ErrorCode)} (HTTP {status}{request})";
    }

    // Codes and request ids are words of a known alphabet; what is not was put there by somebody else.
    private static string Printable(string text) =>
        text.Length <= 128 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '#') ? text : "an unreadable code";

    private static AwsOutageException Outage(AwsCall call, string problem) => new(Unavailable(call, problem, isTransient: true));

    private static SecretStoreUnavailableException Unavailable(AwsCall call, string problem, bool isTransient) =>
        new(call.Store, $"{problem}{call.RegionSentence}", call.SecretName, isTransient);

    [GeneratedRegex(@"arn:[\w-]+:kms:[\w-]*:\d{12}:(key|alias)/[\w/-]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyPattern();
}
