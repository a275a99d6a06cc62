using System.Net;
using Genie.TypedSecrets.Emulator.Agent;
using Genie.TypedSecrets.Emulator.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Genie.TypedSecrets.Emulator.Hosting;

/// <summary>Represents the web server. It reads no environment variables and no configuration files: it listens on the address in the options only.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application, Uri endpoint)
    {
        _application = application;
        Endpoint = endpoint;
    }

    internal Uri Endpoint { get; }

    internal static async Task<LoopbackServer> StartAsync(EmulatorOptions options, EmulatorState state, string agentToken, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        if (options.LoggerFactory is not null)
        {
            builder.Services.AddSingleton(options.LoggerFactory);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiEndpoint.MaxBodyLength;
            kestrel.Listen(options.Address, options.Port, static listener => listener.Protocols = HttpProtocols.Http1);
        });
        var application = builder.Build();
        var api = new ApiEndpoint(state);
        var agent = new AgentEndpoint(state, agentToken, new AgentCache(options.TimeProvider, options.AgentTimeToLive));
        application.Run(context => context.Request switch
        {
            var request when !HostGuard.IsAllowed(request) => HostGuard.RejectAsync(new RequestScope(state, context)),
            var request when AgentEndpoint.IsFor(context) => agent.HandleAsync(context),
            _ => api.HandleAsync(context),
        });
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new LoopbackServer(application, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        // Without a grace period, because a request that a fault holds never ends on its own.
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(now.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }
}
