using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Cli.Tests;

/// <summary>The command <c>serve</c> as a process, called over HTTP.</summary>
public sealed partial class ServeTests : IDisposable
{
    private const string Canary = "CANARY-of-serve";
    private readonly string _directory = Directory.CreateTempSubdirectory("genie-secrets-serve-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Serve_Unsigned_PrintsEachRequestAndStopsWhenTerminated()
    {
        await using var server = await Server.StartAsync(_directory, "--allow-unsigned");
        await server.CallAsync("CreateSecret", $$"""{"Name":"s","SecretString":"{{Canary}}","ClientRequestToken":"{{Guid.NewGuid()}}"}""");

        (await server.CallAsync("GetSecretValue", """{"SecretId":"s"}""")).ShouldContain(Canary);

        var output = await server.StopAsync();
        server.Greeting.ShouldContain($"export AWS_ENDPOINT_URL_SECRETS_MANAGER={server.Endpoint}");
        output.ShouldContain("CreateSecret s OK");
        output.ShouldContain("GetSecretValue s OK");
        (server.Greeting + output).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Serve_Signed_RejectsUnsignedRequests()
    {
        await using var server = await Server.StartAsync(_directory);

        (await server.CallAsync("ListSecrets", "{}")).ShouldContain("MissingAuthenticationTokenException");
    }

    [Fact]
    public async Task Serve_SeedFromStore_StartsWithItsSecretsAndKeepsThem()
    {
        var data = Path.Combine(_directory, "emulator");
        await new LocalSecretStore(_directory).PutAsync("genie-dev/api-keys", Encoding.UTF8.GetBytes(Canary), cancellationToken: Ct);
        await using (var first = await Server.StartAsync(_directory, "--data-dir", data, "--seed-from-store", "local"))
        {
            (await first.ReadThroughAgentAsync("genie-dev/api-keys")).ShouldContain($"\"SecretString\":\"{Canary}\"");
            (first.Greeting + await first.StopAsync()).ShouldNotContain("CANARY");
        }

        await new LocalSecretStore(_directory).PutAsync("genie-dev/api-keys", Encoding.UTF8.GetBytes("changed"), cancellationToken: Ct);
        await using var second = await Server.StartAsync(_directory, "--data-dir", data, "--seed-from-store", "local");

        (await second.ReadThroughAgentAsync("genie-dev/api-keys")).ShouldContain(Canary);
        (await new LocalSecretStore(_directory).ListAsync(Ct)).ShouldBe(["genie-dev/api-keys"]);
    }

    [Fact]
    public async Task Serve_ValuesOfAStore_HaveARandomKey()
    {
        var data = Path.Combine(_directory, "emulator");
        await new LocalSecretStore(_directory).PutAsync("genie-dev/api-keys", Encoding.UTF8.GetBytes(Canary), cancellationToken: Ct);
        await using (var unseeded = await Server.StartAsync(_directory, "--data-dir", data))
        {
            unseeded.Greeting.ShouldContain("AWS_SECRET_ACCESS_KEY=fake-secret-access-key");
        }

        string seededKey;
        await using (var seeded = await Server.StartAsync(_directory, "--data-dir", data, "--seed-from-store", "local"))
        {
            seededKey = seeded.SecretAccessKey;
        }

        // The directory still has the values.
        await using var later = await Server.StartAsync(_directory, "--data-dir", data);

        seededKey.Length.ShouldBe(40);
        later.SecretAccessKey.Length.ShouldBe(40);
        later.SecretAccessKey.ShouldNotBe(seededKey);
    }

    [Theory]
    [InlineData("unsigned", "Leave out --allow-unsigned.", "--seed-from-store", "local", "--allow-unsigned")]
    [InlineData("published key", "GENIE_EMULATOR_SECRET_ACCESS_KEY", "--seed-from-store", "local")]
    [InlineData("memory", "--seed-from-store local", "--seed-from-store", "memory")]
    [InlineData("missing policy", "missing.json", "--policy", "missing.json")]
    public async Task Serve_UnsafeOrUnusableOption_IsRejected(string why, string expected, params string[] arguments)
    {
        using var error = new StringWriter();
        using var output = new MemoryStream();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["GENIE_SECRETS_LOCAL_DIRECTORY"] = _directory };
        if (why == "published key")
        {
            variables["GENIE_EMULATOR_SECRET_ACCESS_KEY"] = "fake-secret-access-key";
        }

        var exitCode = await CliApp.RunAsync(
            ["serve", "--port", "0", .. arguments],
            new CliContext(Input: null, output, error, new SecretStoreContext { EnvironmentVariableReader = variables.GetValueOrDefault }),
            Ct);

        exitCode.ShouldBe(ExitCodes.Failed);
        error.ToString().ShouldContain(expected);
    }

    [Fact]
    public async Task Serve_Policy_RestrictsTheKey()
    {
        await RestrictAsync("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"secretsmanager:ListSecrets","Resource":"*"}}""");
    }

    // The command iam writes several documents as an array.
    [Fact]
    public async Task Serve_SeveralPoliciesInOneFile_ApplyAll()
    {
        await RestrictAsync("""
            [
              {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"secretsmanager:DescribeSecret","Resource":"*"}},
              {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"secretsmanager:ListSecrets","Resource":"*"}}
            ]
            """);
    }

    private async Task RestrictAsync(string document)
    {
        var policy = Path.Combine(_directory, "policy.json");
        await File.WriteAllTextAsync(policy, document, Ct);
        await using var server = await Server.StartAsync(_directory, "--allow-unsigned", "--policy", policy);

        (await server.CallAsync("ListSecrets", "{}")).ShouldContain("SecretList");
        (await server.CallAsync("GetSecretValue", """{"SecretId":"s"}""")).ShouldContain("AccessDeniedException");
        server.Greeting.ShouldContain("export NO_PROXY=127.0.0.1,localhost");
    }

    [Fact]
    public async Task Serve_PortThatIsTaken_SaysSoInOneLine()
    {
        await using var server = await Server.StartAsync(_directory);
        using var error = new StringWriter();
        using var output = new MemoryStream();

        var exitCode = await CliApp.RunAsync(
            ["serve", "--port", new Uri(server.Endpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            new CliContext(Input: null, output, error, new SecretStoreContext()),
            Ct);

        exitCode.ShouldBe(ExitCodes.Failed);
        error.ToString().ShouldContain("--port");
        error.ToString().ShouldNotContain("   at ");
    }

    private sealed partial class Server : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _http;

        private Server(Process process, string greeting)
        {
            _process = process;
            Greeting = greeting;
            Endpoint = Address().Match(greeting).Value;
            _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(Endpoint) };
        }

        internal string Greeting { get; }

        internal string Endpoint { get; }

        internal static async Task<Server> StartAsync(string directory, params string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "genie-secrets.dll"), "serve", "--port", "0", .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["GENIE_SECRETS_LOCAL_DIRECTORY"] = directory;
            var process = Process.Start(start)!;
            var greeting = new StringBuilder();
            while (await process.StandardOutput.ReadLineAsync(Ct) is { } line)
            {
                greeting.AppendLine(line);
                if (line.Contains("AWS_TOKEN", StringComparison.Ordinal))
                {
                    return new Server(process, greeting.ToString());
                }
            }

            throw new InvalidOperationException($"It ended at once: {await process.StandardError.ReadToEndAsync(Ct)}");
        }

        internal async Task<string> CallAsync(string operation, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
            request.Headers.Add("X-Amz-Target", $"secretsmanager.{operation}");
            using var response = await _http.SendAsync(request, Ct);
            return await response.Content.ReadAsStringAsync(Ct);
        }

        internal string SecretAccessKey => Greeting.Split('\n').Single(static line => line.Contains("AWS_SECRET_ACCESS_KEY=", StringComparison.Ordinal)).Split('=')[1].Trim();

        internal async Task<string> ReadThroughAgentAsync(string secretId)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/secretsmanager/get?secretId={Uri.EscapeDataString(secretId)}");
            request.Headers.Add("X-Aws-Parameters-Secrets-Token", Greeting.Split("AWS_TOKEN=")[1].Trim());
            using var response = await _http.SendAsync(request, Ct);
            return await response.Content.ReadAsStringAsync(Ct);
        }

        /// <summary>Terminates it as a service manager does; it has to end by itself and well.</summary>
        internal async Task<string> StopAsync()
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            var output = await _process.StandardOutput.ReadToEndAsync(Ct);
            await _process.WaitForExitAsync(Ct);
            _process.ExitCode.ShouldBe(0, await _process.StandardError.ReadToEndAsync(Ct));
            return output;
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            if (!_process.HasExited)
            {
                _process.Kill();
                await _process.WaitForExitAsync(CancellationToken.None);
            }

            _process.Dispose();
        }

        [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Address();
    }
}
