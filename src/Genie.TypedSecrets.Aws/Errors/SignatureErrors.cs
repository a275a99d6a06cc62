namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Classifies errors of the signature: a wrong clock, a wrong key, a wrong region, or a changed request.</summary>
/// <remarks>The messages are those of docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html.</remarks>
internal static class SignatureErrors
{
    internal static bool IsSignature(ServiceError e) =>
        ErrorCodes.IsClockSkew(e.Code) || ErrorCodes.IsInvalidSignature(e.Code) || ErrorCodes.IsIncompleteSignature(e.Code);

    internal static SecretStoreUnavailableException Classify(ServiceError e, AwsCall call)
    {
        if (IsClockSkew(e))
        {
            return AwsErrors.Unavailable(
                call,
                $"AWS rejected the request because of the time of its signature ({e.PrintableCode}). The clock of this machine is wrong, or the request took too long. Synchronize the clock with NTP.",
                isTransient: true);
        }

        if (e.Says("scoped to a valid region") || e.Says("scoped to correct service"))
        {
            return AwsErrors.Unavailable(
                call,
                $"AWS rejected the request because it is signed for another region than that of the endpoint ({e.PrintableCode}). Check AWS_REGION, {AwsSecretStoreOptions.RegionsVariable} and AWS_ENDPOINT_URL.",
                isTransient: false);
        }

        return ErrorCodes.IsIncompleteSignature(e.Code)
            ? AwsErrors.Unavailable(
                call,
                $"AWS received a request without a complete signature ({e.PrintableCode}). Check the access key for white space and line breaks, and whether a proxy removes the Authorization header.",
                isTransient: false)
            : AwsErrors.Unavailable(
                call,
                $"AWS rejected the signature ({e.PrintableCode}): the secret access key does not belong to the access key id, or a proxy changed the request. Check the credentials with: aws sts get-caller-identity.",
                isTransient: false);
    }

    // "Signature expired: … is now earlier than …" and "Signature not yet current: … is still later than …".
    private static bool IsClockSkew(ServiceError e) =>
        ErrorCodes.IsClockSkew(e.Code) || e.Says("Signature expired") || e.Says("not yet current") || e.Says("is now earlier than") || e.Says("is still later than");
}
