namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs that use secrets as intended, in the styles of <see cref="ForeignLeakingPrograms"/>.</summary>
internal static class ForeignFinePrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        // The language.
        new("pattern: length of the value", "", """
            public void Run(ILogger logger)
            {
                if (Secrets.Current.ApiKeys.GithubToken.Reveal() is { Length: > 8 and var length }) { logger.LogInformation("{Length}", length); }
            }
            """),
        new("pattern: constant arms", "", """
            public void Run(ILogger logger) => logger.LogInformation("{Kind}", Secrets.Current.ApiKeys.GithubToken.Reveal() switch { ['g', 'h', 'p', '_', ..] => "classic", ['g', 'i', 't', ..] => "fine-grained", _ => "unknown" });
            """),
        new("pattern: another member", "", """
            public void Run(ILogger logger)
            {
                if (Secrets.Current.Database.Get() is { Host: var host, Password: var password } && password.Reveal().Length > 0) { logger.LogInformation("{Host}", host); }
            }
            """),
        new("stream: number of items", "", """
            private static async IAsyncEnumerable<string> Tokens() { await Task.Yield(); yield return Secrets.Current.ApiKeys.GithubToken.Reveal(); }
            public async Task Run(ILogger logger) { var count = 0; await foreach (var token in Tokens()) { count += token.Length > 0 ? 1 : 0; } logger.LogInformation("{Count}", count); }
            """),
        new("span: comparison in constant time", "", """
            public bool Run(ReadOnlySpan<byte> given)
            {
                Span<byte> expected = stackalloc byte[256];
                var length = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal(), expected);
                Console.WriteLine(length);
                return System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(expected[..length], given);
            }
            """),
        new("string.Create: masks", "", """
            public void Run(ILogger logger)
            {
                var length = Secrets.Current.ApiKeys.GithubToken.Reveal().Length;
                logger.LogInformation("{Mask}", string.Create(length, '*', static (span, mask) => span.Fill(mask)));
            }
            """),
        new("record: harmless copy", "", """
            private sealed record Smtp(string Host, string User, Secret<string> Password);
            public void Run(ILogger logger)
            {
                Smtp smtp = new("localhost", "mailer", Secrets.Current.Database.Password);
                logger.LogInformation("{@Smtp} {Host}", smtp with { Host = "mail" }, smtp.Host);
                using var client = new System.Net.Mail.SmtpClient(smtp.Host) { Credentials = new System.Net.NetworkCredential(smtp.User, smtp.Password.Reveal()) };
            }
            """),
        new("tuple: other element of a dictionary", "", """
            private readonly Dictionary<string, (string User, string Password)> _logins = [];
            public void Run(ILogger logger, HttpClient http)
            {
                var logins = new Dictionary<string, (string User, Secret<string> Password)> { ["db"] = ("loader", Secrets.Current.Database.Password) };
                if (logins.TryGetValue("db", out var login)) { logger.LogInformation("{User} {Count}", login.User, _logins.Count); _ = http.GetAsync(login.Password.Reveal()); }
            }
            """),
        new("exception filter: status only", "", """
            public async Task Run(ILogger logger, HttpClient http)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/items");
                request.Headers.Authorization = new("Bearer", Secrets.Current.ApiKeys.GithubToken.Reveal());
                try { await http.SendAsync(request); } catch (HttpRequestException e) when (e.StatusCode is System.Net.HttpStatusCode.Unauthorized) { logger.LogError(e, "Rejected: {Uri}", request.RequestUri); }
            }
            """),
        new("local function: hash", "", """
            public void Run()
            {
                Console.WriteLine(Print(Secrets.Current.ApiKeys.GithubToken.Reveal()));
                static string Print(string value) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(value)))[..8];
            }
            """),
        new("ref struct: other member", "", """
            private ref struct Line { public ReadOnlySpan<char> Text; public int Number; }
            public void Run()
            {
                var line = new Line { Text = Secrets.Current.ApiKeys.GithubToken.Reveal(), Number = 1 };
                Console.Out.WriteLine(line.Number);
            }
            """),

        // Types beside the one that reveals the value.
        new("other type: client that sends a header", "", """
            public Task Run(GitHub github) => github.PullAsync(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            public sealed class GitHub(HttpClient http, ILogger<GitHub> logger)
            {
                public async Task PullAsync(string token)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, "/user");
                    request.Headers.Authorization = new("Bearer", token);
                    using var response = await http.SendAsync(request);
                    logger.LogInformation("Pulled {Uri}: {Status}", request.RequestUri, response.StatusCode);
                }
            }
            """),
        new("other type: helper logs another argument", "", """
            public void Run(Notifier notifier) => notifier.Note("token", Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            public sealed class Notifier(ILogger<Notifier> logger) { public void Note(string name, string value) => logger.LogInformation("{Name} has {Length} characters", name, value.Length); }
            """),
        new("other type: helper masks", "", """
            public void Run() => Audit.Line(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            internal static class Audit { public static void Line(string token) => Console.WriteLine(new string('*', token.Length)); }
            """),
        new("other type: static helper with a harmless argument", "", """
            public void Run(HttpClient http) { Audit.Line("started"); http.DefaultRequestVersion = new Version(Secrets.Current.ApiKeys.GithubToken.Reveal().Length, 0); }
            """, """
            internal static class Audit { public static void Line(string text) => Console.WriteLine(text); }
            """),
        new("other type: guard that names the secret", "", """
            public void Run() => Guard.StartsWith(Secrets.Current.ApiKeys.GithubToken.Reveal(), "ghp_", Secrets.Current.ApiKeys.SecretName);
            """, """
            internal static class Guard { public static void StartsWith(string value, string start, string name) { if (!value.StartsWith(start, StringComparison.Ordinal)) { throw new ArgumentException($"{name} does not start with '{start}'.", nameof(value)); } } }
            """),
        new("other type: extension that masks", "", """
            public void Run(ILogger logger) => logger.LogInformation("{Mask}", Secrets.Current.ApiKeys.GithubToken.Mask());
            """, """
            internal static class SecretExtensions { public static string Mask(this Secret<string> secret) => new('*', secret.Reveal().Length); }
            """),
        new("other type: scrubs a text", "", """
            public void Run(ILogger logger, string output) => logger.LogInformation("{Output}", Scrubber.Clean(output, Secrets.Current.Database.Password.Reveal()));
            """, """
            internal static class Scrubber { public static string Clean(string text, string secret) => text.Replace(secret, "***", StringComparison.Ordinal); }
            """),
        new("other type: signs a body", "", """
            public void Run(ILogger logger, byte[] body) => logger.LogInformation("{Signature}", Signer.Sign(body, Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """, """
            internal static class Signer { public static string Sign(byte[] body, string key) => Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key), body)); }
            """),
        new("other type: connection that logs its host", "", """
            public async Task Run(Database database) { var db = await Secrets.Current.Database.GetAsync(); await database.OpenAsync(db.Host, db.Username, db.Password.Reveal()); }
            """, """
            public sealed class Database(ILogger<Database> logger)
            {
                public Task OpenAsync(string host, string user, string password)
                {
                    var text = new NpgsqlConnectionStringBuilder { Host = host, Username = user, Password = password }.ConnectionString;
                    logger.LogInformation("Connecting to {Host} as {User}", host, user);
                    return new NpgsqlConnection(text).OpenAsync(default);
                }
            }
            """),
        new("other type: generated log message without the value", "", """
            public void Run(ILogger logger) => Messages.Connecting(logger, Secrets.Current.ApiKeys.GithubToken.Reveal().Length);
            """, """
            internal static partial class Messages
            {
                [LoggerMessage(1, LogLevel.Information, "Connecting with {Length}")]
                public static partial void Connecting(ILogger logger, int length);
                public static partial void Connecting(ILogger logger, int length) => _ = (logger, length);
            }
            """),
        new("other type: base class gets the secret", "", """
            public sealed class Importer : Step { public void Run() => Say(Secrets.Current.ApiKeys.GithubToken); }
            """, """
            public abstract class Step { protected void Say(object text) => Console.WriteLine(text); }
            """),
        new("other type: recursive helpers", "", """
            public void Run() => Console.WriteLine(Even.Is(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """, """
            internal static class Even { public static bool Is(string text) => text.Length == 0 || Odd.Is(text[1..]); }
            internal static class Odd { public static bool Is(string text) => text.Length != 0 && Even.Is(text[1..]); }
            """),

        // Frameworks.
        new("log: fluent NLog event with the secret", "", """
            private static readonly NLog.Logger s_log = NLog.LogManager.GetCurrentClassLogger();
            public void Run() => s_log.ForInfoEvent().Message("started").Property("token", Secrets.Current.ApiKeys.GithubToken).Log();
            """),
        new("telemetry: name of the secret", "", """
            private static readonly ActivitySource s_source = new("job");
            public async Task Run(ApiClient other)
            {
                using var activity = s_source.StartActivity("pull", ActivityKind.Client, default(ActivityContext), tags: new Dictionary<string, object?> { ["auth.secret"] = Secrets.Current.ApiKeys.SecretName });
                activity?.SetTag("pulled", await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default));
            }
            """),
        new("console: assertion without the value", "", """
            public void Run(string given) => Debug.Assert(given == Secrets.Current.ApiKeys.GithubToken.Reveal(), "the token differs");
            """),
        new("exception: data with the name", "", """
            public void Run() { if (Secrets.Current.ApiKeys.GithubToken.Reveal().Length == 0) { throw new InvalidOperationException("rejected") { Data = { ["secret"] = Secrets.Current.ApiKeys.SecretName } }; } }
            """),
        new("process: environment of the child", "", """
            public void Run() { using var process = Process.Start(new ProcessStartInfo("gh", ["auth", "status"]) { Environment = { ["GH_TOKEN"] = Secrets.Current.ApiKeys.GithubToken.Reveal() } }); process!.WaitForExit(); Console.WriteLine(process.ExitCode); }
            """),
        new("process: credentials of the user", "", """
            public void Run() { var password = new System.Security.SecureString(); foreach (var c in Secrets.Current.Database.Password.Reveal()) { password.AppendChar(c); } Console.WriteLine(password.Length); }
            """),
        new("file: XML without the value", "", """
            public void Run() => new System.Xml.Linq.XDocument(new System.Xml.Linq.XElement("add", new System.Xml.Linq.XAttribute("secret", Secrets.Current.ApiKeys.SecretName), new System.Xml.Linq.XAttribute("length", Secrets.Current.ApiKeys.GithubToken.Reveal().Length))).Save("app.config");
            """),
        new("file: body of a response", "", """
            public async Task Run(HttpClient http, CancellationToken ct)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/report");
                request.Headers.Add("X-Api-Key", Secrets.Current.ApiKeys.GithubToken.Reveal());
                using var response = await http.SendAsync(request, ct);
                await using var file = File.Create("report.csv");
                await response.Content.CopyToAsync(file, ct);
            }
            """),
        new("file: archive of what was fetched", "", """
            public async Task Run()
            {
                var count = await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default);
                using var archive = System.IO.Compression.ZipFile.Open("backup.zip", System.IO.Compression.ZipArchiveMode.Create);
                using var writer = new StreamWriter(archive.CreateEntry("count.txt").Open());
                writer.WriteLine(count);
            }
            """),
        new("url: query helper beside a header", "", """
            public Task Run(HttpClient http)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString("https://api.example.org/search", new Dictionary<string, string?> { ["q"] = "items" }));
                request.Headers.Add("X-Api-Key", Secrets.Current.ApiKeys.GithubToken.Reveal());
                return http.SendAsync(request);
            }
            """),
        new("url: token in a form", "", """
            public Task Run(HttpClient http) => http.PostAsync("https://login.example.org/token", new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_secret"] = Secrets.Current.ApiKeys.GithubToken.Reveal() }));
            """),
        new("response: filter checks a key", "", """
            public void Map(WebApplication app) => app.MapGet("/", () => "ok").AddEndpointFilter(async (context, next) =>
                context.HttpContext.Request.Headers["X-Api-Key"] == Secrets.Current.ApiKeys.GithubToken.Reveal() ? await next(context) : Results.Unauthorized());
            """),
        new("response: action filter", "", """
            public sealed class KeyFilter : IAsyncActionFilter
            {
                public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
                {
                    if (context.HttpContext.Request.Headers["X-Api-Key"] != Secrets.Current.ApiKeys.GithubToken.Reveal()) { context.Result = new UnauthorizedResult(); return; }
                    await next();
                }
            }
            """),
        new("response: component with a state", "", """
            public sealed class Banner : ComponentBase
            {
                private bool _isConfigured;
                protected override async Task OnInitializedAsync() => _isConfigured = (await Secrets.Current.ApiKeys.GetAsync()).GithubToken.Reveal().Length > 0;
                protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _isConfigured ? "configured" : "missing");
            }
            """),
        new("response: typed hub with a count", "", """
            public interface IUpdates { Task Pulled(int count); }
            public sealed class Updates : Hub<IUpdates> { public async Task Pull() => await Clients.All.Pulled(await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default)); }
            """),
        new("response: gRPC headers of a call", "", """
            public CallOptions Run() => new(new Metadata { { "authorization", "Bearer " + Secrets.Current.ApiKeys.GithubToken.Reveal() } });
            """),
        new("message: name of the secret", "", """
            public Task Run(IAmazonSQS sqs) => sqs.SendMessageAsync(new SendMessageRequest { MessageBody = Secrets.Current.ApiKeys.SecretName, MessageAttributes = { ["length"] = new MessageAttributeValue { StringValue = $"{Secrets.Current.ApiKeys.GithubToken.Reveal().Length}" } } });
            """),
        new("message: mail with the server's password", "", """
            public async Task Run()
            {
                using var smtp = new System.Net.Mail.SmtpClient("mail") { Credentials = new System.Net.NetworkCredential("loader", Secrets.Current.Database.Password.Reveal()) };
                using var mail = new System.Net.Mail.MailMessage("ops@example.org", "dev@example.org") { Subject = "Login", Body = "The password was changed." };
                await smtp.SendMailAsync(mail);
            }
            """),
        new("message: job reads the secret itself", "", """
            public static void Import(string name) => _ = Secrets.Current.ApiKeys.GithubToken.Reveal().Length + name.Length;
            public string Run() => BackgroundJob.Enqueue(() => Import("items"));
            """),
        new("sql: interceptor tags the host", "", """
            public sealed class Tagging : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
            {
                public override void ReaderExecuting(System.Data.Common.DbCommand command) { var db = Secrets.Current.Database.Get(); command.CommandText += $" -- {db.Host}"; command.Connection!.ConnectionString = new NpgsqlConnectionStringBuilder { Host = db.Host, Password = db.Password.Reveal() }.ConnectionString; }
            }
            """),
        new("log: Polly's context with another key", "", """
            public async Task Run(ILogger logger)
            {
                var context = new Polly.Context("pull") { ["attempt"] = 2, ["token"] = Secrets.Current.ApiKeys.GithubToken.Reveal() };
                logger.LogWarning("Retry of {Key}, attempt {Attempt}", context.OperationKey, context["attempt"]);
                await new ApiClient((string)context["token"]).PullAsync(default);
            }
            """),
        new("stale: options that read when asked", "", """
            public sealed class Smtp { public Func<string>? Password { get; set; } }
            public void Add(IServiceCollection services) => services.PostConfigure<Smtp>(smtp => smtp.Password = () => Secrets.Current.Database.Password.Reveal());
            """),
        new("stale: client per call from a factory", "", """
            private readonly Func<ApiClient> _create = () => new(Secrets.Current.ApiKeys.GithubToken.Reveal());
            public async Task Run(CancellationToken ct) { while (!ct.IsCancellationRequested) { await _create().PullAsync(ct); } }
            """),
    ];
}
