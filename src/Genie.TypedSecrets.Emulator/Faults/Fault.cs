using System.Net;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents a failure to simulate. Inject it with <see cref="FaultPlan.Inject"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class Fault
{
    private Fault(string name)
    {
        Name = name;
    }

    /// <summary>Gets a fault that holds the request until the client gives up or the fault is removed.</summary>
    public static Fault Hang { get; } = new("hang") { IsHang = true };

    /// <summary>Gets a fault that closes the connection without a response. The operation isn't performed.</summary>
    public static Fault DropConnection { get; } = new("drop-connection") { IsDrop = true };

    /// <summary>Gets a fault that performs the operation and closes the connection halfway through the response body.</summary>
    public static Fault TruncateBody { get; } = new("truncate-body") { IsTruncation = true };

    /// <summary>Gets a fault that returns <c>ThrottlingException</c>.</summary>
    public static Fault Throttle { get; } = OfError("throttle", SecretsManagerError.Throttled);

    /// <summary>Gets a fault that returns <c>InternalServiceError</c> with the status 500.</summary>
    public static Fault ServerError { get; } = OfError("server-error", static () => SecretsManagerError.Internal());

    /// <summary>Gets a fault that returns <c>ServiceUnavailable</c> with the status 503.</summary>
    public static Fault Unavailable { get; } =
        OfError("unavailable", static () => new SecretsManagerError("ServiceUnavailable", "Service is unavailable.", HttpStatusCode.ServiceUnavailable));

    /// <summary>Gets a fault that returns <c>AccessDeniedException</c>. To restrict a caller permanently, use an access key with fewer permissions.</summary>
    public static Fault AccessDenied { get; } = OfError(
        "access-denied",
        static () => new SecretsManagerError("AccessDeniedException", "User is not authorized to perform this action because no identity-based policy allows it"));

    /// <summary>Gets a fault that denies the use of the secret's KMS key: <c>AccessDeniedException</c>, "Access to KMS is not allowed".</summary>
    public static Fault KmsAccessDenied { get; } = OfError("kms-access-denied", SecretsManagerError.KmsDenied);

    /// <summary>Gets a fault that returns <c>DecryptionFailure</c>, as for a KMS key that is disabled.</summary>
    public static Fault DecryptionFailure { get; } = OfError(
        "decryption-failure",
        static () => new SecretsManagerError("DecryptionFailure", "Secrets Manager can't decrypt the protected secret text using the provided KMS key."));

    /// <summary>Gets the fault's name in the request log.</summary>
    public string Name { get; }

    internal TimeSpan Delay { get; private init; }

    internal bool IsHang { get; private init; }

    internal bool IsDrop { get; private init; }

    internal bool IsTruncation { get; private init; }

    /// <summary>Gets the function that creates the error; null for a fault of the connection.</summary>
    internal Func<SecretsManagerError>? Error { get; private init; }

    /// <summary>Creates a fault that delays the response, measured by the emulator's clock.</summary>
    /// <param name="delay">The delay.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public static Fault Latency(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new Fault("latency") { Delay = delay };
    }

    /// <summary>Creates a fault that returns any error of the service.</summary>
    /// <param name="code">The error code, such as <c>InvalidRequestException</c>.</param>
    /// <param name="message">The error message.</param>
    /// <param name="status">The HTTP status.</param>
    public static Fault Custom(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return OfError(code, () => new SecretsManagerError(code, message, status));
    }

    /// <summary>Returns the fault's name.</summary>
    public override string ToString() => Name;

    private static Fault OfError(string name, Func<SecretsManagerError> error) => new(name) { Error = error };
}
