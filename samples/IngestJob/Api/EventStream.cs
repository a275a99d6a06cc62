using System.Net.Http.Json;

namespace IngestJob.Api;

/// <summary>The event stream, through its HTTP gateway.</summary>
internal sealed class EventStream(HttpClient http)
{
    internal const string KeyHeader = "X-Api-Key";

    private static readonly string s_credential = $"api_key of {Secrets.Current.Streaming}";

    /// <summary>Tells whoever listens that the warehouse has been filled.</summary>
    /// <exception cref="AccessRefusedException">The key is not accepted.</exception>
    internal async Task AnnounceAsync(StreamingSecret streaming, long count, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{streaming.Endpoint}/topics/repositories-ingested"));
        ServiceCall.Show(request, KeyHeader, streaming.ApiKey.Reveal(), s_credential);
        request.Content = JsonContent.Create(new { count });
        using var response = await ServiceCall.SendAsync(http, request, s_credential, cancellationToken);
    }
}
