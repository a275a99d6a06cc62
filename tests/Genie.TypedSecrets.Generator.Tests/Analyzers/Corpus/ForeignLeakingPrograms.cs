namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>
/// Programs that leak a revealed value through newer parts of the language, through types beside the one that reveals it, and through parts
/// of frameworks that the other programs do not use. The result of their first run is in <c>docs/analyzers.md</c>.
/// </summary>
internal static class ForeignLeakingPrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        // The language.
        new("log: property pattern with a designation", "GTS1101", """
            public void Run(ILogger logger)
            {
                if (Secrets.Current.ApiKeys.GithubToken.Reveal() is { Length: > 8 } token) { logger.LogInformation("{Token}", token); }
            }
            """),
        new("console: list pattern", "GTS1102", """
            public void Run()
            {
                if (Secrets.Current.ApiKeys.GithubToken.Reveal().Split('.') is [var header, .. var rest]) { Console.WriteLine(header + rest.Length); }
            }
            """),
        new("log: switch statement with a type pattern", "GTS1101", """
            public void Run(ILogger logger, bool useToken)
            {
                object? value = useToken ? Secrets.Current.ApiKeys.GithubToken.Reveal() : 7;
                switch (value) { case string text when text.Length > 3: logger.LogInformation("{Text}", text); break; default: break; }
            }
            """),
        new("log: asynchronous stream", "GTS1101", """
            private static async IAsyncEnumerable<string> Tokens([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
            {
                var keys = await Secrets.Current.ApiKeys.GetAsync(ct);
                yield return keys.GithubToken.Reveal();
            }
            public async Task Run(ILogger logger) { await foreach (var token in Tokens()) { logger.LogInformation("{Token}", token); } }
            """),
        new("console: span with a copy", "GTS1102", """
            public void Run()
            {
                var value = Secrets.Current.ApiKeys.GithubToken.Reveal();
                Span<char> buffer = stackalloc char[512];
                value.AsSpan().CopyTo(buffer);
                Console.Out.WriteLine(buffer[..value.Length]);
            }
            """),
        new("log: string.Create", "GTS1101", """
            public void Run(ILogger logger)
            {
                var value = Secrets.Current.ApiKeys.GithubToken.Reveal();
                var line = string.Create(value.Length + 2, value, static (span, state) => { span[0] = '['; state.AsSpan().CopyTo(span[1..]); span[^1] = ']'; });
                logger.LogInformation("{Line}", line);
            }
            """),
        new("file: builder with interpolation", "GTS1105", """
            public void Run()
            {
                var text = new System.Text.StringBuilder();
                text.AppendLine($"user={Secrets.Current.Database.Username}").Append($"password={Secrets.Current.Database.Password.Reveal()}");
                File.WriteAllText("login.properties", text.ToString());
            }
            """),
        new("console: ref struct", "GTS1102", """
            private ref struct Line { public ReadOnlySpan<char> Text; public int Number; }
            public void Run()
            {
                var line = new Line { Text = Secrets.Current.ApiKeys.GithubToken.Reveal(), Number = 1 };
                Console.Out.WriteLine(line.Text);
            }
            """),
        new("log: record with another value", "GTS1101", """
            private sealed record Smtp(string Host, string User, string? Password);
            public void Run(ILogger logger)
            {
                Smtp local = new("localhost", "mailer", null);
                var real = local with { Password = Secrets.Current.Database.Password.Reveal() };
                logger.LogInformation("{@Smtp}", real);
            }
            """),
        new("console: local iterator", "GTS1102", """
            public void Run()
            {
                static IEnumerable<KeyValuePair<string, string>> Settings() { yield return new("host", "db"); yield return new("password", Secrets.Current.Database.Password.Reveal()); }
                Console.WriteLine(string.Join(';', Settings().Select(setting => $"{setting.Key}={setting.Value}")));
            }
            """),
        new("log: tuple in a dictionary", "GTS1101", """
            private readonly Dictionary<string, (string User, string Password)> _logins = [];
            public void Run(ILogger logger)
            {
                _logins["db"] = (Secrets.Current.Database.Username, Secrets.Current.Database.Password.Reveal());
                if (_logins.TryGetValue("db", out var login)) { logger.LogInformation("{Password}", login.Password); }
            }
            """),
        new("log: exception filter", "GTS1101", """
            private static bool Note(ILogger logger, string text) { logger.LogError("{Text}", text); return false; }
            public async Task Run(ILogger logger, HttpClient http)
            {
                var token = Secrets.Current.ApiKeys.GithubToken.Reveal();
                try { await http.GetAsync("/"); } catch (HttpRequestException) when (Note(logger, $"failed with {token}")) { }
            }
            """),

        // Types beside the one that reveals the value.
        new("other type: static helper prints", "GTS1102", """
            public void Run() => Audit.Line("using " + Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            internal static class Audit { public static void Line(string text) => Console.WriteLine($"{DateTime.UtcNow:O} {text}"); }
            """),
        new("other type: logger behind a service", "GTS1101", """
            public void Run(Notifier notifier) => notifier.Note("token", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            public sealed class Notifier(ILogger<Notifier> logger) { public void Note(string name, string value) => logger.LogInformation("{Name}: {Value}", name, value); }
            """),
        new("other type: extension of the logger", "GTS1101", """
            public void Run(ILogger logger) => logger.Announce($"starting with {Secrets.Current.ApiKeys.GithubToken.Reveal()}");
            """, """
            internal static class Announcements { public static void Announce(this ILogger logger, string text) { if (text.Length > 0) { logger.LogInformation("{Text}", text); } } }
            """),
        new("other type: extension that reveals", "GTS1101", """
            public void Run(ILogger logger) => logger.LogInformation("{Token}", Secrets.Current.ApiKeys.GithubToken.Plain());
            """, """
            internal static class SecretExtensions { public static string Plain(this Secret<string> secret) => secret.Reveal(); }
            """),
        new("other type: generic dump", "GTS1102", """
            public void Run() => _ = Secrets.Current.ApiKeys.GithubToken.Reveal().Dump().Length;
            """, """
            internal static class Dumping { public static T Dump<T>(this T value) { Console.WriteLine(value); return value; } }
            """),
        new("other type: guard that throws", "GTS1104", """
            public void Run() => Guard.StartsWith(Secrets.Current.ApiKeys.GithubToken.Reveal(), "ghp_");
            """, """
            internal static class Guard { public static void StartsWith(string value, string start) { if (!value.StartsWith(start, StringComparison.Ordinal)) { throw new ArgumentException($"'{value}' does not start with '{start}'."); } } }
            """),
        new("other type: interpolated string handler", "GTS1102", """
            public void Run() => Trail.Add($"login with {Secrets.Current.Database.Password.Reveal()}");
            """, """
            [System.Runtime.CompilerServices.InterpolatedStringHandler]
            public ref struct TrailHandler(int literalLength, int formattedCount)
            {
                private readonly System.Text.StringBuilder _text = new(literalLength + formattedCount);
                public void AppendLiteral(string text) => _text.Append(text);
                public void AppendFormatted<T>(T value) => _text.Append(value);
                public override string ToString() => _text.ToString();
            }
            internal static class Trail { public static void Add(TrailHandler text) => Console.Error.WriteLine(text.ToString()); }
            """),
        new("other type: event source", "GTS1101", """
            public void Run() => JobEvents.Log.Started(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            internal sealed class JobEvents : System.Diagnostics.Tracing.EventSource { public static JobEvents Log { get; } = new(); public void Started(string token) => WriteEvent(1, token); }
            """),
        new("other type: generated log message", "GTS1101", """
            public void Run(ILogger logger) => Messages.Connecting(logger, Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            internal static partial class Messages
            {
                [LoggerMessage(1, LogLevel.Information, "Connecting with {Token}")]
                public static partial void Connecting(ILogger logger, string token);
                public static partial void Connecting(ILogger logger, string token) => _ = (logger, token);
            }
            """),
        new("other type: method of a base class", "GTS1102", """
            public sealed class Importer : Step { public void Run() => Say(Secrets.Current.ApiKeys.GithubToken.Reveal()); }
            """, """
            public abstract class Step { protected void Say(string text) => Console.WriteLine(text); }
            """),

        // Frameworks.
        new("log: fluent NLog event", "GTS1101", """
            private static readonly NLog.Logger s_log = NLog.LogManager.GetCurrentClassLogger();
            public void Run() => s_log.ForInfoEvent().Message("started").Property("token", Secrets.Current.ApiKeys.GithubToken.Reveal()).Log();
            """),
        new("telemetry: tags of a new activity", "GTS1103", """
            private static readonly ActivitySource s_source = new("job");
            public void Run()
            {
                using var activity = s_source.StartActivity("pull", ActivityKind.Client, default(ActivityContext), tags: new Dictionary<string, object?> { ["auth.token"] = Secrets.Current.ApiKeys.GithubToken.Reveal() });
            }
            """),
        new("telemetry: diagnostic listener", "GTS1103", """
            private static readonly DiagnosticListener s_listener = new("job");
            public void Run() => s_listener.Write("pull", new { Token = Secrets.Current.ApiKeys.GithubToken.Reveal() });
            """),
        new("console: assertion", "GTS1102", """
            public void Run(string given)
            {
                var token = Secrets.Current.ApiKeys.GithubToken.Reveal();
                Debug.Assert(given == token, $"expected {token}");
            }
            """),
        new("console: bytes to standard output", "GTS1102", """
            public void Run()
            {
                using var output = Console.OpenStandardOutput();
                output.Write(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            }
            """),
        new("exception: data in an initializer", "GTS1104", """
            public void Run() => throw new InvalidOperationException("rejected") { Data = { ["token"] = Secrets.Current.ApiKeys.GithubToken.Reveal() } };
            """),
        new("process: arguments as a collection", "GTS1106", """
            public void Run() => Process.Start(new ProcessStartInfo("gh", ["auth", "--token", Secrets.Current.ApiKeys.GithubToken.Reveal()]));
            """),
        new("file: XML document", "GTS1105", """
            public void Run() => new System.Xml.Linq.XDocument(new System.Xml.Linq.XElement("add", new System.Xml.Linq.XAttribute("key", "token"), new System.Xml.Linq.XAttribute("value", Secrets.Current.ApiKeys.GithubToken.Reveal()))).Save("app.config");
            """),
        new("file: entry of an archive", "GTS1105", """
            public void Run()
            {
                using var archive = System.IO.Compression.ZipFile.Open("backup.zip", System.IO.Compression.ZipArchiveMode.Create);
                using var writer = new StreamWriter(archive.CreateEntry("token.txt").Open());
                writer.WriteLine(Secrets.Current.ApiKeys.GithubToken.Reveal());
            }
            """),
        new("file: changed JSON", "GTS1105", """
            public async Task Run(CancellationToken ct)
            {
                var node = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync("appsettings.json", ct))!;
                node["Github"] = new System.Text.Json.Nodes.JsonObject { ["Token"] = Secrets.Current.ApiKeys.GithubToken.Reveal() };
                await File.WriteAllTextAsync("appsettings.json", node.ToJsonString(), ct);
            }
            """),
        new("url: query helper with a dictionary", "GTS1107", """
            public Task Run(HttpClient http)
            {
                var parameters = new Dictionary<string, string?> { ["q"] = "items", ["key"] = Secrets.Current.ApiKeys.GithubToken.Reveal() };
                return http.GetAsync(QueryHelpers.AddQueryString("https://api.example.org/search", parameters));
            }
            """),
        new("url: query builder", "GTS1107", """
            public Task Run(HttpClient http)
            {
                var query = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder { { "access_token", Secrets.Current.ApiKeys.GithubToken.Reveal() } };
                return http.GetAsync("https://api.example.org/items" + query);
            }
            """),
        new("response: extension of results", "GTS1108", """
            public IResult Run() => Results.Extensions.Plain(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            internal static class PlainResults { public static IResult Plain(this IResultExtensions extensions, string text) { _ = extensions; return Results.Text(text); } }
            """),
        new("response: endpoint filter", "GTS1108", """
            public void Map(WebApplication app) => app.MapGet("/", () => "ok").AddEndpointFilter(async (context, next) => new { Result = await next(context), Token = Secrets.Current.ApiKeys.GithubToken.Reveal() });
            """),
        new("response: result of an action filter", "GTS1108", """
            public sealed class DebugFilter : IActionFilter
            {
                public void OnActionExecuting(ActionExecutingContext context) => context.Result = new JsonResult(new { token = Secrets.Current.ApiKeys.GithubToken.Reveal() });
                public void OnActionExecuted(ActionExecutedContext context) { }
            }
            """),
        new("response: inline middleware", "GTS1108", """
            public void Use(WebApplication app) => app.Use(async (context, next) => { context.Response.Headers.Append("X-Debug", Secrets.Current.ApiKeys.GithubToken.Reveal()); await next(context); });
            """),
        new("response: component", "GTS1108", """
            public sealed class Banner : ComponentBase
            {
                private string? _token;
                protected override async Task OnInitializedAsync() => _token = (await Secrets.Current.ApiKeys.GetAsync()).GithubToken.Reveal();
                protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _token);
            }
            """),
        new("response: tag helper", "GTS1108", """
            public sealed class MapTagHelper : TagHelper { public override void Process(TagHelperContext context, TagHelperOutput output) => output.Attributes.SetAttribute("data-key", Secrets.Current.ApiKeys.GithubToken.Reveal()); }
            """),
        new("response: entry of the temporary data", "GTS1108", """
            public sealed class HomeController : Controller { public IActionResult Index() { TempData.Add("token", Secrets.Current.ApiKeys.GithubToken.Reveal()); return View(); } }
            """),
        new("response: typed hub", "GTS1108", """
            public interface IUpdates { Task Joined(string token); }
            public sealed class Updates : Hub<IUpdates> { public Task Join() => Clients.All.Joined(Secrets.Current.ApiKeys.GithubToken.Reveal()); }
            """),
        new("response: gRPC trailers of an error", "GTS11", """
            public void Run() => throw new RpcException(new Status(StatusCode.Internal, "failed"), new Metadata { { "x-token", Secrets.Current.ApiKeys.GithubToken.Reveal() } });
            """),
        new("response: gRPC headers", "GTS1108", """
            public Task Run(ServerCallContext context) => context.WriteResponseHeadersAsync(new Metadata { { "x-token", Secrets.Current.ApiKeys.GithubToken.Reveal() } });
            """),
        new("message: headers of RabbitMQ", "GTS1111", """
            public async Task Run(IChannel channel, byte[] body)
            {
                var properties = new BasicProperties { Headers = new Dictionary<string, object?> { ["token"] = Secrets.Current.ApiKeys.GithubToken.Reveal() } };
                await channel.BasicPublishAsync("jobs", "start", false, properties, body);
            }
            """),
        new("message: attributes of SQS", "GTS1111", """
            public Task Run(IAmazonSQS sqs) => sqs.SendMessageAsync(new SendMessageRequest { MessageBody = "start", MessageAttributes = { ["token"] = new MessageAttributeValue { DataType = "String", StringValue = Secrets.Current.ApiKeys.GithubToken.Reveal() } } });
            """),
        new("message: e-mail", "GTS1111", """
            public Task Run(System.Net.Mail.SmtpClient smtp)
            {
                using var mail = new System.Net.Mail.MailMessage("ops@example.org", "dev@example.org") { Subject = "Login", Body = $"The password is {Secrets.Current.Database.Password.Reveal()}" };
                return smtp.SendMailAsync(mail);
            }
            """),
        new("message: job in a queue", "GTS1111", """
            public static void Import(string token) => _ = token;
            public string Run() { var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); return BackgroundJob.Enqueue(() => Import(token)); }
            """),
        new("sql: interceptor", "GTS1113", """
            public sealed class Tagging : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
            {
                public override void ReaderExecuting(System.Data.Common.DbCommand command) => command.CommandText += $" -- {Secrets.Current.ApiKeys.GithubToken.Reveal()}";
            }
            """),
        new("log: Polly's context", "GTS1101", """
            public void Run(ILogger logger)
            {
                var context = new Polly.Context("pull") { ["token"] = Secrets.Current.ApiKeys.GithubToken.Reveal() };
                logger.LogWarning("Retry of {Key} with {Token}", context.OperationKey, context["token"]);
            }
            """),
        new("stale: options that are configured last", "GTS1604", """
            public sealed class Smtp { public string? Password { get; set; } }
            public void Add(IServiceCollection services) => services.PostConfigure<Smtp>(smtp => smtp.Password = Secrets.Current.Database.Password.Reveal());
            """),
        new("stale: class that configures options", "GTS160", """
            public sealed class Smtp { public string? Password { get; set; } }
            internal sealed class SmtpSetup(DatabaseAccessor database) : IConfigureOptions<Smtp> { public void Configure(Smtp options) => options.Password = database.Get().Password.Reveal(); }
            """),
        new("stale: settings in the configuration", "GTS160", """
            public void Add(IConfigurationBuilder configuration) => configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Smtp:Password"] = Secrets.Current.Database.Password.Reveal() });
            """),
    ];
}
