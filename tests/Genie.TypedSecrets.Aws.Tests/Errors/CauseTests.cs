using System.Net;
using Amazon.Runtime;
using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws.Tests.Errors;

/// <summary>Tests that causes with the same error code are told apart as AWS documents them, and that each message contains the remedy.</summary>
public sealed class CauseTests
{
    private const string Canary = "CANARY-in-a-message";
    private const string SecretName = "genie-dev/api-keys";
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/00000000-1111-2222-3333-444444444444";
    private const string User = "User: arn:aws:sts::123456789012:assumed-role/job/i-1 is not authorized to perform: secretsmanager:GetSecretValue on resource: genie-dev/api-keys";
    private const string Kms = "(Service: AWSKMS; Status Code: 400; Error Code: ";

    [Theory]
    [InlineData("InvalidSignatureException", "Signature expired: 20261126T000000Z is now earlier than 20261126T001000Z (20261126T001500Z - 5 min.)", true, "Synchronize the clock")]
    [InlineData("InvalidSignatureException", "Signature not yet current: 20261126T010000Z is still later than 20261126T000500Z", true, "Synchronize the clock")]
    [InlineData("SignatureDoesNotMatch", "Signature expired: 20261126T000000Z is now earlier than 20261126T001000Z", true, "Synchronize the clock")]
    [InlineData("RequestExpired", "Request has expired.", true, "Synchronize the clock")]
    [InlineData("RequestTimeTooSkewed", "", true, "Synchronize the clock")]
    [InlineData("RequestInTheFuture", "", true, "Synchronize the clock")]
    [InlineData("InvalidSignatureException", "The request signature we calculated does not match the signature you provided.", false, "secret access key does not belong")]
    [InlineData("InvalidSignatureException", "Credential should be scoped to a valid region.", false, "AWS_REGION")]
    [InlineData("IncompleteSignature", "Authorization header requires 'Signature' parameter.", false, "line breaks")]
    [InlineData("IncompleteSignatureException", "", false, "line breaks")]
    [InlineData("MissingAuthenticationToken", "", false, "Authorization header")]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.", false, "aws sts get-caller-identity")]
    [InlineData("InvalidClientTokenId", "", false, "aws sts get-caller-identity")]
    [InlineData("ExpiredToken", "The security token included in the request is expired", true, "aws sso login")]
    [InlineData("ExpiredTokenException", "", true, "aws sso login")]
    [InlineData("OptInRequired", "", false, "not activated")]
    [InlineData("ThrottlingException", "Rate exceeded", true, "throttles")]
    [InlineData("Throttling", "", true, "throttles")]
    [InlineData("ThrottledException", "", true, "throttles")]
    [InlineData("RequestLimitExceeded", "", true, "throttles")]
    [InlineData("TooManyRequestsException", "", true, "throttles")]
    [InlineData("LimitExceededException", "", true, "throttles")]
    [InlineData("TransactionInProgressException", "", true, "throttles")]
    [InlineData("InternalServiceError", "", true, "InternalServiceError")]
    [InlineData("InternalFailure", "", true, "InternalFailure")]
    [InlineData("ServiceUnavailableException", "", true, "ServiceUnavailableException")]
    [InlineData("DecryptionFailure", $"Secrets Manager can't decrypt the secret value: Rate exceeded {Kms}ThrottlingException; Request ID: x)", true, "KMS throttles")]
    [InlineData("DecryptionFailure", $"Secrets Manager can't decrypt the secret value: {Kms}KMSInternalException; Request ID: x)", true, "AWS KMS failed with KMSInternalException")]
    [InlineData("DecryptionFailure", $"Secrets Manager can't decrypt the secret value: {Kms}DependencyTimeoutException; Request ID: x)", true, "AWS KMS failed")]
    [InlineData("InvalidRequestException", "A previous rotation isn't complete. That rotation will be reattempted.", true, "rotation")]
    [InlineData("InvalidRequestException", "Operation not permitted on a replica secret. Call must be made in primary secret's region.", false, "GENIE_SECRETS_AWS_REGIONS")]
    [InlineData("InvalidRequestException", "The secret is managed by another service, and you must use that service to update it.", false, "OwningService")]
    [InlineData("InvalidRequestException", "No Lambda rotation function ARN is associated with this secret.", false, "No rotation is configured for the secret")]
    [InlineData("InvalidRequestException", "Something else.", false, "aws secretsmanager describe-secret --region us-east-1 --secret-id genie-dev/api-keys")]
    [InlineData("com.amazonaws.secretsmanager#InvalidSignatureException:http://internal.amazon.com/", "Signature expired: x is now earlier than y", true, "Synchronize the clock")]
    public void Classify_StoreUnavailable_TellsTheCauses(string code, string message, bool isTransient, string expectedText)
    {
        var error = Classify(code, message).ShouldBeOfType<SecretStoreUnavailableException>();

        error.IsTransient.ShouldBe(isTransient);
        error.Message.ShouldContain(expectedText);
    }

