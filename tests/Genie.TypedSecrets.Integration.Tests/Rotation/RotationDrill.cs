using System.Globalization;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Integration.Tests.Support;

namespace Genie.TypedSecrets.Integration.Tests.Rotation;

/// <summary>A server, a store with the job's login, and the job's accessor on it.</summary>
internal sealed class RotationDrill : IAsyncDisposable
{
    private static readonly SecretsManifest s_manifest = new("genie", ["dev", "prod"], "dev", "ENVIRONMENT");

    private readonly IDatabaseServer _server;
    private readonly SecretsClient _client;

    public RotationDrill(IDatabaseServer server, Action<SecretsOptions>? configure = null)
    {
        _server = server;
        SecretsOptions options = new() { Store = Store, Environment = "dev", TimeToLive = TimeSpan.FromDays(1), RefreshAheadRatio = 0, Random = new Random(1) };
        configure?.Invoke(options);
        _client = new(options);
        Database = new(new SecretsContext(s_manifest, _client), "dev");
    }

    public StagedStore Store { get; } = new("genie-dev/database");

    public DatabaseAccessor Database { get; }

    /// <summary>Gives a user the first password, and starts a job of four workers that goes by it.</summary>
    public async Task<QueryingJob> StartJobAsync(string user)
    {
        await SetPasswordAsync(user, 0);
        Store.Promote(Login(user, 0));
        QueryingJob job = new(Database, workers: 4);
        await job.EveryWorkerGoesOnAsync();
        return job;
    }

    /// <summary>The password of a generation: no two are alike.</summary>
    public static string PasswordOf(int generation) => string.Create(CultureInfo.InvariantCulture, $"fake-password-{generation}");

    /// <summary>The secret as AWS's rotation functions write it.</summary>
    public string Login(string user, int generation) =>
        $$"""{"engine":"{{_server.Kind.Engine}}","host":"127.0.0.1","port":{{_server.Port}},"dbname":"{{_server.Kind.Database}}","username":"{{user}}","password":"{{PasswordOf(generation)}}"}""";

    public Task SetPasswordAsync(string user, int generation) => _server.SetPasswordAsync(user, PasswordOf(generation));

    public async ValueTask DisposeAsync() => await _client.DisposeAsync();
}
