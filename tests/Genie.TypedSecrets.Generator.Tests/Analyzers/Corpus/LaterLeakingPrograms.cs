namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs that leak a revealed value, written after the rules, in styles that the other programs do not have. The result of their first run is in <c>docs/analyzers.md</c>.</summary>
internal static class LaterLeakingPrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        new("log: value in a switch expression", "GTS1101", """
            public void Run(ILogger logger, string kind) => logger.LogInformation("{Value}", kind switch { "db" => Secrets.Current.Database.Password.Reveal(), "api" => Secrets.Current.ApiKeys.GithubToken.Reveal(), _ => "none" });
            """),
        new("log: out parameter of a method", "GTS1101", """
            private static bool TryGetToken(out string token) { token = Secrets.Current.ApiKeys.GithubToken.Reveal(); return true; }
            public void Run(ILogger logger) { if (TryGetToken(out var t)) { logger.LogWarning("got {T}", t); } }
            """),
        new("log: ref parameter", "GTS1101", """
            private static void Fill(ref string token) => token = Secrets.Current.ApiKeys.GithubToken.Reveal();
            public void Run(ILogger logger) { var t = ""; Fill(ref t); logger.LogWarning("got {T}", t); }
            """),
        new("log: deconstructed tuple of a method", "GTS1101", """
            private static (string User, string Password) Login() => (Secrets.Current.Database.Username, Secrets.Current.Database.Password.Reveal());
            public void Run(ILogger logger) { var (user, password) = Login(); logger.LogInformation("{User} {Password}", user, password); }
            """),
        new("log: lambda in a field", "GTS1101", """
            private readonly Func<string> _token = () => Secrets.Current.ApiKeys.GithubToken.Reveal();
            public void Run(ILogger logger) => logger.LogInformation("{Token}", _token());
            """),
        new("log: property of the type", "GTS1101", """
            private static string Token => Secrets.Current.ApiKeys.GithubToken.Reveal();
            public void Run(ILogger logger) => logger.LogInformation("{Token}", Token);
            """),
        new("log: dictionary field", "GTS1101", """
            private readonly Dictionary<string, string> _settings = new();
            public void Load() => _settings["token"] = Secrets.Current.ApiKeys.GithubToken.Reveal();
            public void Run(ILogger logger) => logger.LogInformation("{Token}", _settings["token"]);
            """),
        new("log: collection expression", "GTS1101", """
            public void Run(ILogger logger)
            {
                string[] parts = ["loader", Secrets.Current.Database.Password.Reveal()];
                logger.LogInformation("{Parts}", string.Join(':', parts));
            }
            """),
        new("log: spread of a collection", "GTS1101", """
            public void Run(ILogger logger)
            {
                List<string> own = [Secrets.Current.Database.Password.Reveal()];
                string[] all = ["a", .. own];
                logger.LogInformation("{All}", string.Concat(all));
            }
            """),
        new("log: coalescing assignment", "GTS1101", """
            private string? _token;
            public void Run(ILogger logger) { _token ??= Secrets.Current.ApiKeys.GithubToken.Reveal(); logger.LogInformation("{Token}", _token); }
            """),
        new("log: nested type that formats", "GTS1101", """
            private sealed class Banner(string text) { public string Text => "[" + text + "]"; }
            public void Run(ILogger logger) => logger.LogInformation("{Banner}", new Banner(Secrets.Current.ApiKeys.GithubToken.Reveal()).Text);
            """),
        new("log: connection string of a connection", "GTS1101", """
            public void Run(ILogger logger, System.Data.Common.DbConnection connection)
            {
                connection.ConnectionString = "Host=db;Password=" + Secrets.Current.Database.Password.Reveal();
                logger.LogError("Cannot open {Connection}", connection.ConnectionString);
            }
            """),
        new("log: builder of a connection string", "GTS1101", """
            public void Run(ILogger logger)
            {
                var builder = new NpgsqlConnectionStringBuilder { Host = "db", Password = Secrets.Current.Database.Password.Reveal() };
                logger.LogError("Cannot open {Connection}", builder.ConnectionString);
            }
            """),
        new("log: builder with an indexer, as text", "GTS1101", """
            public void Run(ILogger logger)
            {
                var builder = new System.Data.Common.DbConnectionStringBuilder();
                builder["Password"] = Secrets.Current.Database.Password.Reveal();
                logger.LogError("Cannot open {Connection}", builder.ToString());
            }
            """),
        new("log: form content read back", "GTS1101", """
            public async Task Run(ILogger logger)
            {
                var form = new FormUrlEncodedContent([new("client_secret", Secrets.Current.ApiKeys.GithubToken.Reveal())]);
                logger.LogDebug("Form {Form}", await form.ReadAsStringAsync());
            }
            """),
        new("log: base64 of credentials", "GTS1101", """
            public void Run(ILogger logger)
            {
                var db = Secrets.Current.Database.Get();
                var basic = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(db.Username + ":" + db.Password.Reveal()));
                logger.LogTrace("Authorization: Basic {Basic}", basic);
            }
            """),
        new("log: own logger by shape", "GTS1101", """
            public sealed class AuditLogger { public void Add(string line) => _ = line; }
            public void Run(AuditLogger audit) => audit.Add($"used {Secrets.Current.ApiKeys.GithubToken.Reveal()}");
            """),
        new("log: query over secrets", "GTS1101", """
            public void Run(ILogger logger)
            {
                var values = new[] { Secrets.Current.ApiKeys.GithubToken, Secrets.Current.Database.Password }.Select(secret => secret.Reveal());
                logger.LogInformation("{Values}", string.Join(",", values));
            }
            """),
        new("log: query syntax", "GTS1101", """
            public void Run(ILogger logger)
            {
                var values = from secret in new[] { Secrets.Current.ApiKeys.GithubToken } select "k=" + secret.Reveal();
                foreach (var value in values) { logger.LogInformation("{Value}", value); }
            }
            """),
        new("console: string.Format", "GTS1102", """
            public void Run() => Console.Out.WriteLine(string.Format("{0}/{1}", "loader", Secrets.Current.Database.Password.Reveal()));
            """),
        new("console: raw string with interpolation", "GTS1102", """"
            public void Run() => Console.Write($"""
                user: loader
                pass: {Secrets.Current.Database.Password.Reveal()}
                """);
            """"),
        new("console: async local function", "GTS1102", """
            public async Task Run()
            {
                async Task<string> Load() { await Task.Yield(); return Secrets.Current.ApiKeys.GithubToken.Reveal(); }
                Console.WriteLine(await Load());
            }
            """),
        new("console: iterator", "GTS1102", """
            private static IEnumerable<string> Lines() { yield return "start"; yield return Secrets.Current.ApiKeys.GithubToken.Reveal(); }
            public void Run() { foreach (var line in Lines()) { Console.WriteLine(line); } }
            """),
        new("console: characters of the value", "GTS1102", """
            public void Run() { foreach (var c in Secrets.Current.ApiKeys.GithubToken.Reveal()) { Console.Write(c); } }
            """),
        new("console: expression of a conditional access", "GTS1102", """
            public void Run(Secret<string>? token) => Console.WriteLine(token?.Reveal());
            """),
        new("telemetry: activity event", "GTS1103", """
            public void Run(System.Diagnostics.Activity activity) => activity.AddEvent(new System.Diagnostics.ActivityEvent("login", tags: new System.Diagnostics.ActivityTagsCollection { ["password"] = Secrets.Current.Database.Password.Reveal() }));
            """),
        new("telemetry: status description", "GTS1103", """
            public void Run(System.Diagnostics.Activity activity) => activity.SetStatus(System.Diagnostics.ActivityStatusCode.Error, $"rejected {Secrets.Current.ApiKeys.GithubToken.Reveal()}");
            """),
        new("exception: argument exception by a helper", "GTS1104", """
            private static Exception Rejected(string key) => new ArgumentException($"Key {key} was rejected");
            public void Run() => throw Rejected(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("exception: fail fast", "GTS11", """
            public void Run() => Environment.FailFast("bad key " + Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("file: appended line", "GTS1105", """
            public Task Run() => File.AppendAllLinesAsync("audit.txt", new[] { DateTime.UtcNow.ToString("O"), Secrets.Current.ApiKeys.GithubToken.Reveal() });
            """),
        new("file: file info", "GTS1105", """
            public void Run() { using var writer = new FileInfo("x.txt").CreateText(); writer.Write(Secrets.Current.ApiKeys.GithubToken.Reveal()); }
            """),
        new("process: environment of a shell line", "GTS1106", """
            public void Run() => System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo { FileName = "sh", ArgumentList = { "-c", "curl -u loader:" + Secrets.Current.Database.Password.Reveal() + " https://x.example" } });
            """),
        new("url: query helper", "GTS1107", """
            public Task Run(HttpClient http)
            {
                var query = System.Web.HttpUtility.ParseQueryString("");
                query["key"] = Secrets.Current.ApiKeys.GithubToken.Reveal();
                return http.GetAsync("https://api.example.org/items?" + query);
            }
            """),
        new("url: request message", "GTS1107", """
            public Task Run(HttpClient http)
            {
                using var request = new HttpRequestMessage { Method = HttpMethod.Get };
                request.RequestUri = new Uri("https://api.example.org/items?sig=" + Secrets.Current.ApiKeys.GithubToken.Reveal());
                return http.SendAsync(request);
            }
            """),
        new("response: typed results", "GTS1108", """
            public void Map(WebApplication app) => app.MapGet("/key", () => TypedResults.Text(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """),
        new("response: asynchronous endpoint with a record", "GTS1108", """
            public void Map(WebApplication app) => app.MapGet("/db", async (CancellationToken ct) => { var db = await Secrets.Current.Database.GetAsync(ct); return new { db.Host, Password = db.Password.Reveal() }; });
            """),
        new("response: redirect with the value", "GTS11", """
            public IResult Run() => Results.Redirect("https://app.example.org/?token=" + Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("cache: options of an entry", "GTS1110", """
            public void Run(IMemoryCache cache) { using var entry = cache.CreateEntry("token"); entry.Value = Secrets.Current.ApiKeys.GithubToken.Reveal(); }
            """),
        new("sql: text of a command from a builder", "GTS1113", """
            public int Run(System.Data.Common.DbCommand command)
            {
                var text = new System.Text.StringBuilder("CREATE LOGIN loader WITH PASSWORD = '").Append(Secrets.Current.Database.Password.Reveal()).Append('\'');
                command.CommandText = text.ToString();
                return command.ExecuteNonQuery();
            }
            """),
        new("stale: timer", "GTS160", """
            private Timer? _timer;
            public void Start(ApiClient other)
            {
                var client = new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal());
                _timer = new Timer(_ => client.PullAsync(default), null, 0, 1000);
            }
            """),
        new("stale: signing key in a static field", "GTS160", """
            private static readonly byte[] s_key = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal());
            public byte[] Sign(byte[] data) => System.Security.Cryptography.HMACSHA256.HashData(s_key, data);
            """),
        new("stale: event handler captures the value", "GTS160", """
            public event EventHandler? Tick;
            public void Start(HttpClient http)
            {
                var token = Secrets.Current.ApiKeys.GithubToken.Reveal();
                Tick += (_, _) => http.DefaultRequestHeaders.Add("X", token);
            }
            """),
    ];
}
