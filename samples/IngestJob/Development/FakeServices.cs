using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using IngestJob.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IngestJob.Development;

/// <summary>Fakes of the services that the job calls: one server on the loopback interface responds for all of them.</summary>
internal sealed class FakeServices : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _tokens = new(StringComparer.Ordinal) { [FakeValues.TokenA] = true, [FakeValues.TokenB] = true };
    private readonly WebApplication _server;

    private FakeServices()
    {
        // An empty builder reads no configuration and no environment variable, and does not log.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        builder.Services.AddRoutingCore();
        _server = builder.Build();
        _server.UseRouting();
        _server.MapGet("/orgs/genie/repos", GetRepositories);
        _server.MapPost("/topics/{topic}", PostEvent);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync });
    }

    /// <summary>Gets the address that the server listens on.</summary>
    internal Uri Address => new(_server.Urls.Single());

    /// <summary>Gets a client whose requests all go to this server, for any host.</summary>
    internal HttpClient Http { get; }

    internal static async Task<FakeServices> StartAsync(CancellationToken cancellationToken)
    {
        var services = new FakeServices();
        await services._server.StartAsync(cancellationToken);
        return services;
    }

    /// <summary>Makes the API reject a token from now on.</summary>
    internal void Revoke(string token) => _tokens.TryRemove(token, out _);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
    }

    private async Task GetRepositories(HttpContext context)
    {
        var scheme = context.Request.Headers.Authorization.ToString().Split(' ', 2);
        if (scheme is not ["Bearer", var token] || !_tokens.ContainsKey(token))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var page = int.Parse(context.Request.Query["page"].ToString(), System.Globalization.CultureInfo.InvariantCulture);
        await context.Response.WriteAsJsonAsync(Repositories.Page(page), context.RequestAborted);
    }

    private static Task PostEvent(HttpContext context)
    {
        context.Response.StatusCode = context.Request.Headers[EventStream.KeyHeader] == FakeValues.StreamingKey
            ? StatusCodes.Status202Accepted
            : StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Address.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
