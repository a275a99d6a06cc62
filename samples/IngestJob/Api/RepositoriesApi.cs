using System.Net.Http.Json;
using Genie.TypedSecrets;

namespace IngestJob.Api;

/// <summary>The API that the job ingests from.</summary>
internal sealed class RepositoriesApi(HttpClient http)
{
    internal const string Host = "git.example.com";
    internal const int PageCount = 2;

    /// <summary>What refusals are, and for how long to look for another token: here rotations take no time.</summary>
    internal static SecretUseOptions AcrossRotation { get; } = new()
    {
        IsAuthenticationFailure = static e => e is AccessRefusedException,
        Deadline = TimeSpan.FromSeconds(2),
    };

    private static readonly string s_credential = $"github_token of {Secrets.Current.ApiKeys}";

    /// <summary>A page of the organisation's repositories.</summary>
    /// <exception cref="AccessRefusedException">The token is not accepted.</exception>
    internal async Task<IReadOnlyList<Repository>> GetPageAsync(int page, Secret<string> token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{Host}/orgs/genie/repos?page={page}"));
        ServiceCall.Show(request, "Authorization", $"Bearer {token.Reveal()}", s_credential);
        using var response = await ServiceCall.SendAsync(http, request, s_credential, cancellationToken);
        return await response.Content.ReadFromJsonAsync<Repository[]>(cancellationToken) ?? [];
    }
}
