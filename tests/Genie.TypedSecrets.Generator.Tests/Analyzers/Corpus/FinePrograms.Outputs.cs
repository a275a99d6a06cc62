namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

// Exceptions, files, processes, responses and what else leaves a program.
internal static partial class FinePrograms
{
    private static IReadOnlyList<CorpusProgram> OfOutputs =>
    [
        new("exception: names the secret", "", """
            public void Run(int status)
            {
                var token = Secrets.Current.ApiKeys.GithubToken;
                if (status == 401) { throw new InvalidOperationException($"The API rejected {nameof(token)} of {token.Reveal().Length} characters."); }
            }
            """),
        new("exception: wrong key", "", """
            public void Run(string key)
            {
                if (key != Secrets.Current.ApiKeys.GithubToken.Reveal()) { throw new UnauthorizedAccessException("The key is wrong."); }
            }
            """),
        new("file: the path is the secret", "", """
            public string Run() => File.ReadAllText(Secrets.Current.ApiKeys.GithubToken.Reveal());
            """),
        new("file: encrypted", "", """
            public void Run(byte[] plain)
            {
                using var aes = System.Security.Cryptography.Aes.Create();
                aes.Key = Convert.FromBase64String(Secrets.Current.ApiKeys.GithubToken.Reveal());
                File.WriteAllBytes("data.bin", aes.EncryptCbc(plain, aes.IV));
            }
            """),
        new("file: result of a download", "", """
            public async Task Run(HttpClient http)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://files.example.org/a.csv");
                request.Headers.Add("X-Api-Key", Secrets.Current.ApiKeys.GithubToken.Reveal());
                using var response = await http.SendAsync(request);
                await File.WriteAllTextAsync("a.csv", await response.Content.ReadAsStringAsync());
            }
            """),
        new("process: environment of the child", "", """
            public void Run()
            {
                var start = new System.Diagnostics.ProcessStartInfo("pg_dump", "-h db app");
                start.Environment["PGPASSWORD"] = Secrets.Current.Database.Password.Reveal();
                System.Diagnostics.Process.Start(start);
            }
            """),
        new("process: standard input", "", """
            public async Task Run(System.Diagnostics.Process process) => await process.StandardInput.WriteLineAsync(Secrets.Current.Database.Password.Reveal());
            """),
        new("response: the result of a query", "", """
            public void Map(WebApplication app) => app.MapGet("/items", async (ApiKeysAccessor keys, CancellationToken ct) =>
            {
                var client = new ApiClient((await keys.GetAsync(ct)).GithubToken.Reveal());
                return Results.Ok(await client.PullAsync(ct));
            });
            """),
        new("response: whether a key is right", "", """
            public IResult Run(HttpContext context) => context.Request.Headers["X-Api-Key"] == Secrets.Current.ApiKeys.GithubToken.Reveal() ? Results.Ok() : Results.Unauthorized();
            """),
        new("response: a challenge", "", """
            public async Task Invoke(HttpContext context, Func<Task> next)
            {
                var expected = Secrets.Current.ApiKeys.GithubToken.Reveal();
                if (context.Request.Headers["X-Api-Key"] != expected)
                {
                    context.Response.StatusCode = 401;
                    await context.Response.WriteAsync("The API key is missing or wrong.");
                    return;
                }

                await next();
            }
            """),
        new("response: masked", "", """
            public void Map(WebApplication app) => app.MapGet("/debug/config", () => Results.Ok(new { token = Secrets.Current.ApiKeys.GithubToken.ToString() }));
            """),
        new("response: a controller that calls an API", "", """
            [ApiController]
            internal sealed class ItemsController(ApiKeysAccessor keys) : ControllerBase
            {
                [HttpGet("items")]
                public async Task<IActionResult> Get(CancellationToken ct)
                {
                    var client = new ApiClient((await keys.GetAsync(ct)).GithubToken.Reveal());
                    var items = await client.PullAsync(ct);
                    return Ok(items);
                }
            }
            """),
        new("health: the result of a probe", "", """
            public sealed class Check : IHealthCheck
            {
                public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
                {
                    var client = new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal());
                    return await client.PullAsync(cancellationToken) > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The API returns nothing.");
                }
            }
            """),
        new("cache: what the API returned", "", """
            public Task<int> Run(IMemoryCache cache) => cache.GetOrCreateAsync("items", entry => new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default))!;
            """),
        new("cache: the hash is the key", "", """
            public void Run(IMemoryCache cache) => cache.Set(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secrets.Current.ApiKeys.GithubToken.Reveal()))), 1);
            """),
        new("message: event without credentials", "", """
            public sealed record JobStarted(string Name);
            public async Task Run(IPublishEndpoint bus)
            {
                await new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()).PullAsync(default);
                await bus.Publish(new JobStarted("load"));
            }
            """),
        new("sql: parameter", "", """
            public async Task Run(System.Data.Common.DbConnection connection)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT set_password(@user, @password)";
                var parameter = command.CreateParameter();
                parameter.ParameterName = "password";
                parameter.Value = Secrets.Current.Database.Password.Reveal();
                command.Parameters.Add(parameter);
                await command.ExecuteNonQueryAsync();
            }
            """),
        new("sql: connection of one use", "", """
            public async Task Run(CancellationToken ct)
            {
                var db = await Secrets.Current.Database.GetAsync(ct);
                var builder = new NpgsqlConnectionStringBuilder { Host = db.Host, Username = db.Username, Password = db.Password.Reveal() };
                await using var connection = new NpgsqlConnection(builder.ConnectionString);
                await connection.OpenAsync(ct);
            }
            """),
        new("sql: use across rotations", "", """
            public Task Run(CancellationToken ct) => Secrets.Current.Database.UseAsync(
                async (db, token) =>
                {
                    var builder = new NpgsqlConnectionStringBuilder { Host = db.Host, Password = db.Password.Reveal() };
                    await using var connection = new NpgsqlConnection(builder.ConnectionString);
                    await connection.OpenAsync(token);
                    return 1;
                },
                isAuthenticationFailure: e => e is System.Data.Common.DbException { SqlState: "28P01" },
                ct);
            """),
        new("sql: periodic password provider", "", """
            public void Run(NpgsqlDataSourceBuilder builder) => builder.UsePeriodicPasswordProvider(async (_, ct) => (await Secrets.Current.Database.GetAsync(ct)).Password.Reveal(), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5));
            """),
        new("mail: credential of one message", "", """
            public async Task Run(System.Net.Mail.MailMessage message)
            {
                using var client = new System.Net.Mail.SmtpClient("mail") { Credentials = new System.Net.NetworkCredential("loader", Secrets.Current.Database.Password.Reveal()) };
                await client.SendMailAsync(message);
            }
            """),
        new("stale: transient registration", "", """
            public void Add(IServiceCollection services) => services.AddTransient(provider => new ApiClient(Secrets.Current.ApiKeys.GithubToken.Reveal()));
            """),
        new("stale: loop that reads again", "", """
            public sealed class Worker : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        var token = (await Secrets.Current.ApiKeys.GetAsync(stoppingToken)).GithubToken.Reveal();
                        await new ApiClient(token).PullAsync(stoppingToken);
                        await Task.Delay(1000, stoppingToken);
                    }
                }
            }
            """),
        new("stale: the field holds the secret", "", """
            private sealed class Client(ApiKeysAccessor keys) { private readonly ApiKeysAccessor _keys = keys; public string Header() => "Bearer " + _keys.GithubToken.Reveal(); }
            """),
        new("stale: delegate that reveals on each call", "", """
            private readonly Func<string> _token = () => Secrets.Current.ApiKeys.GithubToken.Reveal();
            public Task Run(HttpClient http) { var request = new HttpRequestMessage(); request.Headers.Add("X-Api-Key", _token()); return http.SendAsync(request); }
            """),
        new("redaction: record of secrets", "", """
            public sealed record Login(string User, Secret<string> Password);
            public Login Run() => new("loader", Secrets.Current.Database.Password);
            """),
        new("redaction: record with a lambda", "", """
            public sealed record Login(string User, Func<string> Password);
            public Login Run() => new("loader", () => Secrets.Current.Database.Password.Reveal());
            """),
        new("redaction: ToString that hides", "", """
            public sealed class Login(Secret<string> password) { public override string ToString() => $"loader/{password} of {password.Reveal().Length}"; }
            """),
        new("crypto: signed token", "", """
            public string Run(string payload)
            {
                using var hmac = new System.Security.Cryptography.HMACSHA512(Convert.FromBase64String(Secrets.Current.ApiKeys.GithubToken.Reveal()));
                return payload + "." + Convert.ToBase64String(hmac.ComputeHash(System.Text.Encoding.UTF8.GetBytes(payload)));
            }
            """),
        new("validation: options of another library", "", """
            public void Run(string[] allowed)
            {
                if (!allowed.Contains(Secrets.Current.ApiKeys.GithubToken.Reveal())) { throw new UnauthorizedAccessException("unknown key"); }
            }
            """),
    ];
}
