using System.Globalization;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Agents;

/// <summary>Random and malformed requests to the server as a process, beside stores with a canary.</summary>
public sealed class McpFuzzTests : IDisposable
{
    private const int Requests = 1500;

    private static readonly string[] s_tools = ["list", "describe", "accessor_for", "check", "diff", "usage", "get", "reveal", "", "tools/list", "\u202E"];

    private static readonly string[] s_names = ["category", "key", "environment", "query", "offset", "base", "paths", "reveal", "store", "value"];

    private readonly CliHarness _cli = new();
    private readonly Random _random = new(14);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Requests_AnyInput_NeitherShowAValueNorEndTheServer()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var aws = await EmulatedAws.StartAsync();
        _cli.WriteSchemas();
        (await _cli.RunAsync("put genie-dev/api-keys", """{"github_token":"CANARY-token","external_api":{"key":"CANARY-key"}}""")).ShouldSucceed();
        _cli.Write(".env", "GITHUB_TOKEN=CANARY-env");
        _cli.Write("appsettings.json", """{ "Token": "CANARY-settings" }""");
        GitRepository.Create(_cli.Root);
        using var process = ToolProcess.Start(_cli, ["mcp"], new(StringComparer.Ordinal)
        {
            ["GENIE_SECRETS_STORE"] = "aws",
            ["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = aws.Emulator.Endpoint.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "CANARY-id",
            ["AWS_SECRET_ACCESS_KEY"] = "CANARY-secret",
            ["AWS_REGION"] = aws.Emulator.Region,
        });
        var requests = Enumerable.Range(0, Requests).Select(Next).ToArray();
        HashSet<string> awaited = ["last", .. requests.Index().Where(static request => request.Item.IsWhole).Select(static request => request.Index.ToString(CultureInfo.InvariantCulture))];
        var expected = awaited.Count;
        var output = ReadAsync(process.StandardOutput, awaited, cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var input = process.StandardInput.BaseStream;

        await SendAsync("""{"jsonrpc":"2.0","id":"start","method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"fuzz","version":"1"}}}"""u8.ToArray());
        foreach (var (line, _) in requests)
        {
            await SendAsync(line);
        }

        await SendAsync("""{"jsonrpc":"2.0","id":"last","method":"tools/call","params":{"name":"list","arguments":{}}}"""u8.ToArray());

        // Every request that is whole has its response before the input ends, which ends the server.
        var responses = await output;
        process.StandardInput.Close();
        responses += await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var log = await error;
        process.ExitCode.ShouldBe(0, log);
        responses.ShouldNotContain("CANARY");
        log.ShouldNotContain("CANARY");
        aws.Emulator.Requests.All.ShouldBeEmpty();
        var lines = responses.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(static line => JsonDocument.Parse(line, default).RootElement.GetProperty("jsonrpc").GetString() == "2.0");
        lines.ShouldContain(static line => line.Contains("\"last\"", StringComparison.Ordinal) && line.Contains("api-keys", StringComparison.Ordinal));
        lines.Length.ShouldBeGreaterThanOrEqualTo(expected);

        async Task SendAsync(byte[] line)
        {
            await input.WriteAsync(line, cancellationToken);
            await input.WriteAsync("\n"u8.ToArray(), cancellationToken);
            await input.FlushAsync(cancellationToken);
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, HashSet<string> awaited, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (awaited.Count > 0 && await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            text.Append(line).Append('\n');
            using var response = JsonDocument.Parse(line);
            if (response.RootElement.TryGetProperty("id", out var id))
            {
                awaited.Remove(id.ToString());
            }
        }

        return text.ToString();
    }

    private (byte[] Line, bool IsWhole) Next(int id)
    {
        var request = Encoding.UTF8.GetBytes($$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"{{{Pick("tools/call", "tools/call", "tools/call", "tools/call", "tools/list", "resources/read", "prompts/get", "completion/complete", "logging/setLevel")}}}","params":{"name":{{{JsonSerializer.Serialize(Pick(s_tools))}}},"arguments":{{{Arguments()}}}}}""");
        return _random.Next(5) switch
        {
            // Bytes that are changed, cut off, or nested too deeply. No line end, which would be another message.
            0 => ([.. request.Select(b => _random.Next(40) == 0 && b != (byte)'\n' ? (byte)_random.Next(11, 256) : b)], false),
            1 when _random.Next(2) == 0 => (request[.._random.Next(request.Length)], false),
            1 => (Encoding.UTF8.GetBytes(new string('[', _random.Next(2_000))), false),
            _ => (request, true),
        };
    }

    private string Arguments() => _random.Next(12) == 0 ? Value() : $"{{{string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(_ => $"{JsonSerializer.Serialize(Pick(s_names))}:{Value()}"))}}}";

    private string Value() => Pick(
        "\"api-keys\"", "\"genie-dev/api-keys\"", "\"github_token\"", "\"external_api.key\"", "\"dev\"", "\"HEAD\"", "\"main\"", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "null", "true", "0", "-1", "1e400", "{}", "[]",
        "[\".env\"]", "[\"appsettings.json\"]", "[\"store\"]", "[\".git\"]", "[\"/\",\"..\"]", "[\"schemas/secrets.json\"]", "[1]", $"\"{new string('a', _random.Next(6_000))}\"", JsonSerializer.Serialize(_cli.StoreDirectory), $"[{JsonSerializer.Serialize(_cli.StoreDirectory)}]");

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];
}
