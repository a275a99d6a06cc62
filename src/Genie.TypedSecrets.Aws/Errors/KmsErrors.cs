using System.Text.RegularExpressions;

namespace Genie.TypedSecrets.Aws.Errors;

/// <summary>Classifies errors of the KMS key: a missing permission, the state of the key, or an outage of KMS.</summary>
/// <remarks>
/// Secrets Manager reports them with its own codes and puts the code of KMS into its message:
/// <c>Secrets Manager can't encrypt the secret value: … (Service: AWSKMS; Status Code: 400; Error Code: DisabledException; …)</c>.
/// The codes of KMS are those of docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html.
/// </remarks>
internal static partial class KmsErrors
{
    /// <summary>Determines whether the KMS key is the cause.</summary>
    internal static bool IsKms(ServiceError e) =>
        e.Code is "DecryptionFailure" or "DecryptionFailureException" or "EncryptionFailure" or "EncryptionFailureException" or "DisabledException"
        || (e.Code.StartsWith("KMS", StringComparison.OrdinalIgnoreCase) && !ErrorCodes.IsServiceFailure(e.Code))
        || (ErrorCodes.IsDenied(e.Code) && e.Says("KMS") && !e.Says("perform: secretsmanager:"))
        || (e.Code == "InvalidRequestException" && e.Says("AWSKMS"));

    /// <summary>Translates an error of the KMS key.</summary>
    internal static Exception Classify(ServiceError e, AwsCall call)
    {
        var code = InnerCode().Match(e.Message) is { Success: true } match ? match.Groups["code"].Value : e.Code;
        if (ErrorCodes.IsServiceFailure(code))
        {
            return AwsErrors.Outage(call, $"AWS KMS failed with {code}.");
        }

        if (ErrorCodes.IsThrottled(code) || code == "KMSThrottlingException")
        {
            return AwsErrors.Unavailable(call, $"AWS KMS throttles the use of the key that encrypts the secret ({code}).", isTransient: true);
        }

        var key = KeyPattern().Match(e.Message) is { Success: true } found ? found.Value : call.KmsKey;
        return code switch
        {
            "DisabledException" => Because(call, key, "is disabled", $"Enable it: aws kms enable-key {Id(call, key)}."),
            "KMSInvalidStateException" when e.Says("pending deletion") => Because(call, key, "is pending deletion", $"Cancel that: aws kms cancel-key-deletion {Id(call, key)}, then aws kms enable-key {Id(call, key)}."),
            "KMSInvalidStateException" when e.Says("import") => Because(call, key, "has no key material", $"Import it: aws kms import-key-material {Id(call, key)}."),
            "KMSInvalidStateException" or "InvalidStateException" => Because(call, key, "is in a state in which it cannot be used", $"The state: aws kms describe-key {Id(call, key)}."),
            "NotFoundException" or "KMSNotFoundException" => Because(call, key, "does not exist in this account and region", "Use the ARN of the key for a key of another account."),
            "InvalidKeyUsageException" => Because(call, key, "is not a symmetric encryption key", "Use a symmetric encryption key."),
            _ when ErrorCodes.IsDenied(code) || code is "KMSAccessDeniedException" => Denied(call, key, string.Empty),
            _ => Denied(call, key, $" KMS may also report a key that is disabled or pending deletion this way ({e.PrintableCode}): aws kms describe-key {Id(call, key)} shows its state."),
        };
    }

    private static string Permission(AwsCall call) => call.IsWrite ? "kms:GenerateDataKey and kms:Decrypt" : "kms:Decrypt";

    private static string Id(AwsCall call, string? key) => $"{call.RegionOption}--key-id {(key is null or "aws/secretsmanager" ? "KEY" : key)}";

    private static SecretAccessDeniedException Because(AwsCall call, string? key, string problem, string remedy) => SecretAccessDeniedException.Because(
        call.SecretName ?? "*", Permission(call), key ?? "the KMS key of the secret", $"the KMS key {key ?? "of the secret"} {problem}", remedy + Find(call, key) + call.RegionSentence);

    private static SecretAccessDeniedException Denied(AwsCall call, string? key, string note)
    {
        var resource = $"the KMS key {key ?? "of the secret"}";
        return SecretAccessDeniedException.Because(
            call.SecretName ?? "*",
            Permission(call),
            resource,
            $"this identity needs {Permission(call)} on {resource}",
            $"Allow it in the policy of the key and in a policy of the identity.{note}{Find(call, key)}{call.RegionSentence}");
    }

    private static string Find(AwsCall call, string? key) => key is null
        ? $" Find the key: aws secretsmanager describe-secret {call.RegionOption}--secret-id {call.SecretName ?? "…"} --query KmsKeyId. An empty result means aws/secretsmanager."
        : string.Empty;

    [GeneratedRegex(@"Error Code: (?<code>\w{1,64})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InnerCode();

    [GeneratedRegex(@"arn:[\w-]+:kms:[\w-]*:\d{12}:(key|alias)/[\w/-]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyPattern();
}
