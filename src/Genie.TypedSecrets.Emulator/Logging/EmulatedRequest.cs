using System.Net;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Emulator;

/// <summary>Represents a request to the emulator. It never contains the value of a secret.</summary>
public sealed record EmulatedRequest
{
    internal EmulatedRequest()
    {
    }

    /// <summary>Gets the operation: <c>GetSecretValue</c>, or <c>agent:get</c> and <c>agent:ping</c> for the agent. Empty if the request names none.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the names or ARNs of the secrets, as the request has them.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    /// <summary>Gets the time of arrival by the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the first secret of the request; null if it names none.</summary>
    public string? Secret => Secrets.Count > 0 ? Secrets[0] : null;

    /// <summary>Gets the id of the access key that signed the request; null if it isn't signed.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Gets the status of the response; null if the connection was closed without one.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Gets the error code of the response; null if the request succeeded.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the names of the faults that applied to the request.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Gets whether the request succeeded.</summary>
    public bool IsSuccess => Status is not null && ErrorCode is null;

    /// <summary>Returns the request on one line. Control characters, which a request may contain, are replaced.</summary>
    public override string ToString() =>
        DisplayText.Clean($"{At:O} {Operation} {string.Join(',', Secrets)} {(ErrorCode ?? Status?.ToString() ?? "no response")}{(Faults.Count == 0 ? string.Empty : $" [{string.Join(',', Faults)}]")}");
}
