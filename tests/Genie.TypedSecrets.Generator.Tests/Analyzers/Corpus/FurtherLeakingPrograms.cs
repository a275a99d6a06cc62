namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs that leak a revealed value, or keep it past a rotation, in the ways of short methods of applications. The result of their first run is in <c>docs/analyzers.md</c>.</summary>
internal static class FurtherLeakingPrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        new("log: Serilog context property", "GTS1101", """
            public void Run() { using (Serilog.Context.LogContext.PushProperty("Token", Secrets.Current.ApiKeys.GithubToken.Reveal())) { Serilog.Log.Information("started"); } }
            """),
        new("log: Serilog ForContext", "GTS1101", """
            public void Run() => Serilog.Log.ForContext("ApiKey", Secrets.Current.ApiKeys.GithubToken.Reveal()).Warning("rejected");
            """),
        new("log: scope with a dictionary", "GTS1101", """
            public void Run(ILogger logger) { using var scope = logger.BeginScope(new Dictionary<string, object> { ["Password"] = Secrets.Current.Database.Password.Reveal() }); logger.LogInformation("run"); }
            """),
        new("log: LoggerMessage.Define", "GTS1101", """
            private static readonly Action<ILogger, string, Exception?> s_started = LoggerMessage.Define<string>(LogLevel.Information, new EventId(1), "Started with {Token}");
            public void Run(ILogger logger) => s_started(logger, Secrets.Current.ApiKeys.GithubToken.Reveal(), null);
            """),
        new("log: own facade by shape", "GTS1101", """
            public void Run(AppLogger log) => log.Write("login", Secrets.Current.Database.Password.Reveal());
            """, """
            public sealed class AppLogger { public void Write(string kind, string text) => _ = (kind, text); }
            """),
        new("log: string.Join of arguments", "GTS1101", """
            public void Run(ILogger logger) { string[] args = ["--user", Secrets.Current.Database.Username, "--password", Secrets.Current.Database.Password.Reveal()]; logger.LogDebug("{Args}", string.Join(' ', args)); }
            """),
        new("log: null-coalescing chain", "GTS1101", """
            public void Run(ILogger logger, string? given) { var used = given ?? Secrets.Current.ApiKeys.GithubToken.Reveal(); logger.LogInformation("Using {Token}", used); }
            """),
        new("log: substring of the end", "GTS1101", """
            public void Run(ILogger logger) { var t = Secrets.Current.ApiKeys.GithubToken.Reveal(); logger.LogInformation("ends with {End}", t[^12..]); }
            """),
        new("log: upper case through LINQ", "GTS1101", """
            public void Run(ILogger logger) { var s = new string(Secrets.Current.ApiKeys.GithubToken.Reveal().Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToArray()); logger.LogInformation("{S}", s); }
            """),
        new("log: deconstructed record", "GTS1101", """
            private sealed record Login(string User, string Pass);
            public void Run(ILogger logger) { var (user, pass) = new Login("sa", Secrets.Current.Database.Password.Reveal()); logger.LogInformation("{User}:{Pass}", user, pass); }
            """),
        new("log: tuple result of a method", "GTS1101", """
            private static (string Host, string Password) Load() => (Secrets.Current.Database.Host, Secrets.Current.Database.Password.Reveal());
            public void Run(ILogger logger) { var login = Load(); logger.LogInformation("{P}", login.Password); }
            """),
        new("log: default interface method", "GTS1101", """
            public void Run(IStep step) => step.Announce(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            public interface IStep { ILogger Log { get; } void Announce(string what) => Log.LogInformation("step {What}", what); }
            """),
        new("log: primary constructor of another class", "GTS1101", """
            public void Run(ILogger logger) => new Client(Secrets.Current.ApiKeys.GithubToken.Reveal(), logger).Start();
            """, """
            public sealed class Client(string token, ILogger logger) { public void Start() => logger.LogInformation("starting with {Token}", token); }
            """),
        new("log: field of another class", "GTS1101", """
            public void Run(ILogger logger) { var client = new Client(Secrets.Current.ApiKeys.GithubToken.Reveal(), logger); client.Start(); }
            """, """
            public sealed class Client { private readonly string _token; private readonly ILogger _logger; public Client(string token, ILogger logger) { _token = token; _logger = logger; } public void Start() => _logger.LogInformation("starting with {Token}", _token); }
            """),
        new("log: property of another class", "GTS1101", """
            public void Run(Holder holder, ILogger logger) { holder.Token = Secrets.Current.ApiKeys.GithubToken.Reveal(); logger.LogInformation("{Token}", holder.Token); }
            """, """
            public sealed class Holder { public string? Token { get; set; } }
            """),
        new("log: settings object from a factory", "GTS1101", """
            private static Settings Load() => new() { Host = "db", Password = Secrets.Current.Database.Password.Reveal() };
            public void Run(ILogger logger) { var settings = Load(); logger.LogInformation("{Password}", settings.Password); }
            """, """
            public sealed class Settings { public string? Host { get; set; } public string? Password { get; set; } }
            """),
        new("console: composite format", "GTS1102", """
            public void Run() => Console.WriteLine("{0}: {1}", "token", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("console: error writer asynchronously", "GTS1102", """
            public async Task Run() => await Console.Error.WriteAsync($"token={Secrets.Current.ApiKeys.GithubToken.Reveal()}");
            """),
        new("console: foreach over characters", "GTS1102", """
            public void Run() { foreach (var c in Secrets.Current.ApiKeys.GithubToken.Reveal()) { Console.Write(c); } }
            """),
        new("console: ternary", "GTS1102", """
            public void Run(bool verbose) => Console.WriteLine(verbose ? Secrets.Current.ApiKeys.GithubToken.Reveal() : "***");
            """),
        new("console: lambda in a field", "GTS1102", """
            private readonly Action<string> _print = text => Console.WriteLine(text);
            public void Run() => _print(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("console: method group", "GTS1102", """
            public void Run() => new List<string> { Secrets.Current.ApiKeys.GithubToken.Reveal() }.ForEach(Console.WriteLine);
            """),
        new("console: JSON of a DTO", "GTS1803", """
            private sealed record Dto(string Name, string Token);
            public void Run() => Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new Dto("github", Secrets.Current.ApiKeys.GithubToken.Reveal())));
            """),
        new("console: base64 of a header", "GTS1102", """
            public void Run() { var header = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{Secrets.Current.Database.Username}:{Secrets.Current.Database.Password.Reveal()}")); Console.WriteLine("Authorization: Basic " + header); }
            """),
        new("console: Trace", "GTS11", """
            public void Run() => Trace.WriteLine($"token {Secrets.Current.ApiKeys.GithubToken.Reveal()}");
            """),
        new("console: task result", "GTS1102", """
            private static async Task<string> TokenAsync() { var keys = await Secrets.Current.ApiKeys.GetAsync(); return keys.GithubToken.Reveal(); }
            public void Run() => TokenAsync().ContinueWith(t => Console.WriteLine(t.Result));
            """),
        new("telemetry: baggage", "GTS1103", """
            public void Run() => Activity.Current?.AddBaggage("token", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("telemetry: event with tags", "GTS1103", """
            public void Run() => Activity.Current?.AddEvent(new ActivityEvent("login", tags: new ActivityTagsCollection { ["password"] = Secrets.Current.Database.Password.Reveal() }));
            """),
        new("telemetry: tag of a counter", "GTS1103", """
            private static readonly System.Diagnostics.Metrics.Meter s_meter = new("job");
            public void Run() { var c = s_meter.CreateCounter<int>("calls"); c.Add(1, new KeyValuePair<string, object?>("token", Secrets.Current.ApiKeys.GithubToken.Reveal())); }
            """),
        new("telemetry: status description", "GTS1103", """
            public void Run() => Activity.Current?.SetStatus(ActivityStatusCode.Error, $"rejected {Secrets.Current.ApiKeys.GithubToken.Reveal()}");
            """),
        new("exception: inner helper", "GTS1104", """
            private static Exception Fail(string token) => new InvalidOperationException("bad token " + token);
            public void Run() => throw Fail(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("exception: own type with a member", "GTS1104", """
            public void Run() => throw new LoginException("sa", Secrets.Current.Database.Password.Reveal());
            """, """
            public sealed class LoginException(string user, string password) : Exception($"login of {user} with {password} failed");
            """),
        new("exception: argument value", "GTS1104", """
            public void Run() { var t = Secrets.Current.ApiKeys.GithubToken.Reveal(); if (t.Length < 4) { throw new ArgumentOutOfRangeException(nameof(t), t, "too short"); } }
            """),
        new("exception: throw expression", "GTS1104", """
            public string Run(string? host) => host ?? throw new InvalidOperationException($"no host for {Secrets.Current.Database.Password.Reveal()}");
            """),
        new("file: append lines", "GTS1105", """
            public void Run() => File.AppendAllLines("env.sh", ["export TOKEN=" + Secrets.Current.ApiKeys.GithubToken.Reveal()]);
            """),
        new("file: JSON stream", "GTS1105", """
            public async Task Run() { await using var file = File.Create("settings.json"); await System.Text.Json.JsonSerializer.SerializeAsync(file, new { Password = Secrets.Current.Database.Password.Reveal() }); }
            """),
        new("file: StreamWriter in a helper", "GTS1105", """
            private static void Dump(TextWriter writer, string value) => writer.WriteLine(value);
            public void Run() { using var writer = new StreamWriter("dump.txt"); Dump(writer, Secrets.Current.ApiKeys.GithubToken.Reveal()); }
            """),
        new("process: argument list", "GTS1106", """
            public void Run() { var start = new ProcessStartInfo("mysql"); start.ArgumentList.Add("-p" + Secrets.Current.Database.Password.Reveal()); Process.Start(start); }
            """),
        new("process: shell text", "GTS1106", """
            public void Run() => Process.Start("bash", $"-c \"curl -H 'Authorization: Bearer {Secrets.Current.ApiKeys.GithubToken.Reveal()}' https://api.example.org\"");
            """),
        new("url: UriBuilder", "GTS1107", """
            public Task Run(HttpClient http) { var uri = new UriBuilder("https://api.example.org/items") { Query = "api_key=" + Secrets.Current.ApiKeys.GithubToken.Reveal() }; return http.GetAsync(uri.Uri); }
            """),
        new("url: string.Format", "GTS1107", """
            public Task Run(HttpClient http) => http.GetStringAsync(string.Format("https://api.example.org/items?token={0}", Uri.EscapeDataString(Secrets.Current.ApiKeys.GithubToken.Reveal())));
            """),
        new("url: request message", "GTS1107", """
            public Task Run(HttpClient http) { var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/items?key=" + Secrets.Current.ApiKeys.GithubToken.Reveal(), UriKind.Relative)); return http.SendAsync(request); }
            """),
        new("response: minimal API text", "GTS1108", """
            public void Map(WebApplication app) => app.MapGet("/debug", () => Results.Ok(new { token = Secrets.Current.ApiKeys.GithubToken.Reveal() }));
            """),
        new("response: controller", "GTS1108", """
            public sealed class DebugController : ControllerBase { [HttpGet("/d")] public IActionResult Get() => Ok(Secrets.Current.Database.Password.Reveal()); }
            """),
        new("response: header", "GTS1108", """
            public void Run(HttpContext context) => context.Response.Headers["X-Debug"] = Secrets.Current.ApiKeys.GithubToken.Reveal();
            """),
        new("response: problem details", "GTS1108", """
            public IResult Run() => Results.Problem(detail: $"login with {Secrets.Current.Database.Password.Reveal()} failed", statusCode: 500);
            """),
        new("response: middleware", "GTS1108", """
            public Task Run(HttpContext context) => context.Response.WriteAsync($"{{ \"token\": \"{Secrets.Current.ApiKeys.GithubToken.Reveal()}\" }}");
            """),
        new("response: view data of a controller", "GTS1108", """
            public sealed class HomeController : Controller { public IActionResult Index() { ViewData["Token"] = Secrets.Current.ApiKeys.GithubToken.Reveal(); return View(); } }
            """),
        new("response: component markup", "GTS1108", """
            public sealed class Page : ComponentBase { protected override void BuildRenderTree(RenderTreeBuilder builder) { builder.OpenElement(0, "p"); builder.AddContent(1, Secrets.Current.ApiKeys.GithubToken.Reveal()); builder.CloseElement(); } }
            """),
        new("health: data", "GTS1109", """
            public HealthCheckResult Run() => HealthCheckResult.Healthy("ok", new Dictionary<string, object> { ["password"] = Secrets.Current.Database.Password.Reveal() });
            """),
        new("cache: distributed", "GTS1110", """
            public Task Run(IDistributedCache cache) => cache.SetStringAsync("token", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("cache: memory entry", "GTS1110", """
            public void Run(IMemoryCache cache) { using var entry = cache.CreateEntry("token"); entry.Value = Secrets.Current.ApiKeys.GithubToken.Reveal(); }
            """),
        new("message: published DTO", "GTS1111", """
            private sealed record Start(string Job, string Password);
            public Task Run(IPublishEndpoint bus) => bus.Publish(new Start("import", Secrets.Current.Database.Password.Reveal()));
            """),
        new("entity: added", "GTS1112", """
            public sealed class Account { public string? Secret { get; set; } }
            public sealed class Db : DbContext { public DbSet<Account> Accounts { get; } = new(); }
            public void Run(Db db) => db.Accounts.Add(new Account { Secret = Secrets.Current.Database.Password.Reveal() });
            """),
        new("sql: interpolated", "GTS1113", """
            public void Run(System.Data.IDbConnection connection) => connection.Execute($"ALTER USER loader WITH PASSWORD '{Secrets.Current.Database.Password.Reveal()}'");
            """),
        new("environment: variable", "GTS1114", """
            public void Run() => Environment.SetEnvironmentVariable("PGPASSWORD", Secrets.Current.Database.Password.Reveal());
            """),
        new("text: ToString override", "GTS1801", """
            private readonly DatabaseAccessor _database = Secrets.Current.Database;
            public override string ToString() => $"db {_database.Get().Password.Reveal()}";
            """),
        new("stale: static field", "GTS1601", """
            private static readonly string s_token = Secrets.Current.ApiKeys.GithubToken.Reveal();
            public int Run() => s_token.Length;
            """),
        new("stale: lazy", "GTS16", """
            private static readonly Lazy<string> s_token = new(() => Secrets.Current.ApiKeys.GithubToken.Reveal());
            public int Run() => s_token.Value.Length;
            """),
        new("stale: default header", "GTS1604", """
            private readonly HttpClient _http = new();
            public void Run() => _http.DefaultRequestHeaders.Authorization = new("Bearer", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
    ];
}
