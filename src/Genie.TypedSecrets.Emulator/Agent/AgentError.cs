using System.Net;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>Represents an error of the agent itself: a status and plain text, unlike the errors it forwards from the service.</summary>
#pragma warning disable CA1032 // Standard constructors: an error without a status can't be returned.
internal sealed class AgentError : Exception
#pragma warning restore CA1032
{
    private AgentError(HttpStatusCode status, string message)
        : base(message)
    {
        Status = status;
    }

    internal HttpStatusCode Status { get; }

    internal static AgentError Of(HttpStatusCode status, string message) => new(status, message);
}
