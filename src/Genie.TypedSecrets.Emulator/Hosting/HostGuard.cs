using System.Net;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Emulator.Protocol;
using Microsoft.AspNetCore.Http;

namespace Genie.TypedSecrets.Emulator.Hosting;

/// <summary>
/// Turns away requests for a host that is not the loopback. A page in a browser can have its own name resolve to the loopback (DNS rebinding): the browser
/// then takes the emulator for that page's server, lets the page send any header and read every answer, and only the name it asks for tells.
/// </summary>
internal static class HostGuard
{
    private const string LocalHost = "localhost";

    /// <summary>Whether a request asks for the loopback: by the name that is its own, or by one of its addresses. The port is not looked at.</summary>
    internal static bool Admits(HttpRequest request)
    {
        var host = request.Host.Host;
        return host.Equals(LocalHost, StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>Answers a request that is not admitted, as the service answers what is not allowed, so that a client shows the message.</summary>
    internal static Task RefuseAsync(Exchange exchange)
    {
        const string Code = "AccessDeniedException";
        var body = new JsonObject { ["__type"] = Code, ["Message"] = "The emulator answers requests for localhost or an address of the loopback only." };
        return exchange.FailAsync(HttpStatusCode.Forbidden, Code, ApiEndpoint.ContentType, JsonBody.Of(body));
    }
}
