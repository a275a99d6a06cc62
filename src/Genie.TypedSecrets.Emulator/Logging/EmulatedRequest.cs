using System.Net;

namespace Genie.TypedSecrets.Emulator;

/// <summary>A request the emulator answered, or meant to. It holds no value, neither what was sent nor what was given.</summary>
public sealed record EmulatedRequest
{
    internal EmulatedRequest()
    {
    }

    /// <summary>The operation: <c>GetSecretValue</c>; for the agent's requests <c>agent:get</c> and <c>agent:ping</c>. Empty where the request named none.</summary>
    public required string Operation { get; init; }

    /// <summary>The secrets it named, by name or ARN as it did.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    /// <summary>When it arrived, by the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The first secret it named; null where it named none.</summary>
    public string? Secret => Secrets.Count > 0 ? Secrets[0] : null;

    /// <summary>The access key it was signed with; null where it was not.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The status of the answer; null where the connection was closed without one.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The code of the error it was answered with; null where it succeeded.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The names of the faults that struck it.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Whether it was answered, and not with an error.</summary>
    public bool IsSuccess => Status is not null && ErrorCode is null;

    /// <summary>The request on one line.</summary>
    public override string ToString() =>
        $"{At:O} {Operation} {string.Join(',', Secrets)} {(ErrorCode ?? Status?.ToString() ?? "no answer")}{(Faults.Count == 0 ? string.Empty : $" [{string.Join(',', Faults)}]")}";
}
