using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Credentials;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Describes why there are no credentials: which source was used, and what is wrong with it.</summary>
/// <remarks>All these failures are transient, because they say nothing about the secret: the last known good value stays in use.</remarks>
internal static partial class CredentialErrors
{
    private const string Check = "Check which credentials are found with: aws sts get-caller-identity.";

    internal static Exception Classify(CredentialsException e, AwsCall call) => AwsErrors.Unavailable(call, $"AWS credentials are not available. {Describe(e.Origin, e.Cause)}", isTransient: true);

    private static string Describe(CredentialSource source, Exception cause) => source.Kind switch
    {
        CredentialSourceKind.EnvironmentVariables => $"AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set but cannot be used ({Reason(cause)}).",
        CredentialSourceKind.WebIdentity => WebIdentity(source, cause),
        CredentialSourceKind.RoleProfile when SharedProfiles.DescribeMissingSource(source.ProfileName!) is { } problem => problem,
        CredentialSourceKind.RoleProfile =>
            $"The AWS profile '{source.ProfileName}' cannot assume the role {source.RoleArn} ({Reason(cause)}). Its trust policy and the policies of the source credentials must allow sts:AssumeRole. {Check}",
        CredentialSourceKind.SsoProfile =>
            $"The AWS profile '{source.ProfileName}' uses IAM Identity Center (SSO), and its session is missing or has expired ({Reason(cause)}). Sign in: aws sso login --profile {source.ProfileName}.",
        CredentialSourceKind.ProcessProfile =>
            $"The credential_process of the AWS profile '{source.ProfileName}' failed ({Reason(cause)}). Run it by hand to see its output; it must print the JSON that the AWS CLI documents.",
        CredentialSourceKind.Profile => $"The AWS profile '{source.ProfileName}' in {SharedProfiles.Files} has no usable credentials ({Reason(cause)}). {Check}",
        CredentialSourceKind.Container => Container(source, cause),
        _ => InstanceMetadata(source, cause),
    };

    private static string WebIdentity(CredentialSource source, Exception cause)
    {
        var origin = source.ProfileName is null ? "AWS_WEB_IDENTITY_TOKEN_FILE" : $"web_identity_token_file of the profile '{source.ProfileName}'";
        if (Innermost(cause) is IOException or UnauthorizedAccessException)
        {
            return $"The web identity token file '{source.TokenFile}' ({origin}) cannot be read ({Innermost(cause).GetType().Name}). "
                + "On EKS, check that the pod has a service account with a role and that its token volume is mounted.";
        }

        return $"The web identity token in '{source.TokenFile}' ({origin}) was not accepted for the role {source.RoleArn} ({Reason(cause)}). "
            + "Check the trust policy of the role, the identity provider and the service account, and that the token has not expired.";
    }

    private static string Container(CredentialSource source, Exception cause)
    {
        var address = Uri.TryCreate(source.Address, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "the container";
        return $"The container credentials endpoint {address} (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI) failed ({Reason(cause)}). "
            + "Check the task role on ECS or the Pod Identity association and its agent on EKS, and the token in AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE or AWS_CONTAINER_AUTHORIZATION_TOKEN.";
    }

    private static string InstanceMetadata(CredentialSource source, Exception cause)
    {
        var metadata = Credentials.InstanceMetadata.IsDisabled
            ? "the instance metadata service is disabled by AWS_EC2_METADATA_DISABLED"
            : $"the instance metadata service at {source.Address} failed ({Reason(cause)}), or the instance has no role";
        return "The default credential provider chain found no usable credentials: "
            + $"{EnvironmentVariables()}; AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN are not both set; the profile '{CredentialSource.DefaultProfileName}' (AWS_PROFILE) in {SharedProfiles.Files} has none; "
            + $"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set; {metadata}. {Check}";
    }

    private static string EnvironmentVariables()
    {
        var hasId = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID"));
        var hasKey = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY"));
        return (hasId, hasKey) switch
        {
            (true, false) => "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not",
            (false, true) => "AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not",
            _ => "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set",
        };
    }

    // The SDK's messages can quote files and the output of programs, so only a status, an exit code or an error code is taken from them.
    private static string Reason(Exception cause)
    {
        if (cause is TimeoutException or OperationCanceledException)
        {
            return "no response in time";
        }

        for (Exception? e = cause; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case AmazonServiceException service when !string.IsNullOrEmpty(service.ErrorCode) || service.StatusCode != default:
                    return ServiceError.From(service).Description;
                case HttpRequestException { StatusCode: { } status }:
                    return $"HTTP {((int)status).ToString(CultureInfo.InvariantCulture)}";
                default:
                    break;
            }
        }

        var innermost = Innermost(cause);
        return Number(StatusPattern(), cause) is { } code ? $"HTTP {code}"
            : Number(ExitPattern(), cause) is { } exit ? $"exit code {exit}"
            : innermost is System.Net.Sockets.SocketException socket ? socket.SocketErrorCode.ToString()
            : innermost.Message.Contains("refused", StringComparison.OrdinalIgnoreCase) ? "connection refused"
            : innermost.GetType().Name;
    }

    private static string? Number(Regex pattern, Exception cause)
    {
        for (Exception? e = cause; e is not null; e = e.InnerException)
        {
            if (pattern.Match(e.Message) is { Success: true } match)
            {
                return match.Groups["number"].Value;
            }
        }

        return null;
    }

    private static Exception Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
        {
            e = inner;
        }

        return e;
    }

    [GeneratedRegex(@"status code\D{0,40}(?<number>[1-5]\d\d)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex StatusPattern();

    [GeneratedRegex(@"exit value (?<number>-?\d{1,10})\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ExitPattern();
}
