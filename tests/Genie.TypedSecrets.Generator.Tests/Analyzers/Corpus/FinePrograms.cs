namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs that use secrets as intended, and that no rule about revealed values may report. Their author knows the rules.</summary>
internal static partial class FinePrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        new("http: header of one request", "", """
            public async Task Run(HttpClient http, CancellationToken ct)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
                request.Headers.Authorization = new("Bearer", Secrets.Current.ApiKeys.GithubToken.Reveal());
                using var response = await http.SendAsync(request, ct);
                response.EnsureSuccessStatusCode();
            }
            """),
        new("http: form of a token request", "", """
            public async Task<string> Run(HttpClient http)
            {
                using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = "loader", ["client_secret"] = Secrets.Current.ApiKeys.GithubToken.Reveal() });
                using var response = await http.PostAsync("https://login.example.org/token", form);
                return await response.Content.ReadAsStringAsync();
            }
            """),
        new("http: json body", "", """
            public Task Run(HttpClient http) => http.PostAsync("https://api.example.org/login", new StringContent(System.Text.Json.JsonSerializer.Serialize(new { password = Secrets.Current.Database.Password.Reveal() })));
            """),
        new("http: the status of the response is logged", "", """
            public async Task Run(HttpClient http, ILogger logger)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
                request.Headers.Add("X-Api-Key", Secrets.Current.ApiKeys.GithubToken.Reveal());
                using var response = await http.SendAsync(request);
                logger.LogInformation("{Method} {Uri} returned {Status}", request.Method, request.RequestUri, response.StatusCode);
            }
            """),
        new("http: the body of the response is logged", "", """
            public async Task Run(HttpClient http, ILogger logger)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
                request.Headers.Authorization = new("Bearer", Secrets.Current.ApiKeys.GithubToken.Reveal());
                using var response = await http.SendAsync(request);
                var body = await response.Content.ReadAsStringAsync();
                logger.LogInformation("Body {Body}", body);
            }
            """),
        new("http: the webhook is the address", "", """
            public Task Run(HttpClient http) => http.PostAsync(Secrets.Current.ApiKeys.GithubToken.Reveal(), new StringContent("done"));
            """),
        new("http: webhook in a local", "", """
            public async Task Run(HttpClient http)
            {
                var url = new Uri(Secrets.Current.ApiKeys.GithubToken.Reveal());
                await http.GetAsync(url);
            }
            """),
        new("http: basic authentication", "", """
            public async Task Run(HttpClient http)
            {
                var db = await Secrets.Current.Database.GetAsync();
                var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{db.Username}:{db.Password.Reveal()}"));
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://files.example.org/list");
                request.Headers.Authorization = new("Basic", basic);
                await http.SendAsync(request);
            }
            """),
        new("http: signature of a request", "", """
            public async Task Run(HttpClient http, string body)
            {
                var key = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal());
                var signature = Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(key, System.Text.Encoding.UTF8.GetBytes(body)));
                await http.GetAsync($"https://api.example.org/items?signature={signature}");
            }
            """),
        new("http: handler", "", """
            public sealed class AuthHandler : DelegatingHandler
            {
                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    var keys = await Secrets.Current.ApiKeys.GetAsync(cancellationToken);
                    request.Headers.Authorization = new("Bearer", keys.GithubToken.Reveal());
                    return await base.SendAsync(request, cancellationToken);
                }
            }
            """),
        new("log: the secret itself", "", """
            public void Run(ILogger logger) => logger.LogInformation("token {Token}", Secrets.Current.ApiKeys.GithubToken);
            """),
        new("log: its length", "", """
            public void Run(ILogger logger) => logger.LogInformation("token of {Length} characters", Secrets.Current.ApiKeys.GithubToken.Reveal().Length);
            """),
        new("log: whether it is set", "", """
            public void Run(ILogger logger) => logger.LogInformation("token is set: {IsSet}", !string.IsNullOrEmpty(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """),
        new("log: whether it begins with a prefix", "", """
            public void Run(ILogger logger)
            {
                var isClassic = Secrets.Current.ApiKeys.GithubToken.Reveal().StartsWith("ghp_", StringComparison.Ordinal);
                logger.LogInformation("classic token: {IsClassic}", isClassic);
            }
            """),
        new("log: scrubbed text", "", """
            public void Run(ILogger logger, string output) => logger.LogInformation("{Output}", output.Replace(Secrets.Current.ApiKeys.GithubToken.Reveal(), "***"));
            """),
        new("log: scrubbed in a loop", "", """
            public void Run(ILogger logger, string output)
            {
                foreach (var secret in new[] { Secrets.Current.ApiKeys.GithubToken, Secrets.Current.Database.Password }) { output = output.Replace(secret.Reveal(), "***", StringComparison.Ordinal); }
                logger.LogInformation("{Output}", output);
            }
            """),
        new("log: the host of a connection string", "", """
            public void Run(ILogger logger)
            {
                var builder = new System.Data.Common.DbConnectionStringBuilder { ["Host"] = "db", ["Password"] = Secrets.Current.Database.Password.Reveal() };
                logger.LogInformation("Connecting to {Host}", builder["Host"]);
            }
            """),
        new("log: user name beside the password", "", """
            public void Run(ILogger logger)
            {
                var credential = new System.Net.NetworkCredential("loader", Secrets.Current.Database.Password.Reveal());
                logger.LogInformation("Connecting as {User}", credential.UserName);
            }
            """),
        new("log: hash of the value", "", """
            public void Run(ILogger logger) => logger.LogInformation("token {Hash}", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal())))[..8]);
            """),
        new("log: version of the secret", "", """
            public async Task Run(ILogger logger)
            {
                var keys = await Secrets.Current.ApiKeys.GetAsync();
                logger.LogInformation("read {Secret}", Secrets.Current.ApiKeys.SecretName);
                _ = keys.GithubToken.Reveal();
            }
            """),
        new("log: result of a call with the value", "", """
            private static async Task<int> CountAsync(HttpClient http, string token) { http.CancelPendingRequests(); await Task.Delay(token.Length); return 3; }
            public async Task Run(HttpClient http, ILogger logger) => logger.LogInformation("{Count} items", await CountAsync(http, Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """),
        new("log: object of a library made with the value", "", """
            public void Run(ILogger logger)
            {
                var client = new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal());
                logger.LogInformation("Client {Client}", client);
            }
            """),
        new("log: exception of a call", "", """
            public async Task Run(ILogger logger)
            {
                try { await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default); } catch (HttpRequestException e) { logger.LogError(e, "The pull failed"); }
            }
            """),
        new("log: other element of a tuple", "", """
            public void Run(ILogger logger)
            {
                var (user, password) = ("loader", Secrets.Current.Database.Password.Reveal());
                logger.LogInformation("user {User}", user);
                Use(password);
            }
            private static void Use(string value) => _ = value.Length;
            """),
        new("log: other member of an object", "", """
            private sealed class Options { public string? Host { get; init; } public string? Key { get; init; } }
            public void Run(ILogger logger)
            {
                var options = new Options { Host = "api", Key = Secrets.Current.ApiKeys.GithubToken.Reveal() };
                logger.LogInformation("host {Host}", options.Host);
            }
            """),
        new("log: helper with a harmless argument", "", """
            private static string Quote(string text) => "'" + text + "'";
            public void Run(ILogger logger)
            {
                Use(Quote(Secrets.Current.ApiKeys.GithubToken.Reveal()));
                logger.LogInformation("{Name}", Quote("loader"));
            }
            private static void Use(string value) => _ = value.Length;
            """),
        new("log: claims of a token", "", """
            public void Run(ILogger logger)
            {
                var parts = Secrets.Current.ApiKeys.GithubToken.Reveal().Split('.');
                logger.LogInformation("{Count} parts", parts.Length);
            }
            """),
        new("log: expiry in a parsed secret", "", """
            public void Run(ILogger logger)
            {
                using var json = System.Text.Json.JsonDocument.Parse(Secrets.Current.ApiKeys.GithubToken.Reveal());
                logger.LogInformation("valid until {Expiry}", json.RootElement.GetProperty("expires_at").GetString());
            }
            """),
        new("console: progress", "", """
            public async Task Run()
            {
                var client = new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal());
                await client.PullAsync(default);
                Console.WriteLine("Done.");
            }
            """),
        new("console: comparison", "", """
            public void Run(string input) => Console.WriteLine(System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(input), System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal())) ? "ok" : "no");
            """),
        new("console: the secret hides itself", "", """
            public void Run() => Console.WriteLine($"{Secrets.Current.ApiKeys.GithubToken} {Secrets.Current.Database.Password}");
            """),
        new("telemetry: tag without the value", "", """
            public void Run()
            {
                using var activity = new System.Diagnostics.Activity("load");
                activity.SetTag("secret.name", Secrets.Current.ApiKeys.SecretName);
                Use(Secrets.Current.ApiKeys.GithubToken.Reveal());
            }
            private static void Use(string value) => _ = value.Length;
            """),
        .. OfOutputs,
    ];
}
