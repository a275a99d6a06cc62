using System.Net.Http.Json;

namespace IngestService.Repositories;

/// <summary>Reads repositories from the HTTP API. The handler of its <see cref="HttpClient"/> sets the token.</summary>
internal sealed class RepositoriesClient(HttpClient http)
{
    internal async Task<IReadOnlyList<Repository>> GetAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync("repositories", ServiceJson.Default.ListRepository, cancellationToken) ?? [];
}
