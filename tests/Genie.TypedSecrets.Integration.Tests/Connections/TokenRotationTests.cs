using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Integration.Tests.Support;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Genie.TypedSecrets.Integration.Tests.Connections;

/// <summary>
/// Rotates a token twenty times below 64 concurrent requests with content, over real HTTP. Invariants: no request fails, each gets its own content
/// back; the store is asked no more often than stated.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class TokenRotationTests
{
    private const int Rotations = 20;
    private const int Requests = 64;
    private const int ReadsBeforePromotion = 2;

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Requests_TheTokenIsRotatedUnderLoad_NoneFailsAndRefreshesAreShared(HttpProtocols protocols)
    {
        await using var server = await TokenServer.StartAsync(protocols);
        StagedStore store = new("genie-dev/api-keys");
        await using SecretsClient secrets = new(new() { Store = store, Environment = "dev", TimeToLive = TimeSpan.FromDays(1), RefreshAheadRatio = 0 });
        ApiKeysAccessor keys = new(new SecretsContext(new SecretsManifest("genie", ["dev", "prod"], "dev", "ENVIRONMENT"), secrets), "dev");
        server.Accepted = TokenOf(0);
        store.Promote(SecretOf(0));
        using HttpClient client = new(new SecretAuthenticationHandler<ApiKeysSecret>(
            keys,
            secret => new AuthenticationHeaderValue("Bearer", secret.GithubToken.Reveal()),
            new() { PollInterval = TimeSpan.FromMilliseconds(20) })
        { InnerHandler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) } })
        {
            BaseAddress = server.Address,
            DefaultRequestVersion = protocols == HttpProtocols.Http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        await using Workers workers = new(Requests, worker => SendAsync(client, worker));
        await workers.EveryWorkerGoesOnAsync();

        for (var generation = 1; generation <= Rotations; generation++)
        {
            // The server rejects the former token from here on, and the store has the new one later.
            store.PromoteAfter(ReadsBeforePromotion, SecretOf(generation));
            server.Accepted = TokenOf(generation);
            await workers.EveryWorkerGoesOnAsync();
            workers.Failures.FirstOrDefault().ShouldBeNull();
        }

        await workers.StopAsync();
        workers.Failures.FirstOrDefault().ShouldBeNull();
        server.Rejections.ShouldBeGreaterThanOrEqualTo(Rotations);

        // The first load; for each rotation the reads that return the former version, and the one that brings the new.
        store.Reads.ShouldBe(1 + (Rotations * (ReadsBeforePromotion + 1)));
        TestContext.Current.SendDiagnosticMessage($"{workers.Completed} requests, {server.Rejections} rejected, {store.Reads} reads of the store");
    }

    private static async Task SendAsync(HttpClient client, int worker)
    {
        var text = $"content of worker {worker} {new string('x', worker * 100)}";
        using HttpRequestMessage request = new(HttpMethod.Post, "/")
        {
            Content = ContentOf(worker, text),
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        request.Headers.ExpectContinue = worker % 8 == 7;
        using var response = await client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldContain(text);
    }

    // In memory, serialized while it is sent, from a stream, and of unknown length.
    private static HttpContent ContentOf(int worker, string text) => (worker % 4) switch
    {
        0 => new StringContent(text),
        1 => JsonContent.Create(text),
        2 => new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(text))),
        _ => new StreamContent(new System.IO.Compression.BrotliStream(Compressed(text), System.IO.Compression.CompressionMode.Decompress)),
    };

    private static MemoryStream Compressed(string text)
    {
        MemoryStream compressed = new();
        using (System.IO.Compression.BrotliStream stream = new(compressed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        compressed.Position = 0;
        return compressed;
    }

    private static string TokenOf(int generation) => string.Create(CultureInfo.InvariantCulture, $"fake-token-{generation}");

    private static string SecretOf(int generation) =>
        $$"""{"github_token":"{{TokenOf(generation)}}","external_api":{"base_url":"https://api.example.com/v2/","key":"fake-key"} }""";
}
