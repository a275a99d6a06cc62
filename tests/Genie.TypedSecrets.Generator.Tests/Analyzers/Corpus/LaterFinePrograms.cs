namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs that use secrets as intended, written after the rules, in styles that the other programs do not have.</summary>
internal static class LaterFinePrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        new("log: the secret itself", "", """
            public void Run(ILogger logger) => logger.LogInformation("{Token}", Secrets.Current.ApiKeys.GithubToken);
            """),
        new("log: length and presence", "", """
            public void Run(ILogger logger)
            {
                var token = Secrets.Current.ApiKeys.GithubToken.Reveal();
                logger.LogInformation("{Length} {Any} {Starts}", token.Length, string.IsNullOrEmpty(token), token.StartsWith("ghp_", StringComparison.Ordinal));
            }
            """),
        new("log: fingerprint", "", """
            public void Run(ILogger logger) => logger.LogInformation("{Print}", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()))));
            """),
        new("log: scrubbed text", "", """
            public void Run(ILogger logger, string output)
            {
                var password = Secrets.Current.Database.Password.Reveal();
                logger.LogInformation("{Output}", output.Replace(password, "***", StringComparison.Ordinal));
            }
            """),
        new("log: scrubbed by a pattern", "", """
            public void Run(ILogger logger, string output) => logger.LogInformation("{Output}", System.Text.RegularExpressions.Regex.Replace(output, System.Text.RegularExpressions.Regex.Escape(Secrets.Current.Database.Password.Reveal()), "***"));
            """),
        new("log: user beside the password", "", """
            private static (string User, string Password) Login() => (Secrets.Current.Database.Username, Secrets.Current.Database.Password.Reveal());
            public void Run(ILogger logger) { var (user, _) = Login(); logger.LogInformation("{User}", user); }
            """),
        new("log: host of a connection", "", """
            public void Run(ILogger logger)
            {
                var builder = new NpgsqlConnectionStringBuilder { Host = "db", Password = Secrets.Current.Database.Password.Reveal() };
                logger.LogInformation("Connecting to {Host}", builder.Host);
            }
            """),
        new("log: elapsed time around a call", "", """
            public async Task Run(ILogger logger)
            {
                var watch = System.Diagnostics.Stopwatch.StartNew();
                await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default);
                logger.LogInformation("Took {Time}", watch.Elapsed);
            }
            """),
        new("log: result of a client", "", """
            public async Task Run(ILogger logger)
            {
                var count = await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default);
                logger.LogInformation("Pulled {Count}", count);
            }
            """),
        new("log: comparison", "", """
            public void Run(ILogger logger, string given) => logger.LogInformation("Match: {Match}", given == Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("log: name of the secret", "", """
            public void Run(ILogger logger) => logger.LogInformation("Reading {Name}", Secrets.Current.ApiKeys.SecretName);
            """),
        new("log: dictionary with another key", "", """
            private readonly Dictionary<string, string> _settings = new() { ["host"] = "db" };
            public void Load() => _settings["token"] = Secrets.Current.ApiKeys.GithubToken.Reveal();
            public void Run(ILogger logger) => logger.LogInformation("{Host}", _settings["host"]);
            """),
        new("log: a harmless branch", "", """
            public void Run(ILogger logger, bool has) => logger.LogInformation("{State}", Secrets.Current.ApiKeys.GithubToken.Reveal().Length > 0 && has ? "set" : "missing");
            """),
        new("log: message in a catch", "", """
            public async Task Run(ILogger logger)
            {
                try { await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default); }
                catch (HttpRequestException e) { logger.LogError(e, "The API failed"); }
            }
            """),
        new("log: method with a harmless argument", "", """
            private static string Wrap(string text) => "[" + text + "]";
            public void Run(ILogger logger, HttpClient http)
            {
                http.DefaultRequestHeaders.TryGetValues(Wrap("X-Key"), out _);
                using var request = new HttpRequestMessage();
                request.Headers.Add("X-Key", Wrap(Secrets.Current.ApiKeys.GithubToken.Reveal()));
                logger.LogInformation("{Name}", Wrap("started"));
            }
            """),
        new("console: masked", "", """
            public void Run() => Console.WriteLine($"token: {Secrets.Current.ApiKeys.GithubToken}");
            """),
        new("console: count of secrets", "", """
            public void Run() { string[] all = [Secrets.Current.ApiKeys.GithubToken.Reveal(), "b"]; Console.WriteLine(all.Length); }
            """),
        new("telemetry: kind of authentication", "", """
            public void Run(System.Diagnostics.Activity activity) { _ = Secrets.Current.ApiKeys.GithubToken.Reveal(); activity.SetTag("auth.kind", "bearer"); }
            """),
        new("exception: names the secret", "", """
            public void Run() { if (Secrets.Current.ApiKeys.GithubToken.Reveal().Length < 8) { throw new InvalidOperationException($"{Secrets.Current.ApiKeys.SecretName} has a short token"); } }
            """),
        new("file: path is the secret", "", """
            public void Run() => File.WriteAllText(Secrets.Current.ApiKeys.GithubToken.Reveal(), "done");
            """),
        new("file: encrypted", "", """
            public void Run(System.Security.Cryptography.AesGcm aes, byte[] nonce, byte[] tag)
            {
                var plain = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal());
                var cipher = new byte[plain.Length];
                aes.Encrypt(nonce, plain, cipher, tag);
                File.WriteAllBytes("token.enc", cipher);
            }
            """),
        new("process: variable of the child", "", """
            public void Run()
            {
                var start = new System.Diagnostics.ProcessStartInfo("pg_dump");
                start.Environment["PGPASSWORD"] = Secrets.Current.Database.Password.Reveal();
                System.Diagnostics.Process.Start(start);
            }
            """),
        new("process: standard input", "", """
            public async Task Run(System.Diagnostics.Process process) => await process.StandardInput.WriteLineAsync(Secrets.Current.Database.Password.Reveal());
            """),
        new("url: only the host", "", """
            public Task Run(HttpClient http)
            {
                var uri = new Uri(Secrets.Current.ApiKeys.GithubToken.Reveal());
                return http.GetAsync("https://status.example.org/?host=" + uri.Host);
            }
            """),
        new("http: signature of a body", "", """
            public Task Run(HttpClient http, byte[] body)
            {
                var key = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal());
                return http.GetAsync("https://api.example.org/?sig=" + Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(key, body)));
            }
            """),
        new("http: header by a helper", "", """
            private static HttpRequestMessage Signed(HttpMethod method, string path, string token)
            {
                var request = new HttpRequestMessage(method, path);
                request.Headers.Authorization = new("Bearer", token);
                return request;
            }
            public async Task Run(HttpClient http, ILogger logger)
            {
                using var request = Signed(HttpMethod.Get, "/items", Secrets.Current.ApiKeys.GithubToken.Reveal());
                using var response = await http.SendAsync(request);
                logger.LogInformation("{Uri} {Code}", request.RequestUri, (int)response.StatusCode);
            }
            """),
        new("response: whether it is configured", "", """
            public void Map(WebApplication app) => app.MapGet("/ready", () => Results.Ok(new { configured = Secrets.Current.ApiKeys.GithubToken.Reveal().Length > 0 }));
            """),
        new("response: data that was fetched with it", "", """
            public void Map(WebApplication app) => app.MapGet("/count", async (CancellationToken ct) => Results.Ok(await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(ct)));
            """),
        new("response: constant-time check of a webhook", "", """
            public IResult Run(HttpContext context)
            {
                var expected = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal());
                var given = System.Text.Encoding.UTF8.GetBytes(context.Request.Headers["X-Signature"].ToString());
                return System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(expected, given) ? Results.Ok() : Results.Unauthorized();
            }
            """),
        new("health: duration", "", """
            public sealed class Check : IHealthCheck
            {
                public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
                {
                    var pulled = await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(cancellationToken);
                    return HealthCheckResult.Healthy("pulled", new Dictionary<string, object> { ["pulled"] = pulled });
                }
            }
            """),
        new("cache: what was fetched", "", """
            public Task<int> Run(IMemoryCache cache) => cache.GetOrCreateAsync("count", _ => new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default));
            """),
        new("sql: parameter", "", """
            public async Task Run(System.Data.Common.DbConnection connection)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT set_password(@p)";
                var parameter = command.CreateParameter();
                parameter.ParameterName = "p";
                parameter.Value = Secrets.Current.Database.Password.Reveal();
                command.Parameters.Add(parameter);
                await command.ExecuteNonQueryAsync();
            }
            """),
        new("stale: read in each turn", "", """
            public async Task Run(CancellationToken ct)
            {
                while (!ct.IsCancellationRequested) { await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(ct); await Task.Delay(1000, ct); }
            }
            """),
        new("stale: delegate that reveals", "", """
            private readonly Func<string> _token = () => Secrets.Current.ApiKeys.GithubToken.Reveal();
            public Task<int> Run() => new ApiClient(_token()).PullAsync(default);
            """),
        new("stale: transient registration", "", """
            public void Add(IServiceCollection services) => services.AddTransient(_ => new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """),
        new("stale: bounded retries", "", """
            public async Task Run()
            {
                var client = new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal());
                for (var i = 0; i < 3; i++) { await client.PullAsync(default); }
            }
            """),
        new("redaction: ToString that hides", "", """
            public sealed class Login(Secret<string> password) { public override string ToString() => $"loader/{password}"; public bool Fits(string given) => given == password.Reveal(); }
            """),
        new("redaction: private record that hides", "", """
            private sealed record Login(string User, Secret<string> Password);
            public string Run() { var login = new Login("loader", Secrets.Current.Database.Password); return new NpgsqlConnectionStringBuilder { Username = login.User, Password = login.Password.Reveal() }.Username!; }
            """),
    ];
}
