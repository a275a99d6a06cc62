using System.Net;

namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>Represents an error as Secrets Manager returns it: code, status and message. It never contains a value.</summary>
#pragma warning disable CA1032 // Standard constructors: an error without a code can't be returned.
internal sealed class SecretsManagerError(string code, string? text, HttpStatusCode status = HttpStatusCode.BadRequest) : Exception(text ?? code)
#pragma warning restore CA1032
{
    internal string Code { get; } = code;

    internal HttpStatusCode Status => status;

    /// <summary>Gets the message of the response; null if Secrets Manager returns the code only.</summary>
    internal string? Text { get; } = text;

    internal static SecretsManagerError Serialization(string message) => new("SerializationException", message);

    internal static SecretsManagerError Validation(string message) => new("ValidationException", message);

    internal static SecretsManagerError InvalidName() =>
        Validation("Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");

    internal static SecretsManagerError InvalidParameter(string message) => new("InvalidParameterException", message);

    internal static SecretsManagerError InvalidRequest(string message) => new("InvalidRequestException", message);

    internal static SecretsManagerError MalformedPolicy(string problem) => new("MalformedPolicyDocumentException", $"This policy has invalid syntax. {problem}");

    internal static SecretsManagerError Exists(string message) => new("ResourceExistsException", message);

    internal static SecretsManagerError NotFound() => new("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    internal static SecretsManagerError StageNotFound(string stage) =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for staging label: {stage}");

    internal static SecretsManagerError VersionNotFound(string versionId) =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for VersionId: {versionId}");

    internal static SecretsManagerError MarkedForDeletion() =>
        InvalidRequest("You can't perform this operation on the secret because it was marked for deletion.");

    internal static SecretsManagerError NotPermittedOnReplica() =>
        InvalidParameter("Operation not permitted on a replica secret. Call must be made in primary secret's region.");

    internal static SecretsManagerError LimitExceeded(string message) => new("LimitExceededException", message);

    internal static SecretsManagerError InvalidNextToken() => new("InvalidNextTokenException", "The NextToken value is invalid.");

    internal static SecretsManagerError KmsDenied() => new("AccessDeniedException", "Access to KMS is not allowed");

    internal static SecretsManagerError UnrecognizedClient() => new("UnrecognizedClientException", "The security token included in the request is invalid.");

    internal static SecretsManagerError Throttled() => new("ThrottlingException", "Rate exceeded");

    internal static SecretsManagerError Internal(string message = "An error occurred on the server side.") =>
        new("InternalServiceError", message, HttpStatusCode.InternalServerError);
}
