using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>How a <see cref="SecretsClient"/> works. Read once, when the client is made: later changes have no effect on it.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class SecretsOptions
{
    /// <summary>The environment variable that names the store where neither <see cref="Store"/> nor <see cref="StoreName"/> is set.</summary>
    public const string StoreVariable = "GENIE_SECRETS_STORE";

    /// <summary>The environment variable with environments to add to <see cref="AllowedEnvironments"/>, separated by commas.</summary>
    public const string AllowedEnvironmentsVariable = "GENIE_SECRETS_ALLOWED_ENVIRONMENTS";

    /// <summary>The store itself. It stays the caller's: the client does not dispose it. Wins over <see cref="StoreName"/>.</summary>
    public ISecretStore? Store { get; set; }

    /// <summary>The name of a store as <see cref="SecretStores"/> knows it. By default what <see cref="StoreVariable"/> says.</summary>
    /// <remarks>
    /// Where that says nothing either, the default environment reads from the <c>local</c> store, and any other environment is refused:
    /// production never falls back to a development store.
    /// </remarks>
    public string? StoreName { get; set; }

    /// <summary>The environment the process runs in. By default what the manifest's environment variable says, else its default environment.</summary>
    public string? Environment { get; set; }

    /// <summary>
    /// Gets or sets the environment that the application's host runs in: <c>Production</c>. By default what <c>ASPNETCORE_ENVIRONMENT</c>,
    /// <c>DOTNET_ENVIRONMENT</c> and <c>AZURE_FUNCTIONS_ENVIRONMENT</c> say.
    /// </summary>
    /// <remarks>
    /// It does not select the environment. If nothing selects one and the host runs in another environment than the manifest's default, reading
    /// secrets is refused. <c>Development</c> and <c>dev</c>, <c>Production</c> and <c>prod</c>, and the like, are the same environment.
    /// </remarks>
    public string? HostEnvironment { get; set; }

    /// <summary>Environments beside its own that the process may read. Empty by default.</summary>
    public ISet<string> AllowedEnvironments { get; private init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// How long a value counts as fresh, from when its fetch began. 5 minutes by default, the 300 s of AWS's own Secrets Manager agent:
    /// with it a changed value is noticed within minutes, at twelve calls an hour and secret. From 1 second to 1 day.
    /// </summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// In which last part of its <see cref="TimeToLive"/> a value is refreshed ahead of its end, at a moment drawn at random each time, so that a fleet
    /// started together does not refresh together. 0.1 by default: the last 30 seconds of 5 minutes, as long as a call may take
    /// (<see cref="FetchTimeout"/>). From 0 (never ahead of its end) to 0.5.
    /// </summary>
    /// <remarks>
    /// The moment may be as late as the end itself: there is no least time ahead. While <see cref="MaxStale"/> allows the value to be handed out
    /// after its end, nobody waits for that; with a <see cref="MaxStale"/> of 0 some readers do.
    /// </remarks>
    public double RefreshAheadRatio { get; set; } = 0.1;

    /// <summary>
    /// For how long after its <see cref="TimeToLive"/> a value may still be handed out. 1 hour by default; from 0 (never) to 7 days.
    /// </summary>
    /// <remarks>
    /// The first read that finds a refresh due starts one in the background; reads get the last good value while it runs, and
    /// on while refreshes fail in ways that may pass (time-outs, throttling, server errors) or bring a value that does not fit its schema.
    /// With 0 reads wait where a refresh was not begun, or has not ended, before the end of <see cref="TimeToLive"/>.
    /// A refresh that finds access denied or the secret gone ends that at once. After <see cref="MaxStale"/> reads wait for a fetch, and get
    /// its error where it fails.
    /// </remarks>
    public TimeSpan MaxStale { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long it is remembered that a secret does not exist, or that this identity may not read it: readers get that error without another
    /// call. 10 seconds by default; from 0 (not at all) to 1 hour.
    /// </summary>
    public TimeSpan NegativeCacheDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one call to the store may take. 30 seconds by default; from 1 millisecond to 10 minutes.</summary>
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many secrets share one call to the store. 20 by default, as many as Secrets Manager's <c>BatchGetSecretValue</c> gives; from 1 (each a call
    /// of its own) to 1,000. Where there are more, several calls run at the same time.
    /// </summary>
    public int MaxBatchSize { get; set; } = 20;

    /// <summary>
    /// For how long at most the first read of a secret waits for other first reads to share a call with. 4 milliseconds by default; from 0 (not at
    /// all) to 100 milliseconds. It ends as soon as for a sixteenth of it no other read has come: a lone reader waits 0.25 ms, where a call takes
    /// tens of milliseconds; the very first reader of a client waits for all of it. Stores without a call for several secrets (<see cref="ISecretStore.SupportsBatching"/>) are asked at once.
    /// </summary>
    public TimeSpan BatchWindow { get; set; } = TimeSpan.FromMilliseconds(4);

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The randomness behind jitter; by default one of the client's own. The client never calls it from two threads at once.</summary>
    public Random? Random { get; set; }

    /// <summary>Looks up an environment variable: null where it is not set. The process's own variables by default.</summary>
    public Func<string, string?> EnvironmentVariableReader { get; set; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Where work is done that no reader does on its own time.</summary>
    internal IBackground Background { get; set; } = ThreadPoolBackground.Instance;

    /// <summary>Gets or sets the threads that the store is called on; by default the client creates its own.</summary>
    internal IStoreThreads? StoreThreads { get; set; }

    internal SecretsOptions Copy() => new()
    {
        Store = Store,
        StoreName = StoreName,
        Environment = Environment,
        HostEnvironment = HostEnvironment,
        AllowedEnvironments = new HashSet<string>(AllowedEnvironments, StringComparer.OrdinalIgnoreCase),
        TimeToLive = TimeToLive,
        RefreshAheadRatio = RefreshAheadRatio,
        MaxStale = MaxStale,
        NegativeCacheDuration = NegativeCacheDuration,
        FetchTimeout = FetchTimeout,
        MaxBatchSize = MaxBatchSize,
        BatchWindow = BatchWindow,
        Background = Background,
        StoreThreads = StoreThreads,
        TimeProvider = TimeProvider,
        Random = Random,
        EnvironmentVariableReader = EnvironmentVariableReader,
    };
}
