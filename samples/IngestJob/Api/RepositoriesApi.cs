using System.Net.Http.Json;
using Genie.TypedSecrets;

namespace IngestJob.Api;

/// <summary>Calls the API that the job reads repositories from.</summary>
internal sealed class RepositoriesApi(HttpClient http)
{
    internal const string Host = "git.example.com";
    internal const int PageCount = 2;

    /// <summary>Gets the options of calls across a rotation: which exceptions mean a rejected token, and how long to wait for a new one. The rotations of this sample are immediate.</summary>
    internal static SecretUseOptions AcrossRotation { get; } = new()
    {
        IsAuthenticationFailure = static e => e is AccessDeniedException,
        Deadline = TimeSpan.FromSeconds(2),
    };

    private static readonly string s_credential = $"github_token of {Secrets.Current.ApiKeys}";

    /// <summary>Gets a page of the organization's repositories.</summary>
    /// <exception cref="AccessDeniedException">The service rejected the token.</exception>
    internal async Task<IReadOnlyList<Repository>> GetPageAsync(int page, Secret<string> token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{Host}/orgs/genie/repos?page={page}"));
        ServiceCall.AddCredential(request, "Authorization", $"Bearer {token.Reveal()}", s_credential);
        using var response = await ServiceCall.SendAsync(http, request, s_credential, cancellationToken);
        return await response.Content.ReadFromJsonAsync<Repository[]>(cancellationToken) ?? [];
    }
}
