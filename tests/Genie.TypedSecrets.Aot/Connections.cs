using System.Data.Common;
using System.Globalization;

namespace AotJob;

/// <summary>Responds with the number of characters of the header.</summary>
internal sealed class EchoHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage
    {
        Content = new StringContent(request.Headers.Authorization?.ToString().Length.ToString(CultureInfo.InvariantCulture) ?? "0"),
        RequestMessage = request,
    });
}

/// <summary>A provider without a database.</summary>
internal sealed class NoProvider : DbProviderFactory;
