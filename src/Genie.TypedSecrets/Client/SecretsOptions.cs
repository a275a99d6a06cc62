using System.ComponentModel;
using Genie.TypedSecrets.Caching;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>Provides the options of a <see cref="SecretsClient"/>. They are copied when the client is created: later changes have no effect on it.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class SecretsOptions
{
    /// <summary>The environment variable that names the store if neither <see cref="Store"/> nor <see cref="StoreName"/> is set.</summary>
    public const string StoreVariable = "GENIE_SECRETS_STORE";

    /// <summary>The environment variable with environments to add to <see cref="AllowedEnvironments"/>, separated by commas.</summary>
    public const string AllowedEnvironmentsVariable = "GENIE_SECRETS_ALLOWED_ENVIRONMENTS";

    /// <summary>Gets or sets the store. It takes precedence over <see cref="StoreName"/>. The client does not dispose it.</summary>
    public ISecretStore? Store { get; set; }

    /// <summary>Gets or sets the name of a store that is registered in <see cref="SecretStores"/>. The default is the value of <see cref="StoreVariable"/>.</summary>
    /// <remarks>
    /// If neither is set, the default environment reads from the <c>local</c> store, and reading in any other environment fails: production never
    /// falls back to a development store.
    /// </remarks>
    public string? StoreName { get; set; }

    /// <summary>Gets or sets the environment that the process runs in. The default is the value of the manifest's environment variable, otherwise its default environment.</summary>
    public string? Environment { get; set; }

    /// <summary>
    /// Gets or sets the environment that the application's host runs in: <c>Production</c>. The default is the value of <c>ASPNETCORE_ENVIRONMENT</c>,
    /// <c>DOTNET_ENVIRONMENT</c> or <c>AZURE_FUNCTIONS_ENVIRONMENT</c>.
    /// </summary>
    /// <remarks>
    /// If no environment is selected, the environment that has this name as an alias in the manifest is used. If there is none, and the name differs from
    /// the manifest's default environment, reading secrets fails. Common pairs of names, such as <c>Production</c> and <c>prod</c>, count as the same.
    /// </remarks>
    public string? HostEnvironment { get; set; }

    /// <summary>
    /// Gets or sets whether <see cref="HostEnvironment"/> selects the environment if neither <see cref="Environment"/> nor the manifest's environment
    /// variable does: <c>Production</c> selects <c>prod</c>. The default is <see langword="false"/>; with Genie.TypedSecrets.Hosting it is
    /// <see langword="true"/>.
    /// </summary>
    /// <remarks>If the manifest has no environment that corresponds to the host's environment, reading secrets fails.</remarks>
    public bool UseHostEnvironment { get; set; }

    /// <summary>Gets the other environments that the process may read. Empty by default.</summary>
    public ISet<string> AllowedEnvironments { get; private set; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the AWS regions to read from, the primary first. If it is empty, as by default, the manifest's regions are used. Stores that are not in AWS ignore it.</summary>
    public IList<string> Regions { get; private set; } = [];

    /// <summary>Gets the observers, which are notified of what happens to the client's secrets, for logs and audits. Empty by default.</summary>
    public IList<SecretsObserver> Observers { get; private set; } = [];

    /// <summary>
    /// Gets or sets the time for which a value counts as fresh, from the start of its fetch. The default is 5 minutes, as in AWS's Secrets Manager
    /// Agent: a changed value is noticed within minutes, with about twelve calls per hour for each secret. The range is 1 second to 1 day.
    /// </summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets the last part of <see cref="TimeToLive"/>, as a ratio, in which a value is refreshed before the time to live ends. The moment is random
    /// each time, so that processes that started together do not refresh together. The default is 0.1: the last 30 seconds of 5 minutes, which is also the
    /// time limit of a call (<see cref="FetchTimeout"/>). The range is 0 (never before the end) to 0.5.
    /// </summary>
    /// <remarks>
    /// The moment can be as late as the end itself. As long as <see cref="MaxStale"/> allows the value to be returned after its end, no reader waits
    /// for the refresh; with a <see cref="MaxStale"/> of 0, some readers do.
    /// </remarks>
    public double RefreshAheadRatio { get; set; } = 0.1;

    /// <summary>
    /// Gets or sets the time after <see cref="TimeToLive"/> for which the last known good value may still be returned. The default is 1 hour. The range
    /// is 0 (never) to 7 days.
    /// </summary>
    /// <remarks>
    /// The first read after a refresh is due starts it in the background. Reads return the last known good value while the refresh runs, and as long
    /// as refreshes fail with transient errors (time-outs, throttling, server errors) or return a value that does not match its schema. If access is
    /// denied or the secret does not exist, the value is removed immediately. After <see cref="MaxStale"/>, reads wait for a fetch, and throw its error
    /// if it fails. With 0, reads wait if a refresh has not ended by the end of <see cref="TimeToLive"/>.
    /// </remarks>
    public TimeSpan MaxStale { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Gets or sets the time for which "not found", "access denied" and other errors that are not transient are cached: readers get the error without
    /// another call. The default is 10 seconds. The range is 0 (not at all) to 1 hour.
    /// </summary>
    public TimeSpan NegativeCacheDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the time after which a call to the store fails. The default is 30 seconds. The range is 1 millisecond to 10 minutes.</summary>
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the number of secrets that share one call to the store. The default is 20, the limit of Secrets Manager's
    /// <c>BatchGetSecretValue</c>. The range is 1 (one call for each secret) to 1,000. For more secrets, several calls run at the same time.
    /// </summary>
    public int MaxBatchSize { get; set; } = 20;

    /// <summary>
    /// Gets or sets the longest time for which the first read of a secret waits for other first reads to share its call. The default is
    /// 4 milliseconds. The range is 0 (not at all) to 100 milliseconds. The wait ends early if no other read arrives for a sixteenth of this time: a
    /// single reader waits 0.25 ms, while a call takes tens of milliseconds. The first wait of a client in which several reads meet does not end early.
    /// Stores without a batch call (<see cref="ISecretStore.SupportsBatching"/>) are called immediately.
    /// </summary>
    public TimeSpan BatchWindow { get; set; } = TimeSpan.FromMilliseconds(4);

    /// <summary>Gets or sets the clock. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the source of jitter. By default each client creates its own. The client never calls it from two threads at once.</summary>
    public Random? Random { get; set; }

    /// <summary>Gets or sets the function that reads an environment variable and returns null if it is not set. The default reads the variables of the process.</summary>
    public Func<string, string?> EnvironmentVariableReader { get; set; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Gets or sets the runner of background work; by default the thread pool.</summary>
    internal IBackground Background { get; set; } = ThreadPoolBackground.Instance;

    /// <summary>Gets or sets the threads that the store is called on; by default the client creates its own.</summary>
    internal IStoreThreads? StoreThreads { get; set; }

    /// <summary>Returns the problems of the options, one sentence for each. The list is empty if they are valid.</summary>
    public IReadOnlyList<string> Validate() => SecretsOptionsValidation.FindProblems(this);

    /// <summary>Returns the problems of the options for the secrets of a project, without a call to a store. Genie.TypedSecrets.Hosting uses it.</summary>
    /// <param name="manifest">The project and its environments.</param>
    /// <returns>One text for each problem. In addition to <see cref="Validate()"/>: an environment that the project does not have, and a store that is not selected or not known.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<string> Validate(SecretsManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var problems = SecretsOptionsValidation.FindProblems(this);
        if (SecretsOptionsValidation.CanSelect(this))
        {
            problems.AddRange(SecretsOptionsValidation.FindProblems(this, manifest));
        }

        return problems;
    }

    /// <summary>Gets or sets whether the client is for readers outside of every <see cref="SecretsClientScope"/> of a process that uses them. It never falls back to a store.</summary>
    internal bool IsOutsideOfScopes { get; set; }

    internal SecretsOptions Copy()
    {
        var copy = (SecretsOptions)MemberwiseClone();
        copy.AllowedEnvironments = new HashSet<string>(AllowedEnvironments, StringComparer.OrdinalIgnoreCase);
        copy.Regions = [.. Regions];
        copy.Observers = [.. Observers];
        return copy;
    }
}
