using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Genie.TypedSecrets.Integration.Tests.Connections;

/// <summary>An HTTP server on the loopback interface that accepts one token, and returns the content of requests that have it.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private volatile string _accepted = string.Empty;
    private int _rejections;

    private TokenServer(WebApplication application) => _application = application;

    /// <summary>Gets or sets the token that the server accepts.</summary>
    public string Accepted
    {
        get => _accepted;
        set => _accepted = value;
    }

    /// <summary>Gets the server's address.</summary>
    public Uri Address => new(_application.Urls.First());

    /// <summary>Gets the number of requests that were rejected.</summary>
    public int Rejections => Volatile.Read(ref _rejections);

    public static async Task<TokenServer> StartAsync(HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Requests that are rejected before their content was read count as aborted streams, of which a connection may have only so many.
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1_000;
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = protocols);
        });
        var application = builder.Build();
        TokenServer server = new(application);
        application.Run(server.RespondAsync);
        await application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private async Task RespondAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Accepted}")
        {
            Interlocked.Increment(ref _rejections);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await context.Request.Body.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
