using System.Net;

namespace Genie.TypedSecrets.Emulator.Agent;

/// <summary>An error of the agent itself: a status and a plain text, unlike those it passes on from the service.</summary>
#pragma warning disable CA1032 // Standard constructors: without a status it cannot be sent.
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