    [Theory]
    [InlineData(User, "this identity needs secretsmanager:GetSecretValue on arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/api-keys-??????")]
    [InlineData(User + " because no identity-based policy allows the secretsmanager:GetSecretValue action", "this identity needs secretsmanager:GetSecretValue")]
    [InlineData(User + " with an explicit deny in an identity-based policy", "an identity-based policy denies secretsmanager:GetSecretValue")]
    [InlineData(User + " with an explicit deny in a service control policy", "a service control policy of the organization denies")]
    [InlineData(User + " with an explicit deny in a service control policy: arn:aws:organizations::123456789012:policy/o-1/service_control_policy/p-1", "administrator of the organization")]
    [InlineData(User + " because no service control policy allows the secretsmanager:GetSecretValue action", "a service control policy of the organization does not allow")]
    [InlineData(User + " with an explicit deny in a resource control policy", "a resource control policy of the organization denies")]
    [InlineData(User + " because no permissions boundary allows the secretsmanager:GetSecretValue action", "the permissions boundary of this identity does not allow")]
    [InlineData(User + " with an explicit deny in a permissions boundary", "the permissions boundary of this identity denies")]
    [InlineData(User + " because no session policy allows the secretsmanager:GetSecretValue action", "the session policy of this identity does not allow")]
    [InlineData(User + " because no VPC endpoint policy allows the secretsmanager:GetSecretValue action", "the policy of the VPC endpoint for Secrets Manager does not allow")]
    [InlineData(User + " with an explicit deny in a VPC endpoint policy", "the policy of the VPC endpoint for Secrets Manager denies")]
    [InlineData(User + " because no resource-based policy allows the secretsmanager:GetSecretValue action", "the resource policy of the secret does not allow")]
    [InlineData(User + " with an explicit deny in a resource-based policy", "the resource policy of the secret denies")]
    [InlineData(User + " with an explicit deny", "a policy denies secretsmanager:GetSecretValue on")]
    public void Classify_AccessDenied_NamesThePolicy(string message, string expectedText)
    {
        var error = Classify("AccessDeniedException", message).ShouldBeOfType<SecretAccessDeniedException>();

        error.Permission.ShouldBe("secretsmanager:GetSecretValue");
        error.Resource.ShouldBe("arn:aws:secretsmanager:us-east-1:123456789012:secret:genie-dev/api-keys-??????");
        error.Message.ShouldContain(expectedText);
    }

