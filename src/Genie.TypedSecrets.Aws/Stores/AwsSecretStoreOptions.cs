using Amazon.Runtime;

namespace Genie.TypedSecrets.Aws;

/// <summary>Options of <see cref="AwsSecretStore"/>. They are read once, when the store is created.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class AwsSecretStoreOptions
{
    /// <summary>The environment variable that sets the regions, separated by commas, where <see cref="Regions"/> is empty.</summary>
    public const string RegionsVariable = "GENIE_SECRETS_AWS_REGIONS";

    /// <summary>The environment variable that has the effect of <see cref="AllowPlainHttp"/> when it is set to <c>true</c>.</summary>
    public const string AllowPlainHttpVariable = "GENIE_SECRETS_AWS_ALLOW_PLAIN_HTTP";

    /// <summary>
    /// Gets the regions to read from: the primary first, then those to which its secrets are replicated. The default is empty: the regions in
    /// <see cref="RegionsVariable"/>, those of the manifest, or the region in <c>AWS_REGION</c>, the profile, <c>AWS_DEFAULT_REGION</c> or
    /// the metadata of the instance.
    /// </summary>
    public IList<string> Regions { get; } = [];

    /// <summary>
    /// Gets or sets the endpoint to call instead of the endpoints of the regions. The default is null: <c>AWS_ENDPOINT_URL_SECRETS_MANAGER</c>,
    /// <c>AWS_ENDPOINT_URL</c> or the <c>services</c> section of the profile; otherwise the endpoint of each region.
    /// </summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether an endpoint without TLS is accepted that is not on this host, such as that of an emulator in
    /// another container. Secrets then travel unencrypted. The default is false. A connection without TLS never uses a proxy.
    /// </summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>
    /// Gets or sets the profile of the shared configuration files. The default is null: <c>AWS_PROFILE</c>, or <c>default</c>. Under
    /// NativeAOT, the stores of a process can use only one profile that assumes a role. A second one is rejected when its store is created.
    /// </summary>
    public string? Profile { get; set; }

    /// <summary>Gets or sets the credentials. The default is null: those of the SDK's default credential provider chain.</summary>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of attempts of a call in a region, including the first one. The SDK's standard retry mode determines
    /// the delay between attempts. The range is 1 to 10. The default is null: 3 with one region, 2 with several.
    /// </summary>
    public int? MaxAttempts { get; set; }

    /// <summary>
    /// Gets or sets the time limit of one attempt, up to the last byte of the response. The default is 5 seconds: three attempts and the
    /// delays between them fit into the 30 seconds of a fetch. The range is 10 milliseconds to 5 minutes.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the time during which an unavailable region is tried last. The default is 30 seconds; the range is 0 to 1 hour.</summary>
    public TimeSpan RegionCooldown { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets a value indicating whether several secrets are fetched with <c>BatchGetSecretValue</c>, up to 20 in a call. The default
    /// is true. Where AWS rejects that operation, single calls are made, and the batch is tried again after <see cref="BatchCooldown"/>.
    /// </summary>
    public bool UseBatch { get; set; } = true;

    /// <summary>Gets or sets the time during which no batch call is made after one was rejected. The default is 15 minutes; the range is 0 to 1 day.</summary>
    public TimeSpan BatchCooldown { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the clock. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the function that reads an environment variable of this library and returns null if it is not set. The default reads the
    /// process's variables. Variables of the AWS SDK are always those of the process.
    /// </summary>
    public Func<string, string?> EnvironmentVariableReader { get; set; } = Environment.GetEnvironmentVariable;

    // The regions that the manifest lists for the current environment.
    internal IReadOnlyList<string> ManifestRegions { get; init; } = [];

    /// <summary>Copies the options and applies the environment variables.</summary>
    internal AwsSecretStoreOptions Resolve()
    {
        AwsSecretStoreOptions copy = new()
        {
            ServiceUrl = ServiceUrl,
            AllowPlainHttp = AllowPlainHttp || string.Equals(EnvironmentVariableReader(AllowPlainHttpVariable), "true", StringComparison.OrdinalIgnoreCase),
            Profile = Profile,
            Credentials = Credentials,
            MaxAttempts = MaxAttempts,
            AttemptTimeout = AttemptTimeout,
            RegionCooldown = RegionCooldown,
            UseBatch = UseBatch,
            BatchCooldown = BatchCooldown,
            TimeProvider = TimeProvider,
            EnvironmentVariableReader = EnvironmentVariableReader,
        };
        var configured = (EnvironmentVariableReader(RegionsVariable) ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var region in Regions.Count > 0 ? [.. Regions] : configured.Length > 0 ? configured : ManifestRegions)
        {
            copy.Regions.Add(region);
        }

        return copy;
    }
}
