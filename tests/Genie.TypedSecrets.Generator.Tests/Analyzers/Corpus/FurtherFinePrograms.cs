namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs that use secrets as intended, in the styles of <see cref="FurtherLeakingPrograms"/>.</summary>
internal static class FurtherFinePrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        new("log: secret itself", "", """
            public void Run(ILogger logger) => logger.LogInformation("{Token}", Secrets.Current.ApiKeys.GithubToken);
            """),
        new("log: masked prefix", "", """
            public void Run(ILogger logger) { var set = Secrets.Current.ApiKeys.GithubToken.Reveal().Length > 0; logger.LogInformation("token set: {Set}", set); }
            """),
        new("log: Serilog with the name", "", """
            public void Run() => Serilog.Log.ForContext("Secret", Secrets.Current.ApiKeys.SecretName).Information("read {Count}", Secrets.Current.ApiKeys.GithubToken.Reveal().Length);
            """),
        new("log: scope with the user", "", """
            public void Run(ILogger logger) { using var scope = logger.BeginScope(new Dictionary<string, object> { ["User"] = Secrets.Current.Database.Username }); using var client = new System.Net.Mail.SmtpClient("mail") { Credentials = new System.Net.NetworkCredential("u", Secrets.Current.Database.Password.Reveal()) }; }
            """),
        new("log: HMAC of a body", "", """
            public void Run(ILogger logger, byte[] body) { var mac = System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()), body); logger.LogInformation("{Mac}", Convert.ToHexString(mac)); }
            """),
        new("log: other element of a tuple", "", """
            private static (string Host, string Password) Load() => (Secrets.Current.Database.Host, Secrets.Current.Database.Password.Reveal());
            public void Run(ILogger logger) { var (host, password) = Load(); logger.LogInformation("{Host}", host); _ = password.Length; }
            """),
        new("log: other property of settings", "", """
            private static Settings Load() => new() { Host = "db", Password = Secrets.Current.Database.Password.Reveal() };
            public void Run(ILogger logger) { var settings = Load(); logger.LogInformation("{Host}", settings.Host); }
            """, """
            public sealed class Settings { public string? Host { get; set; } public string? Password { get; set; } }
            """),
        new("log: deconstructed user", "", """
            private sealed class Login(string user, string pass) { public void Deconstruct(out string name, out int length) => (name, length) = (user, pass.Length); }
            public void Run(ILogger logger) { var (user, _) = new Login("sa", Secrets.Current.Database.Password.Reveal()); logger.LogInformation("{User}", user); }
            """),
        new("log: client logs its address", "", """
            public void Run(ILogger logger) => new Client(Secrets.Current.ApiKeys.GithubToken.Reveal(), new Uri("https://api.example.org"), logger).Start();
            """, """
            public sealed class Client(string token, Uri address, ILogger logger) { public void Start() => logger.LogInformation("starting {Address} {Known}", address, token.Length > 0); }
            """),
        new("log: field of another class stays there", "", """
            public void Run(ILogger logger) { var client = new Client(Secrets.Current.ApiKeys.GithubToken.Reveal()); logger.LogInformation("{Client}", client.Name); }
            """, """
            public sealed class Client { private readonly string _token; public Client(string token) => _token = token; public string Name => "github" + (_token.Length > 0 ? "" : "?"); }
            """),
        new("log: other property of a holder", "", """
            public void Run(Holder holder, ILogger logger) { holder.Token = Secrets.Current.ApiKeys.GithubToken.Reveal(); holder.Name = "x"; logger.LogInformation("{Name}", holder.Name); }
            """, """
            public sealed class Holder { public string? Token { get; set; } public string? Name { get; set; } }
            """),
        new("log: same name in another object", "", """
            public void Run(Holder first, Holder second, ILogger logger) { first.Token = Secrets.Current.ApiKeys.GithubToken.Reveal(); logger.LogInformation("{Token}", second.Token); }
            """, """
            public sealed class Holder { public string? Token { get; set; } }
            """),
        new("console: comparison", "", """
            public void Run(string given) => Console.WriteLine(Secrets.Current.ApiKeys.GithubToken.Reveal() == given ? "match" : "no match");
            """),
        new("console: count of parts", "", """
            public void Run() { var parts = Secrets.Current.ApiKeys.GithubToken.Reveal().Split('.'); Console.WriteLine(parts.Length); }
            """),
        new("console: validation by a regex", "", """
            public void Run() => Console.WriteLine(System.Text.RegularExpressions.Regex.IsMatch(Secrets.Current.ApiKeys.GithubToken.Reveal(), "^ghp_"));
            """),
        new("console: exit code", "", """
            public void Run() { var ok = Login(Secrets.Current.Database.Password.Reveal()); Console.WriteLine(ok); }
            private static bool Login(string password) => password.Length > 3;
            """),
        new("console: hash prefix", "", """
            public void Run() { var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal())); Console.WriteLine(Convert.ToHexString(hash, 0, 4)); }
            """),
        new("console: response of an API", "", """
            public async Task Run(HttpClient http) { using var request = new HttpRequestMessage(HttpMethod.Get, "/me"); request.Headers.Authorization = new("Bearer", Secrets.Current.ApiKeys.GithubToken.Reveal()); using var response = await http.SendAsync(request); Console.WriteLine(await response.Content.ReadAsStringAsync()); }
            """),
        new("console: JSON of a DTO with the secret", "", """
            private sealed record Dto(string Name, Secret<string> Token);
            public void Run() => Console.WriteLine(new Dto("github", Secrets.Current.ApiKeys.GithubToken));
            """),
        new("telemetry: boolean tag", "", """
            public void Run() => Activity.Current?.SetTag("authenticated", Secrets.Current.ApiKeys.GithubToken.Reveal().Length > 0);
            """),
        new("telemetry: counter with the category", "", """
            private static readonly System.Diagnostics.Metrics.Meter s_meter = new("job");
            public void Run(HttpClient http) { s_meter.CreateCounter<int>("calls").Add(1, new KeyValuePair<string, object?>("secret", Secrets.Current.ApiKeys.SecretName)); http.DefaultRequestVersion = new Version(Secrets.Current.ApiKeys.GithubToken.Reveal().Length, 1); }
            """),
        new("exception: name of the parameter", "", """
            public void Run() { var token = Secrets.Current.ApiKeys.GithubToken.Reveal(); ArgumentException.ThrowIfNullOrEmpty(token); if (token.Length < 4) { throw new ArgumentException("too short", nameof(token)); } }
            """),
        new("exception: inner exception", "", """
            public async Task Run(HttpClient http) { try { using var request = new HttpRequestMessage(HttpMethod.Get, "/"); request.Headers.Add("X-Key", Secrets.Current.ApiKeys.GithubToken.Reveal()); await http.SendAsync(request); } catch (HttpRequestException e) { throw new InvalidOperationException("the call failed", e); } }
            """),
        new("file: signature", "", """
            public void Run(byte[] body) => File.WriteAllBytes("body.sig", System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()), body));
            """),
        new("file: path is the secret", "", """
            public void Run() => File.WriteAllText(Secrets.Current.ApiKeys.GithubToken.Reveal(), "data");
            """),
        new("process: standard input", "", """
            public void Run() { using var p = Process.Start(new ProcessStartInfo("docker", "login --password-stdin") { RedirectStandardInput = true })!; p.StandardInput.Write(Secrets.Current.Database.Password.Reveal()); p.StandardInput.Close(); p.WaitForExit(); Console.WriteLine(p.ExitCode); }
            """),
        new("process: environment", "", """
            public void Run() { var start = new ProcessStartInfo("psql"); start.Environment["PGPASSWORD"] = Secrets.Current.Database.Password.Reveal(); Process.Start(start); }
            """),
        new("url: host only", "", """
            public Task Run(HttpClient http) { var uri = new Uri("https://api.example.org/items"); using var request = new HttpRequestMessage(HttpMethod.Get, uri); request.Headers.Add("X-Api-Key", Secrets.Current.ApiKeys.GithubToken.Reveal()); Console.WriteLine(uri.Host); return http.SendAsync(request); }
            """),
        new("response: status only", "", """
            public IResult Run(string given) => given == Secrets.Current.ApiKeys.GithubToken.Reveal() ? Results.Ok() : Results.Unauthorized();
            """),
        new("response: constant time", "", """
            public sealed class HookController : ControllerBase { [HttpPost("/h")] public IActionResult Post(string sig) => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(sig), System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal())) ? Ok() : Unauthorized(); }
            """),
        new("response: result of a query", "", """
            public async Task<IResult> Run(ApiClient other) { var count = await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default); return Results.Ok(new { count, other = other is null }); }
            """),
        new("response: token of the visitor", "", """
            public void Run(HttpContext context) { var sent = context.Request.Headers["X-Token"].ToString(); context.Response.Headers["X-Match"] = (sent == Secrets.Current.ApiKeys.GithubToken.Reveal()).ToString(); }
            """),
        new("health: state", "", """
            public HealthCheckResult Run() => Secrets.Current.Database.Password.Reveal().Length > 0 ? HealthCheckResult.Healthy("password is set") : HealthCheckResult.Degraded("password is empty");
            """),
        new("cache: result", "", """
            public async Task Run(IMemoryCache cache) { var count = await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default); cache.Set("count", count); }
            """),
        new("cache: the secret object", "", """
            public void Run(IMemoryCache cache) => cache.Set("token", Secrets.Current.ApiKeys.GithubToken);
            """),
        new("message: name of the secret", "", """
            private sealed record Start(string Job, string Secret);
            public Task Run(IPublishEndpoint bus) => bus.Publish(new Start("import", Secrets.Current.Database.SecretName));
            """),
        new("entity: hash", "", """
            public sealed class Account { public string? Hash { get; set; } }
            public sealed class Db : DbContext { public DbSet<Account> Accounts { get; } = new(); }
            public void Run(Db db) => db.Accounts.Add(new Account { Hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.Database.Password.Reveal()))) });
            """),
        new("sql: parameter", "", """
            public void Run(System.Data.IDbConnection connection) => connection.Execute("SELECT pgp_sym_decrypt(x, @key) FROM t", new { key = Secrets.Current.Database.Password.Reveal() });
            """),
        new("form: client secret", "", """
            public Task Run(HttpClient http) => http.PostAsync("/token", new FormUrlEncodedContent([new("client_id", "job"), new("client_secret", Secrets.Current.ApiKeys.GithubToken.Reveal())]));
            """),
        new("json: body of a login", "", """
            public async Task Run(HttpClient http, ILogger logger) { using var content = new StringContent(System.Text.Json.JsonSerializer.Serialize(new { user = "sa", password = Secrets.Current.Database.Password.Reveal() })); using var response = await http.PostAsync("/login", content); logger.LogInformation("{Status}", response.StatusCode); }
            """),
        new("scrub: regex", "", """
            public void Run(ILogger logger, string output) => logger.LogInformation("{Out}", output.Replace(Secrets.Current.Database.Password.Reveal(), "***", StringComparison.Ordinal).Replace(Secrets.Current.ApiKeys.GithubToken.Reveal(), "***", StringComparison.Ordinal));
            """),
        new("fresh: property on each use", "", """
            private static string Token => Secrets.Current.ApiKeys.GithubToken.Reveal();
            public Task Run(HttpClient http) { using var request = new HttpRequestMessage(HttpMethod.Get, "/"); request.Headers.Authorization = new("Bearer", Token); return http.SendAsync(request); }
            """),
        new("fresh: handler", "", """
            public sealed class Auth : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) { request.Headers.Authorization = new("Bearer", Secrets.Current.ApiKeys.GithubToken.Reveal()); return base.SendAsync(request, ct); } }
            """),
        new("fresh: lambda reads on each call", "", """
            private readonly Func<string> _token = () => Secrets.Current.ApiKeys.GithubToken.Reveal();
            public int Run() => _token().Length;
            """),
        new("crypto: key of AES", "", """
            public byte[] Run(byte[] data) { using var aes = System.Security.Cryptography.Aes.Create(); aes.Key = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.Database.Password.Reveal())); return aes.EncryptCbc(data, new byte[16]); }
            """),
        new("test: assertion by length", "", """
            public void Run() { if (Secrets.Current.ApiKeys.GithubToken.Reveal().Length != 40) { throw new InvalidOperationException("unexpected length"); } }
            """),
        new("collection: other entry", "", """
            public void Run(ILogger logger) { var settings = new Dictionary<string, string> { ["host"] = "db", ["password"] = Secrets.Current.Database.Password.Reveal() }; logger.LogInformation("{Host} {Count}", settings["host"], settings.Count); }
            """),
        new("linq: names of entries", "", """
            public void Run(ILogger logger) { var settings = new Dictionary<string, string> { ["host"] = "db", ["password"] = Secrets.Current.Database.Password.Reveal() }; logger.LogInformation("{Keys}", string.Join(",", settings.Keys)); }
            """),
        new("span: first character class", "", """
            public void Run() { ReadOnlySpan<char> token = Secrets.Current.ApiKeys.GithubToken.Reveal(); Console.WriteLine(token.IsWhiteSpace()); }
            """),
        new("connection: server version", "", """
            public async Task Run() { var b = new NpgsqlConnectionStringBuilder { Host = "db", Username = "u", Password = Secrets.Current.Database.Password.Reveal() }; await using var c = new NpgsqlConnection(b.ConnectionString); await c.OpenAsync(default); Console.WriteLine(b.Host); }
            """),
        new("interface: implementation signs", "", """
            public void Run(ISigner signer, ILogger logger) => logger.LogInformation("{Signature}", signer.Sign("body", Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """, """
            public interface ISigner { string Sign(string text, string key); }
            public sealed class Signer : ISigner { public string Sign(string text, string key) => Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key), System.Text.Encoding.UTF8.GetBytes(text))); }
            """),
        new("grpc: call credentials", "", """
            public Metadata Run() { var headers = new Metadata(); headers.Add("authorization", "Bearer " + Secrets.Current.ApiKeys.GithubToken.Reveal()); return headers; }
            """),
        new("mail: credentials of SMTP", "", """
            public async Task Run() { using var smtp = new System.Net.Mail.SmtpClient("mail") { Credentials = new System.Net.NetworkCredential("u", Secrets.Current.Database.Password.Reveal()) }; using var mail = new System.Net.Mail.MailMessage("a@example.org", "b@example.org", "hello", "text"); await smtp.SendMailAsync(mail); }
            """),
        new("default interface method: length", "", """
            public void Run(IStep step) => step.Announce(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """, """
            public interface IStep { ILogger Log { get; } void Announce(string what) => Log.LogInformation("step {What}", what.Length); }
            """),
        new("recursion: masks each part", "", """
            public void Run() => Console.WriteLine(Mask(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            private static string Mask(string text) => text.Length == 0 ? "" : "*" + Mask(text[1..]);
            """),
        new("switch: kind of token", "", """
            public void Run(ILogger logger) { var kind = Secrets.Current.ApiKeys.GithubToken.Reveal()[0] switch { 'g' => "github", _ => "other" }; logger.LogInformation("{Kind}", kind); }
            """),
        new("try: parse of a number", "", """
            public void Run(ILogger logger) { if (int.TryParse(Secrets.Current.ApiKeys.GithubToken.Reveal(), out _)) { logger.LogWarning("the token is a number"); } }
            """),
        new("disposed: zeroed buffer", "", """
            public void Run() { var bytes = System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()); Array.Clear(bytes); Console.WriteLine(bytes.Length); }
            """),
        new("job: only an id in the queue", "", """
            public static void Import(string secret) => _ = secret;
            public string Run() { var name = Secrets.Current.ApiKeys.SecretName; return BackgroundJob.Enqueue(() => Import(name)); }
            """),
    ];
}
