using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws;

/// <summary>How an <see cref="AwsSecretStore"/> works. Read once, when the store is made.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class AwsSecretStoreOptions
{
    /// <summary>The environment variable with the regions, separated by commas, where <see cref="Regions"/> is empty.</summary>
    public const string RegionsVariable = "GENIE_SECRETS_AWS_REGIONS";

    /// <summary>
    /// The regions to read from, the primary first, then those its secrets are replicated to. Empty by default: the one region of the
    /// SDK's ordinary chain (<c>AWS_REGION</c>, the profile, the host's metadata).
    /// </summary>
    public IList<string> Regions { get; } = [];

    /// <summary>
    /// The endpoint to call in place of the regions' own. Null by default: <c>AWS_ENDPOINT_URL_SECRETS_MANAGER</c>,
    /// <c>AWS_ENDPOINT_URL</c> or the profile's <c>services</c> section, else the region's endpoint.
    /// </summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>
    /// The profile of the shared configuration files. Null by default: <c>AWS_PROFILE</c>, else <c>default</c>. Under NativeAOT the stores
    /// of a process can use one profile that assumes a role: another one is refused when its store is made.
    /// </summary>
    public string? Profile { get; set; }

    /// <summary>The credentials. Null by default: those of the SDK's ordinary chain.</summary>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>
    /// How often a call is tried in a region, the first try included; the SDK's standard retry mode paces the others. From 1 to 10.
    /// Null by default: 3 where there is one region, 2 where another can take over.
    /// </summary>
    public int? MaxAttempts { get; set; }

    /// <summary>
    /// How long one attempt may take, to the last byte of its answer. 5 seconds by default: three of them and the pauses between stay
    /// within the 30 seconds a fetch may take. From 10 milliseconds to 5 minutes.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long a region that was found down is tried last. 30 seconds by default; from 0 to 1 hour.</summary>
    public TimeSpan RegionCooldown { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether several secrets are fetched with <c>BatchGetSecretValue</c>, up to 20 in a call. True by default. Where AWS refuses it,
    /// single calls are made in any case, and it is asked again after <see cref="BatchCooldown"/>.
    /// </summary>
    public bool UseBatch { get; set; } = true;

    /// <summary>For how long it is remembered that batch calls are refused. 15 minutes by default; from 0 to 1 day.</summary>
    public TimeSpan BatchCooldown { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal AwsSecretStoreOptions Copy()
    {
        AwsSecretStoreOptions copy = new()
        {
            ServiceUrl = ServiceUrl,
            Profile = Profile,
            Credentials = Credentials,
            MaxAttempts = MaxAttempts,
            AttemptTimeout = AttemptTimeout,
            RegionCooldown = RegionCooldown,
            UseBatch = UseBatch,
            BatchCooldown = BatchCooldown,
            TimeProvider = TimeProvider,
        };
        foreach (var region in Regions)
        {
            copy.Regions.Add(region);
        }

        return copy;
    }
}
