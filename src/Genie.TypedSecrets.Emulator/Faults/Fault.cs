using System.Net;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator;

/// <summary>Something that goes wrong with a request, on purpose. Put it to work with <see cref="FaultPlan.Inject"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class Fault
{
    private Fault(string name)
    {
        Name = name;
    }

    /// <summary>The request is never answered: the connection stays open until the client gives up or the fault is removed.</summary>
    public static Fault Hang { get; } = new("hang") { IsHang = true };

    /// <summary>The connection is closed without an answer.</summary>
    public static Fault DropConnection { get; } = new("drop-connection") { IsDrop = true };

    /// <summary>The operation takes place, and the connection breaks halfway through the answer's body.</summary>
    public static Fault TruncateBody { get; } = new("truncate-body") { IsTruncation = true };

    /// <summary>The request is refused with <c>ThrottlingException</c>.</summary>
    public static Fault Throttle { get; } = OfError("throttle", SecretsManagerError.Throttled);

    /// <summary>The request fails with <c>InternalServiceError</c> and the status 500.</summary>
    public static Fault ServerError { get; } = OfError("server-error", static () => SecretsManagerError.Internal());

    /// <summary>The request fails with <c>ServiceUnavailable</c> and the status 503.</summary>
    public static Fault Unavailable { get; } =
        OfError("unavailable", static () => new SecretsManagerError("ServiceUnavailable", "Service is unavailable.", HttpStatusCode.ServiceUnavailable));

    /// <summary>The caller is refused with <c>AccessDeniedException</c>. To refuse by policy, give its access key grants instead.</summary>
    public static Fault AccessDenied { get; } = OfError(
        "access-denied",
        static () => new SecretsManagerError("AccessDeniedException", "User is not authorized to perform this action because no identity-based policy allows it"));

    /// <summary>The caller may not use the secret's key: <c>AccessDeniedException</c> with "Access to KMS is not allowed".</summary>
    public static Fault KmsAccessDenied { get; } = OfError("kms-access-denied", SecretsManagerError.KmsDenied);

    /// <summary>The secret's key cannot decrypt, as when it is disabled: <c>DecryptionFailure</c>.</summary>
    public static Fault DecryptionFailure { get; } = OfError(
        "decryption-failure",
        static () => new SecretsManagerError("DecryptionFailure", "Secrets Manager can't decrypt the protected secret text using the provided KMS key."));

    /// <summary>Its name in the request log.</summary>
    public string Name { get; }

    internal TimeSpan Delay { get; private init; }

    internal bool IsHang { get; private init; }

    internal bool IsDrop { get; private init; }

    internal bool IsTruncation { get; private init; }

    /// <summary>Makes the error; null where the fault is one of the connection.</summary>
    internal Func<SecretsManagerError>? Error { get; private init; }

    /// <summary>The answer comes late, by the emulator's clock.</summary>
    /// <param name="delay">How late.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public static Fault Latency(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new Fault("latency") { Delay = delay };
    }

    /// <summary>Any error of the service.</summary>
    /// <param name="code">The code, such as <c>InvalidRequestException</c>.</param>
    /// <param name="message">The message.</param>
    /// <param name="status">The HTTP status.</param>
    public static Fault Custom(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return OfError(code, () => new SecretsManagerError(code, message, status));
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    private static Fault OfError(string name, Func<SecretsManagerError> error) => new(name) { Error = error };
}
