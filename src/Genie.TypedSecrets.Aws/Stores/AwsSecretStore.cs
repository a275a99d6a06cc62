using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>AWS Secrets Manager: <c>GENIE_SECRETS_STORE=aws</c>. Region, credentials and endpoint come from the AWS SDK's ordinary chain.</summary>
/// <remarks>
/// <para>Thread-safe. Make one and keep it: it holds connections. Disposing closes them.</para>
/// <para>Secrets are read by name, or by ARN where they are another account's.</para>
/// </remarks>
public sealed partial class AwsSecretStore : IWritableSecretStore, IDisposable
{
    internal const string StoreName = AwsErrors.StoreName;

    private readonly RegionRing _regions;
    private readonly BatchReader _batches;

    /// <summary>A store with the regions, the endpoint and the credentials of the surroundings.</summary>
    /// <exception cref="SecretsConfigurationException">No region is configured.</exception>
    public AwsSecretStore()
        : this(new AwsSecretStoreOptions())
    {
    }

    /// <summary>A store.</summary>
    /// <param name="options">How it works.</param>
    /// <exception cref="SecretsConfigurationException">An option is out of its range, or no region is configured.</exception>
    public AwsSecretStore(AwsSecretStoreOptions options)
        : this(Validated(options), RegionalClients.Create)
    {
    }

    internal AwsSecretStore(AwsSecretStoreOptions options, Func<AwsSecretStoreOptions, IReadOnlyList<RegionalClient>> connect)
    {
        var regions = connect(options);
        _regions = new(regions, options.RegionCooldown, options.TimeProvider);
        _batches = new(_regions, options, GetOneAsync);
    }

    /// <inheritdoc/>
    public string Name => StoreName;

    /// <inheritdoc/>
    public async ValueTask<SecretPayload> GetAsync(SecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        SecretId.ThrowIfUnreadable(request.Name, StoreName);
        return await GetOneAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Two or more current versions are fetched with <c>BatchGetSecretValue</c>, up to 20 in a call; a single one, and any other version,
    /// with <c>GetSecretValue</c>.
    /// </remarks>
    public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        cancellationToken.ThrowIfCancellationRequested();
        return await _batches.GetAsync(requests, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _regions.Dispose();

    /// <summary>The store's name and its regions.</summary>
    public override string ToString() => $"{StoreName} ({string.Join(", ", _regions.Names)})";

    internal static ISecretStore Create(SecretStoreContext context)
    {
        AwsSecretStoreOptions options = new() { TimeProvider = context.TimeProvider };
        foreach (var region in (context.EnvironmentVariableReader(AwsSecretStoreOptions.RegionsVariable) ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            options.Regions.Add(region);
        }

        return new AwsSecretStore(options);
    }

    private static AwsSecretStoreOptions Validated(AwsSecretStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var copy = options.Copy();
        AwsSecretStoreOptionsValidation.Validate(copy);
        return copy;
    }

    private Task<SecretPayload> GetOneAsync(SecretRequest request, CancellationToken cancellationToken) => _regions.ReadAsync(
        "GetSecretValue",
        request,
        async (region, token) =>
        {
            // Never neither of both: AWS would choose, and an implementation that chooses wrongly hands out an old version.
            GetSecretValueRequest wire = request.VersionId is null
                ? new() { SecretId = request.Name, VersionStage = request.VersionStage }
                : new() { SecretId = request.Name, VersionId = request.VersionId };
            var answer = await region.Client.GetSecretValueAsync(wire, token).ConfigureAwait(false);
            return PayloadReader.TryRead(request.Name, answer) ?? throw Unreadable(request.Name);
        },
        cancellationToken);

    private static SecretStoreUnavailableException Unreadable(string name) =>
        new(StoreName, "It answered without a value or without a version id, which Secrets Manager never does. See AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_ENDPOINT_URL.", name);
}
