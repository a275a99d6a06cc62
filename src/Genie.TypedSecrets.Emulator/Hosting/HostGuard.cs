using System.Net;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Hosting;

/// <summary>
/// Rejects requests for a host that is not a loopback address. A web page can make its own host name resolve to a loopback address (DNS rebinding): the browser then lets the page
/// send any header to the emulator and read every response, and only the <c>Host</c> header reveals it.
/// </summary>
internal static class HostGuard
{
    private const string LocalHost = "localhost";

    /// <summary>Checks whether a request is for <c>localhost</c> or a loopback address. The port doesn't matter.</summary>
    internal static bool IsAllowed(HttpRequest request)
    {
        var host = request.Host.Host;
        return host.Equals(LocalHost, StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>Sends the response for a request that isn't allowed, in the service's format, so that clients show the message.</summary>
    internal static Task RejectAsync(RequestScope scope)
    {
        const string Code = "AccessDeniedException";
        var body = new JsonObject { ["__type"] = Code, ["Message"] = "The emulator only accepts requests for localhost or a loopback address." };
        return scope.FailAsync(HttpStatusCode.Forbidden, Code, ApiEndpoint.ContentType, JsonBody.Of(body));
    }
}
