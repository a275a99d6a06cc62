namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Corpus;

/// <summary>Programs in the style of current code that use secrets as intended. The result of their first run is in <c>docs/analyzers.md</c>.</summary>
internal static class ModernFinePrograms
{
    internal static IReadOnlyList<CorpusProgram> All { get; } =
    [
        Of("log: generated LoggerMessage with the secret itself", "public void Run(ILogger logger) => logger.LogInformation(\"Starting with {Token}\", Secrets.Current.ApiKeys.GithubToken);"),
        Of("log: length", "public void Run(ILogger logger) { var token = TOKEN; logger.LogInformation(\"{Length} characters\", token.Length); }"),
        Of("log: whether it is there", "public void Run(ILogger logger) { var token = TOKEN; logger.LogInformation(\"{Has}\", !string.IsNullOrEmpty(token)); }"),
        Of("log: user of a tuple", "private static (string User, string Password) Login() => (\"sa\", TOKEN); public void Run(ILogger logger) { var (user, _) = Login(); logger.LogInformation(\"{User}\", user); }"),
        Of("log: status of a request", "public async Task Run(ILogger logger, HttpClient http) { using var request = new HttpRequestMessage(HttpMethod.Get, \"/items\") { Headers = { { \"Authorization\", \"Bearer \" + TOKEN } } }; using var response = await http.SendAsync(request); logger.LogInformation(\"{Status}\", response.StatusCode); }"),
        Of("log: name beside the value in a dictionary", "public void Run(ILogger logger) { var keys = new Dictionary<string, string> { [\"github\"] = TOKEN }; logger.LogInformation(\"{Names}\", string.Join(',', keys.Keys)); }"),
        Of("log: count of a collection expression", "public void Run(ILogger logger) { string[] keys = [TOKEN, \"b\"]; logger.LogInformation(\"{Count}\", keys.Length); }"),
        Of("log: query over names", "public void Run(ILogger logger) { var all = new[] { (Name: \"a\", Value: TOKEN) }; var names = from key in all select key.Name; logger.LogInformation(\"{Names}\", string.Join(',', names)); }"),
        Of("log: scope with the category", "public void Run(ILogger logger) { using (logger.BeginScope(\"api-keys\")) { _ = TOKEN.Length; logger.LogInformation(\"loaded\"); } }"),
        Of("log: elapsed time", "public void Run(ILogger logger, Action<string> connect) { var watch = Stopwatch.StartNew(); connect(TOKEN); logger.LogInformation(\"{Elapsed}\", watch.Elapsed); }"),
        Of("console: record without its secret", "private sealed record Login(string User, Secret<string> Password); public void Run() => Console.WriteLine(new Login(\"sa\", Secrets.Current.Database.Password));"),
        Of("console: scrubbed output", "public void Run(string output) => Console.WriteLine(output.Replace(TOKEN, \"***\"));"),
        Of("console: comparison", "public void Run(string given) => Console.WriteLine(given == TOKEN ? \"same\" : \"different\");"),
        Of("console: hash prefix", "public void Run() => Console.WriteLine(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(TOKEN))));"),
        Of("console: out parameter that succeeded", "private static bool TryRead(out string value) { value = TOKEN; return true; } public void Run() { var isThere = TryRead(out _); Console.WriteLine(isThere); }"),
        Of("telemetry: category as a tag", "public void Run() { _ = TOKEN.Length; Activity.Current?.SetTag(\"secret.category\", \"api-keys\"); }"),
        Of("telemetry: counter by result", "private static readonly System.Diagnostics.Metrics.Counter<int> s_calls = new System.Diagnostics.Metrics.Meter(\"jobs\").CreateCounter<int>(\"calls\"); public void Run(Func<string, bool> login) => s_calls.Add(1, new KeyValuePair<string, object?>(\"ok\", login(TOKEN)));"),
        Of("exception: name of the secret", "public void Run() { if (TOKEN.Length < 8) { throw new InvalidOperationException(\"The key github_token is too short.\"); } }"),
        Of("exception: nested with a message of its own", "public void Run(Action<string> connect) { try { connect(TOKEN); } catch (IOException e) { throw new InvalidOperationException(\"The connection failed.\", e); } }"),
        Of("file: report beside a request", "public async Task Run(HttpClient http, CancellationToken ct) { http.DefaultRequestHeaders.Add(\"X-Page\", \"1\"); using var request = new HttpRequestMessage(HttpMethod.Get, \"/\"); request.Headers.Add(\"X-Api-Key\", TOKEN); using var response = await http.SendAsync(request, ct); await File.WriteAllTextAsync(\"report.json\", await response.Content.ReadAsStringAsync(ct), ct); }"),
        Of("process: environment of a child", "public void Run() { var start = new ProcessStartInfo(\"loader\") { UseShellExecute = false }; start.Environment[\"LOADER_AUTH\"] = TOKEN; using var process = Process.Start(start); }"),
        Of("process: standard input", "public async Task Run() { using var process = Process.Start(new ProcessStartInfo(\"docker\", \"login --password-stdin\") { RedirectStandardInput = true })!; await process.StandardInput.WriteAsync(TOKEN); }"),
        Of("url: header instead of query", "public async Task Run(HttpClient http, int page) { using var request = new HttpRequestMessage(HttpMethod.Get, $\"https://api.example.org/items?page={page}\"); request.Headers.Authorization = new(\"Bearer\", TOKEN); await http.SendAsync(request); }"),
        Of("url: form in the body", "public async Task Run(HttpClient http) { using var body = new FormUrlEncodedContent(new Dictionary<string, string> { [\"client_secret\"] = TOKEN }); await http.PostAsync(\"https://login.example.org/token\", body); }"),
        Of("response: status only", "public IResult Run(string given) => given == TOKEN ? Results.Ok() : Results.Unauthorized();"),
        Of("response: minimal API that calls with a key", "public void Run(WebApplication app) => app.MapGet(\"/items\", async (HttpClient http) => { using var request = new HttpRequestMessage(HttpMethod.Get, \"/x\"); request.Headers.Add(\"X-Api-Key\", TOKEN); using var response = await http.SendAsync(request); return Results.Ok(await response.Content.ReadAsStringAsync()); });"),
        Of("response: ProblemDetails with a name", "public IResult Run() { _ = TOKEN.Length; return Results.Problem(detail: \"The token was rejected.\", statusCode: 401); }"),
        Of("cache: result of a call", "public async Task Run(IDistributedCache cache, Func<string, Task<string>> load, CancellationToken ct) => await cache.SetStringAsync(\"items\", (await load(TOKEN)).Trim(), ct);"),
        Of("environment variable: other value", "public void Run() { _ = TOKEN.Length; Environment.SetEnvironmentVariable(\"LOADER_MODE\", \"fast\"); }"),
        Of("text: record struct with a secret", "private readonly record struct Header(Secret<string> Token) { public override string ToString() => $\"Bearer {Token}\"; } public string Run() => new Header(Secrets.Current.ApiKeys.GithubToken).ToString();"),
        Of("primary constructor that signs", "public byte[] Run(byte[] data) => new Signer(TOKEN).Sign(data);", "internal sealed class Signer(string key) { public byte[] Sign(byte[] data) { using var hmac = new System.Security.Cryptography.HMACSHA256(System.Text.Encoding.UTF8.GetBytes(key)); return hmac.ComputeHash(data); } }"),
        Of("extension method that masks", "public void Run(ILogger logger) => logger.LogInformation(\"{Length}\", TOKEN.LengthOf());", "internal static class Masks { internal static int LengthOf(this string text) => text.Length; }"),
        Of("asynchronous stream of results", "private async IAsyncEnumerable<int> Sizes(Func<string, Task<int>> load) { yield return await load(TOKEN); } public async Task Run(Func<string, Task<int>> load) { await foreach (var size in Sizes(load)) { Console.WriteLine(size); } }"),
        Of("ref struct with a length", "private ref struct Line { public ReadOnlySpan<char> Text; public int Length; } public void Run() { var line = new Line { Text = TOKEN, Length = 3 }; Console.WriteLine(line.Length); }"),
        Of("switch expression on a value", "public string Run() => TOKEN switch { { Length: > 40 } => \"long\", \"\" => \"empty\", _ => \"short\" };"),
        Of("log: switch expression on a value", "public void Run(ILogger logger) => logger.LogInformation(\"{Kind}\", TOKEN switch { { Length: > 40 } => \"long\", _ => \"short\" });"),
        Of("log: pattern that only tests", "public void Run(ILogger logger) { if (TOKEN is [not 'x', ..]) { logger.LogInformation(\"valid\"); } }"),
        Of("log: split and counted", "public void Run(ILogger logger) => logger.LogInformation(\"{Parts}\", TOKEN.Split('.').Length);"),
        Of("log: metadata of the secret", "public async Task Run(ILogger logger, CancellationToken ct) { var keys = await Secrets.Current.ApiKeys.GetAsync(ct); _ = keys.GithubToken.Reveal().Length; logger.LogInformation(\"{Keys}\", keys); }"),
        Of("database: connection opened", "public async Task Run(CancellationToken ct) { var builder = new NpgsqlConnectionStringBuilder { Host = Secrets.Current.Database.Host, Password = Secrets.Current.Database.Password.Reveal() }; await using var connection = new NpgsqlConnection(builder.ConnectionString); await connection.OpenAsync(ct); }"),
    ];

    private static CorpusProgram Of(string name, string members, string types = "") => new(name, "", Fill(members), Fill(types));

    private static string Fill(string code) => code.Replace("TOKEN", "Secrets.Current.ApiKeys.GithubToken.Reveal()", StringComparison.Ordinal);
}
