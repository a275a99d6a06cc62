using System.Net.Http.Json;

namespace IngestJob.Api;

/// <summary>Publishes events through the HTTP gateway of the event stream.</summary>
internal sealed class EventStream(HttpClient http)
{
    internal const string KeyHeader = "X-Api-Key";

    private static readonly string s_credential = $"api_key of {Secrets.Current.Streaming}";

    /// <summary>Publishes an event that says how many repositories are in the warehouse.</summary>
    /// <exception cref="AccessDeniedException">The service rejected the key.</exception>
    internal async Task PublishAsync(StreamingSecret streaming, long count, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{streaming.Endpoint}/topics/repositories-ingested"));
        ServiceCall.AddCredential(request, KeyHeader, streaming.ApiKey.Reveal(), s_credential);
        request.Content = JsonContent.Create(new { count });
        using var response = await ServiceCall.SendAsync(http, request, s_credential, cancellationToken);
    }
}
