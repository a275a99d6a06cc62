using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Genie.TypedSecrets.Emulator.Tests.Support;

/// <summary>Calls operations over HTTP as an SDK does, with signed JSON requests.</summary>
internal sealed class WireClient(Uri endpoint, Signer? signer) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = endpoint, Timeout = TimeSpan.FromMinutes(1) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal HttpClient Http => _http;

    public void Dispose() => _http.Dispose();

    internal async Task<WireResponse> CallAsync(string operation, string body)
    {
        using var request = Request(operation, body);
        using var response = await _http.SendAsync(request, Ct);
        return new WireResponse(response.StatusCode, await response.Content.ReadAsStringAsync(Ct), response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Calls an operation, which must succeed.</summary>
    internal async Task<JsonElement> OkAsync(string operation, string body)
    {
        var response = await CallAsync(operation, body);
        response.Status.ShouldBe(HttpStatusCode.OK, response.Text);
        return response.Json;
    }

    /// <summary>Calls an operation, which must fail with the status 400.</summary>
    internal async Task<string> FailAsync(string operation, string body, string expectedCode)
    {
        var response = await CallAsync(operation, body);
        response.Status.ShouldBe(HttpStatusCode.BadRequest, response.Text);
        response.ErrorCode.ShouldBe(expectedCode, response.Text);
        return response.Message;
    }

    internal HttpRequestMessage Request(string operation, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"secretsmanager.{operation}");
        signer?.Sign(request, endpoint, body);
        return request;
    }
}

/// <summary>Represents a response of the emulator.</summary>
internal sealed record WireResponse(HttpStatusCode Status, string Text, string? ContentType)
{
    internal JsonElement Json => JsonDocument.Parse(Text).RootElement;

    internal bool IsSuccess => Status == HttpStatusCode.OK;

    internal string ErrorCode => Json.GetProperty("__type").GetString()!;

    /// <summary>Gets the message, whose member the service and AWS's front end spell differently.</summary>
    internal string Message =>
        Json.TryGetProperty(nameof(Message), out var message) || Json.TryGetProperty("message", out message) ? message.GetString()! : string.Empty;
}