    [Theory]
    [InlineData("AccessDeniedException", "Access to KMS is not allowed", "this identity needs kms:Decrypt")]
    [InlineData("AccessDeniedException", $"User: arn:aws:sts::1:x is not authorized to perform: kms:Decrypt on resource: {Key} because no identity-based policy allows the kms:Decrypt action", $"this identity needs kms:Decrypt on the KMS key {Key}")]
    [InlineData("DecryptionFailure", "Secrets Manager can't decrypt the protected secret text using the provided KMS key.", "aws kms describe-key")]
    [InlineData("DecryptionFailure", $"Secrets Manager can't decrypt the secret value: {Key} is disabled. {Kms}DisabledException; Request ID: x)", $"the KMS key {Key} is disabled. Enable it: aws kms enable-key --region us-east-1 --key-id {Key}")]
    [InlineData("DecryptionFailure", $"Secrets Manager can't decrypt the secret value: {Key} is pending deletion. {Kms}KMSInvalidStateException; Request ID: x)", "aws kms cancel-key-deletion")]
    [InlineData("DecryptionFailure", $"Secrets Manager can't decrypt the secret value: {Key} is pending import. {Kms}KMSInvalidStateException; Request ID: x)", "has no key material")]
    [InlineData("DecryptionFailure", $"Secrets Manager can't decrypt the secret value: {Key} is unavailable. {Kms}KMSInvalidStateException; Request ID: x)", "aws kms describe-key")]
    [InlineData("EncryptionFailure", $"Secrets Manager can't encrypt the secret value: Key '{Key}' does not exist {Kms}NotFoundException; Request ID: x)", "does not exist in this account and region")]
    [InlineData("DecryptionFailure", $"Secrets Manager can't decrypt the secret value: {Kms}AccessDeniedException; Request ID: x)", "this identity needs kms:Decrypt")]
    [InlineData("InvalidRequestException", $"Secrets Manager can't decrypt the secret value: {Key} is disabled. {Kms}DisabledException; Request ID: x)", "is disabled")]
    [InlineData("KMSInvalidStateException", $"{Key} is pending deletion.", "is pending deletion")]
    [InlineData("KMSAccessDeniedException", "", "this identity needs kms:Decrypt")]
    [InlineData("InvalidRequestException", "You can't access a secret from a different AWS account if you encrypt the secret with the default KMS service key.", "aws secretsmanager update-secret --region us-east-1 --secret-id genie-dev/api-keys --kms-key-id")]
    [InlineData("AccessDeniedException", "You can't access a secret from a different AWS account if you encrypt the secret with the default KMS service key.", "customer managed key")]
    public void Classify_KmsKey_TellsTheCauses(string code, string message, string expectedText)
    {
        var error = Classify(code, message).ShouldBeOfType<SecretAccessDeniedException>();

        error.Permission.ShouldBe("kms:Decrypt");
        error.Message.ShouldContain(expectedText);
    }

    [Theory]
    [InlineData("InvalidRequestException", "You can't perform this operation on the secret because it was marked for deletion.", "is scheduled for deletion. Restore it: aws secretsmanager restore-secret --region us-east-1 --secret-id genie-dev/api-keys")]
    [InlineData("InvalidRequestException", "You can’t perform this operation on the secret because it was deleted.", "is scheduled for deletion")]
    [InlineData("ResourceNotFoundException", "Secrets Manager can't find the specified secret.", "genie-secrets put genie-dev/api-keys")]
    [InlineData("ResourceNotFoundException", "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT", "has no value yet: no version has the staging label AWSCURRENT. Set one: genie-secrets put genie-dev/api-keys")]
    public void Classify_NotFound_TellsTheCauses(string code, string message, string expectedText) =>
        Classify(code, message).ShouldBeOfType<SecretNotFoundException>().Message.ShouldContain(expectedText);

    [Fact]
    public void Classify_MissingVersion_DoesNotSayThatTheSecretDoesNotExist()
    {
        var error = Classify("ResourceNotFoundException", "Secrets Manager can't find the specified secret value for staging label: AWSPENDING", new(SecretName) { VersionStage = "AWSPENDING" });

        error.Message.ShouldStartWith($"The secret '{SecretName}' in the aws store has no version with the staging label 'AWSPENDING'.");
        error.Message.ShouldContain("AWSCURRENT");
    }

    [Fact]
    public void Classify_QuotaOfAWrite_SaysThatAQuotaIsExceeded()
    {
        AwsCall call = new(AwsErrors.StoreName, "CreateSecret", new SecretRequest(SecretName), "us-east-1", "aws");

        AwsErrors.Classify("LimitExceededException", "", call).Message.ShouldContain("CreateSecret would exceed a quota");
    }

    private static SecretsException Classify(string code, string message, SecretRequest? request = null)
    {
        AwsCall call = new(AwsErrors.StoreName, "GetSecretValue", request ?? new SecretRequest(SecretName), "us-east-1", "aws");
        var classified = AwsErrors.Classify(new AmazonServiceException($"{message} {Canary}", ErrorType.Unknown, code, "fake-request-id", HttpStatusCode.BadRequest), call);
        var error = classified is AwsOutageException outage ? outage.Error : (SecretsException)classified;
        error.ToString().ShouldNotContain(Canary);
        error.Message.ShouldNotContain("..", Case.Sensitive);
        AwsErrors.Classify(code, $"{message} {Canary}", call).Message.ShouldNotContain(Canary);
        return error;
    }
}
