using System.Diagnostics;
using System.Net.Http.Headers;
using AotJob;
using Genie.TypedSecrets;

// Prints a line for each secret without its value, and the time since the start of the process.
try
{
    await Secrets.PreloadAsync();
    var api = await Secrets.Current.ApiKeys.GetAsync();
    var database = await Secrets.Current.Database.GetAsync();

    Console.WriteLine($"store: {SecretsClient.Default.Statistics.StoreCalls} call(s)");
    Console.WriteLine($"github_token: {api.GithubToken}, {api.GithubToken.Reveal().Length} characters");
    Console.WriteLine($"database: {database.Username}@{database.Host}:{database.Port}, password {database.Password}");

    using HttpClient http = new(new SecretAuthenticationHandler<ApiKeysSecret>(
        Secrets.Current.ApiKeys,
        keys => new AuthenticationHeaderValue("Bearer", keys.GithubToken.Reveal()))
    { InnerHandler = new EchoHandler() });
    Console.WriteLine($"authorization: {await http.GetStringAsync("https://api.example.com/")} characters");
    await using var source = Secrets.Current.Database.CreateDataSource(new NoProvider(), (db, builder) => builder["Password"] = db.Password.Reveal());
    Console.WriteLine($"data source: {(source.ConnectionString.Length == 0 ? "not used yet" : "used")}");

    using var process = Process.GetCurrentProcess();
    Console.WriteLine(FormattableString.Invariant($"ready after {(DateTime.UtcNow - process.StartTime.ToUniversalTime()).TotalMilliseconds:0} ms"));
    return 0;
}
catch (SecretsException e)
{
    Console.Error.WriteLine($"{e.GetType().Name}: {e.Message}");
    return 1;
}
