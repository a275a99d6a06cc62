using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Leaks.RevealedValueLeakAnalyzer,
    Genie.TypedSecrets.CodeFixes.Leaks.Urls.BearerHeaderCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Leaks.Urls;

public sealed class BearerHeaderTests
{
    private const string Header = "Headers = { Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", Secrets.Current.ApiKeys.GithubToken.Reveal()) }";

    [Theory]
    [InlineData(
        "await http.GetAsync($\"https://api.example.com/items?access_token={Secrets.Current.ApiKeys.GithubToken.Reveal()}\", ct);",
        "await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"https://api.example.com/items\") { " + Header + " }, ct);")]
    [InlineData(
        "await http.DeleteAsync($\"https://api.example.com/{id}?access_token={Uri.EscapeDataString(Secrets.Current.ApiKeys.GithubToken.Reveal())}&force={id}\");",
        "await http.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $\"https://api.example.com/{id}?force={id}\") { " + Header + " });")]
    [InlineData(
        "using var response = await http.PostAsync(\"https://api.example.com/items?page=1&access_token=\" + Secrets.Current.ApiKeys.GithubToken.Reveal(), body, ct);",
        "using var response = await http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"https://api.example.com/items?page=1\") { Content = body, " + Header + " }, ct);")]
    [InlineData(
        "using var request = new HttpRequestMessage(HttpMethod.Head, $\"https://api.example.com/items?access_token={Secrets.Current.ApiKeys.GithubToken.Reveal()}#top\");",
        "using var request = new HttpRequestMessage(HttpMethod.Head, \"https://api.example.com/items#top\") { " + Header + " };")]
    public Task Fix_OfAnAccessTokenInTheQueryOfARequest_SendsTheHeader(string before, string after) => Test.VerifyAsync(Job(before), Job(after));

    [Theory]
    [InlineData("await http.GetAsync($\"https://api.example.com/items?key={Secrets.Current.ApiKeys.GithubToken.Reveal()}\", ct);")]
    [InlineData("await http.GetAsync($\"https://api.example.com/items?no_access_token={Secrets.Current.ApiKeys.GithubToken.Reveal()}\", ct);")]
    [InlineData("await http.GetAsync($\"https://api.example.com/items?access_token={Secrets.Current.ApiKeys.GithubToken.Reveal()}{id}\", ct);")]
    [InlineData("await http.GetStringAsync($\"https://api.example.com/items?access_token={Secrets.Current.ApiKeys.GithubToken.Reveal()}\", ct);")]
    [InlineData("var url = $\"https://api.example.com/items?access_token={Secrets.Current.ApiKeys.GithubToken.Reveal()}\";")]
    public Task Fix_OfAnotherParameterOrRequest_IsNotOffered(string statements) => Test.OffersNothingAsync(Job(statements));

    private static string Job(string statements) => $$"""
        namespace IngestJob;

        internal sealed class Job
        {
            public async Task RunAsync(HttpClient http, HttpContent body, string id, CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
