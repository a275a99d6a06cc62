using System.Net;

namespace Genie.TypedSecrets.Emulator.Model;

/// <summary>An error as Secrets Manager sends it: its code, its status and its message. Never holds a value.</summary>
#pragma warning disable CA1032 // Standard constructors: an error without a code cannot be sent.
internal sealed class SecretsManagerError(string code, string? text, HttpStatusCode status = HttpStatusCode.BadRequest) : Exception(text ?? code)
#pragma warning restore CA1032
{
    internal string Code { get; } = code;

    internal HttpStatusCode Status => status;

    /// <summary>What is sent; null where Secrets Manager sends the code alone.</summary>
    internal string? Text { get; } = text;

    internal static SecretsManagerError InvalidParameter(string message) => new("InvalidParameterException", message);

    internal static SecretsManagerError InvalidRequest(string message) => new("InvalidRequestException", message);

    internal static SecretsManagerError Exists(string message) => new("ResourceExistsException", message);

    internal static SecretsManagerError NotFound() => new("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

    internal static SecretsManagerError StageNotFound(string stage) =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for staging label: {stage}");

    internal static SecretsManagerError VersionNotFound(string versionId) =>
        new("ResourceNotFoundException", $"Secrets Manager can't find the specified secret value for VersionId: {versionId}");

    internal static SecretsManagerError MarkedForDeletion() =>
        InvalidRequest("You can't perform this operation on the secret because it was marked for deletion.");

    internal static SecretsManagerError LimitExceeded(string message) => new("LimitExceededException", message);

    internal static SecretsManagerError InvalidNextToken() => new("InvalidNextTokenException", "The NextToken value is invalid.");

    internal static SecretsManagerError KmsDenied() => new("AccessDeniedException", "Access to KMS is not allowed");

    internal static SecretsManagerError Throttled() => new("ThrottlingException", "Rate exceeded");

    internal static SecretsManagerError Internal(HttpStatusCode status = HttpStatusCode.InternalServerError) =>
        new("InternalServiceError", "An error occurred on the server side.", status);
}
