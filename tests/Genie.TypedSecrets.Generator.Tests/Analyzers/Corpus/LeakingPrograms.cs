namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs that leak a revealed value, or keep it past its rotation, as the code of applications does. Their author knows the rules.</summary>
internal static class LeakingPrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        new("log: bearer header in a debug message", "GTS1101", """
            public async Task Send(HttpClient http, ILogger<Job> logger)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
                request.Headers.Authorization = new("Bearer", Secrets.Current.ApiKeys.GithubToken.Reveal());
                logger.LogDebug("Sending {Request} with {Headers}", request, request.Headers);
                await http.SendAsync(request);
            }
            """),
        new("log: scope dictionary", "GTS1101", """
            public void Run(ILogger logger)
            {
                var token = Secrets.Current.ApiKeys.GithubToken.Reveal();
                using (logger.BeginScope(new Dictionary<string, object> { ["token"] = token })) { logger.LogInformation("started"); }
            }
            """),
        new("log: helper that formats settings", "GTS1101", """
            private static string Describe(string host, string password) => $"host={host};password={password}";
            public void Run(ILogger logger)
            {
                var db = Secrets.Current.Database.Get();
                logger.LogInformation("Connecting to {Target}", Describe(db.Host, db.Password.Reveal()));
            }
            """),
        new("log: exception handler prints the connection string", "GTS1101", """
            public async Task Run(ILogger logger)
            {
                var db = await Secrets.Current.Database.GetAsync();
                var connection = $"Host={db.Host};Username={db.Username};Password={db.Password.Reveal()}";
                try { await Task.Delay(1); } catch (Exception e) { logger.LogError(e, "Could not connect with {Connection}", connection); throw; }
            }
            """),
        new("log: request body after serialization", "GTS1101", """
            public async Task Run(HttpClient http, ILogger logger)
            {
                var body = System.Text.Json.JsonSerializer.Serialize(new { client_id = "loader", client_secret = Secrets.Current.ApiKeys.GithubToken.Reveal() });
                logger.LogTrace("POST /token {Body}", body);
                await http.PostAsync("https://login.example.org/token", new StringContent(body));
            }
            """),
        new("log: masked in the wrong direction", "GTS1101", """
            public void Run(ILogger logger)
            {
                var key = Secrets.Current.ApiKeys.GithubToken.Reveal();
                logger.LogInformation("Using key {Key}", key.Substring(0, key.Length - 4) + "****");
            }
            """),
        new("log: static Serilog logger", "GTS1101", """
            public void Run()
            {
                var password = Secrets.Current.Database.Password.Reveal();
                Serilog.Log.Information("db password is {Password}", password);
            }
            """),
        new("log: source-generated method by shape", "GTS1101", """
            private static readonly Action<ILogger, string, Exception?> s_connecting = LoggerMessage.Define<string>(LogLevel.Information, new EventId(1), "Connecting with {Token}");
            public void Run(ILogger logger) => s_connecting(logger, Secrets.Current.ApiKeys.GithubToken.Reveal(), null);
            """),
        new("log: all values of an options object", "GTS1101", """
            private sealed record SmtpOptions(string Host, string User, string Password);
            public void Run(ILogger logger)
            {
                var options = new SmtpOptions("mail", "loader", Secrets.Current.Database.Password.Reveal());
                logger.LogInformation("Mail: {@Options}", options);
            }
            """),
        new("log: joined list of headers", "GTS1101", """
            public void Run(ILogger logger)
            {
                var headers = new Dictionary<string, string> { ["X-Api-Key"] = Secrets.Current.ApiKeys.GithubToken.Reveal(), ["Accept"] = "*/*" };
                logger.LogDebug("Headers: {Headers}", string.Join("; ", headers.Select(h => $"{h.Key}={h.Value}")));
            }
            """),
        new("console: start-up banner", "GTS1102", """
            public void Run() => Console.WriteLine("ENV: " + Environment.MachineName + " KEY: " + Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("console: error output through a local function", "GTS1102", """
            public void Run()
            {
                void Fail(string why) => Console.Error.WriteLine(why);
                Fail("rejected: " + Secrets.Current.ApiKeys.GithubToken.Reveal());
            }
            """),
        new("console: debug output", "GTS1102", """
            public void Run()
            {
                var token = Secrets.Current.ApiKeys.GithubToken.Reveal();
                System.Diagnostics.Debug.WriteLine($"token={token}");
            }
            """),
        new("console: trace output", "GTS1102", """
            public void Run() => System.Diagnostics.Trace.TraceInformation("token {0}", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("telemetry: activity tag", "GTS1103", """
            public void Run()
            {
                using var activity = new System.Diagnostics.Activity("load");
                activity.SetTag("auth.token", Secrets.Current.ApiKeys.GithubToken.Reveal());
            }
            """),
        new("telemetry: baggage", "GTS1103", """
            public void Run() => System.Diagnostics.Activity.Current?.AddBaggage("tenant-key", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("telemetry: event properties", "GTS1103", """
            public void Run(TelemetryClient telemetry)
            {
                var properties = new Dictionary<string, string> { ["apiKey"] = Secrets.Current.ApiKeys.GithubToken.Reveal() };
                telemetry.TrackEvent("started", properties);
            }
            """),
        new("telemetry: metric dimension", "GTS1103", """
            private static readonly System.Diagnostics.Metrics.Meter s_meter = new("job");
            private static readonly System.Diagnostics.Metrics.Counter<int> s_calls = s_meter.CreateCounter<int>("calls");
            public void Run() => s_calls.Add(1, new KeyValuePair<string, object?>("key", Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """),
        new("exception: message with the value", "GTS1104", """
            public void Run(string response)
            {
                var key = Secrets.Current.ApiKeys.GithubToken.Reveal();
                if (response.Length == 0) { throw new InvalidOperationException($"The API rejected key '{key}'."); }
            }
            """),
        new("exception: custom exception with a property", "GTS1104", """
            private sealed class LoginFailed(string user, string password) : Exception($"Login of {user} failed") { public string Password => password; }
            public void Run() => throw new LoginFailed("loader", Secrets.Current.Database.Password.Reveal());
            """),
        new("exception: data dictionary", "GTS1104", """
            public void Run()
            {
                try { Run(); } catch (Exception e) { e.Data["connection"] = "Password=" + Secrets.Current.Database.Password.Reveal(); throw; }
            }
            """),
        new("file: settings for a tool", "GTS1105", """
            public void Run(string folder) => File.WriteAllText(Path.Combine(folder, ".npmrc"), "//packages.example.com/:_authToken=" + Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("file: stream writer", "GTS1105", """
            public async Task Run()
            {
                await using var writer = new StreamWriter("/tmp/job.env");
                await writer.WriteLineAsync($"DB_PASSWORD={Secrets.Current.Database.Password.Reveal()}");
            }
            """),
        new("file: bytes", "GTS1105", """
            public void Run()
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal());
                File.WriteAllBytes("token.bin", bytes);
            }
            """),
        new("file: serialized settings into a stream", "GTS1105", """
            public async Task Run()
            {
                await using var file = File.Create("settings.json");
                await System.Text.Json.JsonSerializer.SerializeAsync(file, new { token = Secrets.Current.ApiKeys.GithubToken.Reveal() });
            }
            """),
        new("file: raw file stream", "GTS1105", """
            public void Run()
            {
                using var stream = new FileStream("out.txt", FileMode.Create);
                stream.Write(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            }
            """),
        new("process: arguments as text", "GTS1106", """
            public void Run() => System.Diagnostics.Process.Start("mysqldump", $"--password={Secrets.Current.Database.Password.Reveal()} app");
            """),
        new("process: argument list", "GTS1106", """
            public void Run()
            {
                var start = new System.Diagnostics.ProcessStartInfo("git");
                start.ArgumentList.Add("clone");
                start.ArgumentList.Add($"https://x:{Secrets.Current.ApiKeys.GithubToken.Reveal()}@github.com/acme/app.git");
                System.Diagnostics.Process.Start(start);
            }
            """),
        new("process: built line", "GTS1106", """
            public void Run()
            {
                var line = new System.Text.StringBuilder("-h db ");
                line.Append("-p").Append(Secrets.Current.Database.Password.Reveal());
                using var process = new System.Diagnostics.Process { StartInfo = { FileName = "mysql", Arguments = line.ToString() } };
                process.Start();
            }
            """),
        new("url: query parameter", "GTS1107", """
            public Task<string> Run(HttpClient http) => http.GetStringAsync($"https://api.example.org/v1/items?api_key={Secrets.Current.ApiKeys.GithubToken.Reveal()}");
            """),
        new("url: uri builder", "GTS1107", """
            public async Task Run(HttpClient http)
            {
                var uri = new UriBuilder("https://api.example.org/v1/items") { Query = "token=" + Uri.EscapeDataString(Secrets.Current.ApiKeys.GithubToken.Reveal()) };
                await http.GetAsync(uri.Uri);
            }
            """),
        new("url: user information", "GTS1107", """
            public async Task Run(HttpClient http)
            {
                var uri = new Uri($"https://loader:{Secrets.Current.Database.Password.Reveal()}@files.example.org/list");
                await http.GetAsync(uri);
            }
            """),
        new("response: minimal API returns settings", "GTS1108", """
            public void Map(WebApplication app) => app.MapGet("/debug/config", () => Results.Ok(new { token = Secrets.Current.ApiKeys.GithubToken.Reveal() }));
            """),
        new("response: handler as a method group", "GTS1108", """
            public void Map(WebApplication app) => app.MapGet("/token", Token);
            private static string Token() => Secrets.Current.ApiKeys.GithubToken.Reveal();
            """),
        new("response: problem details", "GTS1108", """
            public IResult Run()
            {
                var db = Secrets.Current.Database.Get();
                return Results.Problem(detail: $"Cannot connect as {db.Username}/{db.Password.Reveal()}");
            }
            """),
        new("response: middleware header", "GTS1108", """
            public async Task Invoke(HttpContext context)
            {
                context.Response.Headers["X-Upstream-Key"] = Secrets.Current.ApiKeys.GithubToken.Reveal();
                await context.Response.WriteAsync("ok");
            }
            """),
        new("response: cookie", "GTS1108", """
            public void Run(HttpContext context) => context.Response.Cookies.Append("session-key", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("response: controller returns a model", "GTS1108", """
            [ApiController]
            public sealed class ConfigController : ControllerBase
            {
                [HttpGet("config")]
                public IActionResult Get() => Ok(new { Key = Secrets.Current.ApiKeys.GithubToken.Reveal() });
            }
            """),
        new("response: action result of a type", "GTS1108", """
            public sealed class Model { public string? Key { get; set; } }
            [ApiController]
            public sealed class ConfigController : ControllerBase
            {
                [HttpGet("config")]
                public async Task<ActionResult<Model>> Get(CancellationToken ct)
                {
                    var keys = await Secrets.Current.ApiKeys.GetAsync(ct);
                    var model = new Model { Key = keys.GithubToken.Reveal() };
                    return model;
                }
            }
            """),
        new("response: raw body", "GTS1108", """
            public async Task Run(HttpContext context)
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal());
                await context.Response.Body.WriteAsync(bytes);
            }
            """),
        new("response: json extension", "GTS1108", """
            public Task Run(HttpContext context) => context.Response.WriteAsJsonAsync(new { key = Secrets.Current.ApiKeys.GithubToken.Reveal() });
            """),
        new("response: page data", "GTS1108", """
            public sealed class HomeController : Controller
            {
                public IActionResult Index()
                {
                    ViewData["MapsKey"] = Secrets.Current.ApiKeys.GithubToken.Reveal();
                    return View();
                }
            }
            """),
        new("response: hub message", "GTS1108", """
            public sealed class Updates : Microsoft.AspNetCore.SignalR.Hub
            {
                public Task Join() => Clients.Caller.SendAsync("joined", Secrets.Current.ApiKeys.GithubToken.Reveal());
            }
            """),
        new("health: data of a check", "GTS1109", """
            public sealed class Check : IHealthCheck
            {
                public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
                {
                    var data = new Dictionary<string, object> { ["connection"] = "Password=" + Secrets.Current.Database.Password.Reveal() };
                    return Task.FromResult(HealthCheckResult.Unhealthy("no connection", data: data));
                }
            }
            """),
        new("cache: memory cache", "GTS1110", """
            public string Run(IMemoryCache cache) => cache.GetOrCreate("token", entry => Secrets.Current.ApiKeys.GithubToken.Reveal())!;
            """),
        new("cache: distributed cache", "GTS1110", """
            public Task Run(IDistributedCache cache) => cache.SetAsync("token", System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()), new DistributedCacheEntryOptions());
            """),
        new("cache: Redis", "GTS1110", """
            public Task Run(IDatabase redis) => redis.StringSetAsync("upstream:token", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("cache: session", "GTS1110", """
            public void Run(HttpContext context) => context.Session.SetString("token", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("message: event with credentials", "GTS1111", """
            public sealed record JobStarted(string Name, string Token);
            public Task Run(IPublishEndpoint bus) => bus.Publish(new JobStarted("load", Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """),
        new("message: RabbitMQ body", "GTS1111", """
            public void Run(IModel channel)
            {
                var body = System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new { token = Secrets.Current.ApiKeys.GithubToken.Reveal() }));
                channel.BasicPublish("jobs", "start", body);
            }
            """),
        new("message: Kafka", "GTS1111", """
            public Task Run(IProducer<string, string> producer) => producer.ProduceAsync("jobs", new Message<string, string> { Key = "1", Value = Secrets.Current.ApiKeys.GithubToken.Reveal() });
            """),
        new("entity: settings table", "GTS1112", """
            public sealed class Setting { public string? Name { get; set; } public string? Value { get; set; } }
            public sealed class Db : DbContext { public DbSet<Setting> Settings => null!; }
            public async Task Run(Db db)
            {
                db.Settings.Add(new Setting { Name = "token", Value = Secrets.Current.ApiKeys.GithubToken.Reveal() });
                await db.SaveChangesAsync();
            }
            """),
        new("sql: role with a password", "GTS1113", """
            public async Task Run(System.Data.Common.DbConnection connection)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"ALTER ROLE loader PASSWORD '{Secrets.Current.Database.Password.Reveal()}'";
                await command.ExecuteNonQueryAsync();
            }
            """),
        new("sql: Dapper", "GTS1113", """
            public void Run(System.Data.IDbConnection connection) => connection.Execute("CREATE USER loader IDENTIFIED BY '" + Secrets.Current.Database.Password.Reveal() + "'");
            """),
        new("environment: of this process", "GTS1114", """
            public void Run() => Environment.SetEnvironmentVariable("PGPASSWORD", Secrets.Current.Database.Password.Reveal());
            """),
        new("stale: singleton client", "GTS1604", """
            public void Add(IServiceCollection services) => services.AddSingleton(new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """),
        new("stale: default headers", "GTS1604", """
            private static readonly HttpClient s_http = new();
            public void Init() => s_http.DefaultRequestHeaders.Authorization = new("Bearer", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("stale: options", "GTS1604", """
            public sealed class SmtpSettings { public string? Password { get; set; } }
            public void Add(IServiceCollection services) => services.Configure<SmtpSettings>(o => o.Password = Secrets.Current.Database.Password.Reveal());
            """),
        new("stale: lazy client", "GTS160", """
            private static readonly Lazy<ApiClient> s_client = new(() => new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            public ApiClient Client => s_client.Value;
            """),
        new("stale: background loop", "GTS1605", """
            public sealed class Worker : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    var token = (await Secrets.Current.ApiKeys.GetAsync(stoppingToken)).GithubToken.Reveal();
                    var client = new ApiClient(token);
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        await client.PullAsync(stoppingToken);
                        await Task.Delay(1000, stoppingToken);
                    }
                }
            }
            """),
        new("stale: field of a service", "GTS160", """
            private sealed class Client(ApiKeysAccessor keys) { private readonly string _token = keys.GithubToken.Reveal(); public string Header => "Bearer " + _token; }
            """),
        new("redaction: ToString", "GTS1801", """
            public sealed class Login(Secret<string> password) { public override string ToString() => $"loader/{password.Reveal()}"; }
            """),
        new("redaction: transfer object", "GTS1803", """
            public sealed class SettingsDto { public string? Token { get; set; } }
            public SettingsDto Run() => new() { Token = Secrets.Current.ApiKeys.GithubToken.Reveal() };
            """),
        new("redaction: record", "GTS1803", """
            public sealed record Login(string User, string Password);
            public Login Run() => new("loader", Secrets.Current.Database.Password.Reveal());
            """),
    ];
}
