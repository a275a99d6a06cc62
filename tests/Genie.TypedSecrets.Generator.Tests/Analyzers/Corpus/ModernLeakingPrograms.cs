namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs that leak a revealed value in the style of current code. The result of their first run is in <c>docs/analyzers.md</c>.</summary>
internal static class ModernLeakingPrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        Of("log: generated LoggerMessage", "GTS1101", "public void Run(ILogger logger) => Log.Starting(logger, TOKEN);", "internal static partial class Log { [LoggerMessage(1, LogLevel.Information, \"Starting with {Token}\")] internal static partial void Starting(ILogger logger, string token); internal static partial void Starting(ILogger logger, string token) { } }"),
        Of("log: LoggerMessage.Define", "GTS1101", "private static readonly Action<ILogger, string, Exception?> s_started = LoggerMessage.Define<string>(LogLevel.Information, new EventId(1), \"{Token}\"); public void Run(ILogger logger) => s_started(logger, TOKEN, null);"),
        Of("log: scope of a dictionary", "GTS1101", "public void Run(ILogger logger) { using (logger.BeginScope(new Dictionary<string, object> { [\"token\"] = TOKEN })) { logger.LogInformation(\"in\"); } }"),
        Of("log: Serilog context", "GTS1101", "public void Run() { using (Serilog.Context.LogContext.PushProperty(\"Token\", TOKEN)) { } }"),
        Of("log: Serilog static logger", "GTS1101", "public void Run() => Serilog.Log.Information(\"Using {Token}\", TOKEN);"),
        Of("log: Serilog ForContext", "GTS1101", "public void Run() => Serilog.Log.ForContext(\"Token\", TOKEN).Information(\"x\");"),
        Of("log: NLog", "GTS1101", "private static readonly NLog.Logger s_logger = NLog.LogManager.GetCurrentClassLogger(); public void Run() { var t = TOKEN; s_logger.Info($\"token {t}\"); }"),
        Of("log: log4net", "GTS1101", "private static readonly ILog s_log = LogManager.GetLogger(typeof(Job)); public void Run() => s_log.DebugFormat(\"{0}\", TOKEN);", "public interface ILog { void DebugFormat(string format, params object[] args); } public static class LogManager { public static ILog GetLogger(Type type) => (ILog)Activator.CreateInstance(type)!; }"),
        Of("log: tuple from a local function", "GTS1101", "public void Run(ILogger logger) { (string Name, string Value) Read() => (\"github\", TOKEN); var (name, value) = Read(); logger.LogWarning(\"{Name} {Value}\", name, value); }"),
        Of("log: query syntax", "GTS1101", "public void Run(ILogger logger) { var lines = from key in new[] { TOKEN, \"x\" } where key.Length > 1 orderby key select $\"key={key}\"; foreach (var line in lines) { logger.LogInformation(\"{Line}\", line); } }"),
        Of("log: primary constructor", "GTS1101", "public void Run(ILogger logger) => new Worker(TOKEN, logger).Start();", "internal sealed class Worker(string token, ILogger logger) { public void Start() => logger.LogInformation(\"{Token}\", token); }"),
        Of("log: record's text", "GTS1101", "private sealed record Login(string User, string Password); public void Run(ILogger logger) { var login = new Login(\"sa\", Secrets.Current.Database.Password.Reveal()); logger.LogInformation(\"{Login}\", login); }"),
        Of("log: collection expression with spread", "GTS1101", "public void Run(ILogger logger) { string[] first = [TOKEN]; string[] all = [\"a\", .. first]; logger.LogInformation(\"{All}\", string.Join(',', all)); }"),
        Of("log: serialized anonymous object", "GTS1101", "public void Run(ILogger logger) => logger.LogInformation(\"{Json}\", System.Text.Json.JsonSerializer.Serialize(new { token = TOKEN }));"),
        Of("console: error stream", "GTS1102", "public async Task Run() => await Console.Error.WriteLineAsync($\"using {TOKEN}\");"),
        Of("console: out parameter", "GTS1102", "private static bool TryRead(out string value) { value = TOKEN; return true; } public void Run() { if (TryRead(out var value)) { Console.Write(value); } }"),
        Of("console: extension method", "GTS1102", "public void Run() => TOKEN.Dump();", "internal static class Dumping { internal static void Dump(this string text) => Console.WriteLine(text); }"),
        Of("console: extension that returns its argument", "GTS1102", "public void Run() => Console.WriteLine(TOKEN.Quote());", "internal static class Quoting { internal static string Quote(this string text) => '\"' + text + '\"'; }"),
        Of("console: asynchronous stream with cancellation", "GTS1102", "private async IAsyncEnumerable<string> Lines() { await Task.Yield(); yield return \"token\"; yield return TOKEN; } public async Task Run(CancellationToken ct) { await foreach (var line in Lines().WithCancellation(ct)) { Console.WriteLine(line); } }"),
        Of("console: static lambda with a parameter", "GTS1102", "public void Run() { Action<string> print = static text => Console.WriteLine(text); print(TOKEN); }"),
        Of("trace: Debug", "GTS1102", "public void Run() => System.Diagnostics.Debug.WriteLine(TOKEN, \"token\");"),
        Of("trace: TraceSource", "GTS1102", "private static readonly TraceSource s_source = new(\"jobs\"); public void Run() => s_source.TraceInformation(\"token {0}\", TOKEN);"),
        Of("telemetry: tag of an activity", "GTS1103", "private static readonly ActivitySource s_source = new(\"jobs\"); public void Run() { using var activity = s_source.StartActivity(\"load\"); activity?.SetTag(\"auth\", TOKEN); }"),
        Of("telemetry: event of an activity", "GTS1103", "public void Run() => Activity.Current?.AddEvent(new ActivityEvent(\"login\", tags: new ActivityTagsCollection { [\"token\"] = TOKEN }));"),
        Of("telemetry: tag of a counter", "GTS1103", "private static readonly System.Diagnostics.Metrics.Counter<int> s_calls = new System.Diagnostics.Metrics.Meter(\"jobs\").CreateCounter<int>(\"calls\"); public void Run() => s_calls.Add(1, new KeyValuePair<string, object?>(\"token\", TOKEN));"),
        Of("telemetry: baggage", "GTS1103", "public void Run() => Activity.Current?.AddBaggage(\"token\", TOKEN);"),
        Of("exception: message", "GTS1104", "public void Run() { var token = TOKEN; throw new InvalidOperationException($\"rejected: {token}\"); }"),
        Of("exception: data", "GTS1104", "public void Run() { try { _ = 1; } catch (Exception e) { e.Data[\"token\"] = TOKEN; throw; } }"),
        Of("exception: own type with a primary constructor", "GTS1104", "public void Run() => throw new LoginException(\"sa\", Secrets.Current.Database.Password.Reveal());", "internal sealed class LoginException(string user, string password) : Exception($\"{user}:{password}\");"),
        Of("file: temporary file", "GTS1105", "public async Task Run(CancellationToken ct) { var path = Path.GetTempFileName(); await File.WriteAllTextAsync(path, TOKEN, ct); }"),
        Of("file: FileInfo and a writer", "GTS1105", "public void Run() { using var writer = new FileInfo(\"app.env\").CreateText(); writer.WriteLine(\"Value={0}\", TOKEN); }"),
        Of("process: argument list", "GTS1106", "public void Run() => Process.Start(new ProcessStartInfo(\"curl\") { ArgumentList = { \"-H\", $\"Authorization: Bearer {TOKEN}\" } });"),
        Of("url: query of a builder", "GTS1107", "public async Task Run(HttpClient http) { var url = QueryHelpers.AddQueryString(\"https://api.example.org\", \"key\", TOKEN); await http.GetAsync(url); }"),
        Of("response: ProblemDetails", "GTS1108", "public IResult Run() => Results.Problem(detail: $\"rejected {TOKEN}\", statusCode: 401);"),
        Of("response: minimal API", "GTS1108", "public void Run(WebApplication app) => app.MapGet(\"/debug\", () => Results.Ok(new { token = TOKEN }));"),
        Of("response: cookie", "GTS1108", "public void Run(HttpContext context) => context.Response.Cookies.Append(\"token\", TOKEN);"),
        Of("response: view data", "GTS1108", "public IActionResult Run() => new Page().Show();", "public sealed class Page : Controller { public IActionResult Show() { ViewData[\"Token\"] = TOKEN; return View(); } }"),
        Of("response: TypedResults", "GTS1108", "public Microsoft.AspNetCore.Http.HttpResults.Ok<string> Run() => TypedResults.Ok(TOKEN);"),
        Of("cache: distributed", "GTS1110", "public Task Run(IDistributedCache cache, CancellationToken ct) => cache.SetStringAsync(\"token\", TOKEN, ct);"),
        Of("environment variable", "GTS1114", "public void Run() { foreach (var (name, value) in new[] { (\"GH_AUTH\", TOKEN) }) { Environment.SetEnvironmentVariable(name, value); } }"),
        Of("text: ToString of a record struct", "GTS1801", "private readonly record struct Header(Secret<string> Token) { public override string ToString() => $\"Bearer {Token.Reveal()}\"; } public string Run() => new Header(Secrets.Current.ApiKeys.GithubToken).ToString();"),
    ];

    private static CorpusProgram Of(string name, string rule, string members, string types = "") => new(name, rule, Fill(members), Fill(types));

    private static string Fill(string code) => code.Replace("TOKEN", "Secrets.Current.ApiKeys.GithubToken.Reveal()", StringComparison.Ordinal);
}
