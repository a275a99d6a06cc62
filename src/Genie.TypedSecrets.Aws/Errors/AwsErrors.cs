using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Credentials;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Translates AWS's errors into the exceptions of this library.</summary>
/// <remarks>
/// Errors are classified by error code and HTTP status. AWS's message is evaluated only if it is the only difference between two causes.
/// AWS's exceptions are not kept as inner exceptions and their messages are not repeated, because a service's message can quote the request.
/// </remarks>
internal static class AwsErrors
{
    internal const string StoreName = "aws";

    /// <summary>Translates an exception. An outage is wrapped, so that another region can be tried.</summary>
    internal static Exception Classify(Exception e, AwsCall call) => e switch
    {
        AmazonUnmarshallingException => Outage(call, $"The response to {call.Operation} cannot be read, so it may not come from Secrets Manager. {NetworkErrors.DescribePath(call)}"),
        CredentialsException credentials => CredentialErrors.Classify(credentials, call),
        AmazonServiceException service => Classify(ServiceError.From(service), call),
        HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException or AuthenticationException => Outage(call, NetworkErrors.Describe(e, call)),
        AmazonClientException { InnerException: HttpRequestException or IOException or SocketException or TimeoutException } => Outage(call, NetworkErrors.Describe(e.InnerException!, call)),

        // The exception itself is not included, because its message may contain anything.
        _ => Unavailable(call, $"The AWS SDK failed with {e.GetType().FullName}.", isTransient: true),
    };

    /// <summary>Translates the error of one secret in a batch, or an error that the agent passes through.</summary>
    internal static SecretsException Classify(string? code, string? message, AwsCall call)
    {
        var classified = Classify(new ServiceError(ErrorCodes.Normalize(code), message ?? string.Empty, HttpStatusCode.BadRequest, RequestId: null), call);
        return classified is AwsOutageException outage ? outage.Error : (SecretsException)classified;
    }

    /// <summary>Determines whether the secret is scheduled for deletion, for which AWS has no separate error code.</summary>
    internal static bool IsDeleted(AmazonServiceException e) => IsDeleted(ServiceError.From(e));

    /// <summary>Determines whether the endpoint does not support the operation, such as an older emulator or a proxy.</summary>
    internal static bool IsUnsupported(AmazonServiceException e) =>
        ErrorCodes.IsUnsupported(ServiceError.From(e).Code)
        || e.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented
        || (e.StatusCode == HttpStatusCode.NotFound && string.IsNullOrEmpty(e.ErrorCode));

    internal static bool IsDenied(AmazonServiceException e) => ErrorCodes.IsDenied(ServiceError.From(e).Code);

    internal static bool IsThrottled(AmazonServiceException e) => IsThrottled(ServiceError.From(e));

    /// <summary>Determines whether the KMS key is the cause.</summary>
    internal static bool IsKms(Exception e) => e is AmazonServiceException service && KmsErrors.IsKms(ServiceError.From(service));

    /// <summary>Determines whether the message for an error names the KMS key of the secret.</summary>
    internal static bool NeedsKeyName(Exception e) => IsKms(e);

    /// <summary>Creates the exception for an outage of the primary region where no other region returned the secret.</summary>
    internal static SecretStoreUnavailableException OutageWithoutReplica(string primary, string? secretName, SecretsException outage, SecretsException replicaError) => new(
        StoreName,
        $"The primary region {primary} is unavailable, and no other configured region returned the secret. Primary region: {outage.Message} Replica: {replicaError.Message}",
        secretName);

    internal static AwsOutageException Outage(AwsCall call, string problem) => new(Unavailable(call, problem, isTransient: true));

    internal static SecretStoreUnavailableException Unavailable(AwsCall call, string problem, bool isTransient) =>
        new(call.Store, $"{problem}{call.RegionSentence}", call.SecretName, isTransient);

    private static Exception Classify(ServiceError e, AwsCall call) => e.Code switch
    {
        "ResourceNotFoundException" => NotFoundErrors.NotFound(e, call),
        _ when IsDeleted(e) => NotFoundErrors.Deleted(call),
        _ when AccessErrors.IsForeignDefaultKey(e) => AccessErrors.ForeignDefaultKey(call),
        _ when KmsErrors.IsKms(e) => KmsErrors.Classify(e, call),
        _ when ErrorCodes.IsDenied(e.Code) => AccessErrors.Denied(e, call),
        _ when ErrorCodes.IsExpired(e.Code) => Unavailable(
            call, $"The AWS credentials have expired ({e.PrintableCode}). Renew them, for example with aws sso login or a new session token.", isTransient: true),
        _ when SignatureErrors.IsSignature(e) => SignatureErrors.Classify(e, call),
        _ when ErrorCodes.IsInvalidCredentials(e.Code) => Unavailable(
            call,
            $"AWS rejected the credentials ({e.PrintableCode}): the access key or the session token is not valid, or the region is not enabled in the account. Check them with: aws sts get-caller-identity.",
            isTransient: false),
        _ when ErrorCodes.IsNotSubscribed(e.Code) => Unavailable(
            call, $"The AWS account is not activated for Secrets Manager ({e.PrintableCode}). Check the account and its payment method.", isTransient: false),
        "LimitExceededException" when call.IsWrite => Unavailable(
            call, $"{call.Operation} would exceed a quota of Secrets Manager ({e.PrintableCode}), such as the number of secrets or of versions of a secret. Delete unused ones.", isTransient: true),
        _ when IsThrottled(e) => Unavailable(call, $"Secrets Manager throttles the calls of {call.Operation} in this account ({(e.Code.Length == 0 ? e.Description : e.PrintableCode)}).", isTransient: true),
        _ when ErrorCodes.IsServiceFailure(e.Code) || (int)e.Status is 408 or >= 500 => Outage(call, $"Secrets Manager failed with {e.Description}."),
        "InvalidRequestException" => StateErrors.Classify(e, call),
        "" when e.Status == HttpStatusCode.ProxyAuthenticationRequired => Outage(call, NetworkErrors.DescribeProxy(e.Status, call)),

        // AWS's errors have a code. This response comes from something between this process and AWS.
        "" => Unavailable(call, $"The response to {call.Operation}, {e.Description}, does not come from Secrets Manager. {NetworkErrors.DescribePath(call)}", isTransient: true),
        _ => Unavailable(call, $"Secrets Manager rejected {call.Operation} with {e.Description}.", isTransient: false),
    };

    private static bool IsDeleted(ServiceError e) => e.Code == "InvalidRequestException" && (e.Says("deletion") || e.Says("deleted"));

    private static bool IsThrottled(ServiceError e) => ErrorCodes.IsThrottled(e.Code) || e.Status == HttpStatusCode.TooManyRequests;
}
