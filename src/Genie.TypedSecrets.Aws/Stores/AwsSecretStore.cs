using Genie.TypedSecrets.Aws.Errors;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager.Model;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Aws;

/// <summary>Reads and writes secrets in AWS Secrets Manager: <c>GENIE_SECRETS_STORE=aws</c>. By default, region, credentials and endpoint come from the same places as in the AWS SDK.</summary>
/// <remarks>
/// <para>Thread-safe. Create one instance and keep it, because it holds connections. Disposing closes them.</para>
/// <para>Secrets are read by name or by ARN. A secret of another account must be read by its ARN.</para>
/// </remarks>
public sealed partial class AwsSecretStore : IWritableSecretStore, IRotationStatusStore, IDisposable
{
    internal const string StoreName = AwsErrors.StoreName;

    private readonly RegionFailover _regions;
    private readonly BatchReader _batches;
    private readonly AwsSecretStoreOptions _options;

    /// <summary>Creates a store with the default regions, endpoint and credentials.</summary>
    /// <exception cref="SecretsConfigurationException">No region is configured.</exception>
    public AwsSecretStore()
        : this(new AwsSecretStoreOptions())
    {
    }

    /// <summary>Creates a store.</summary>
    /// <param name="options">The options. They are copied.</param>
    /// <exception cref="SecretsConfigurationException">An option is out of range, or no region is configured.</exception>
    public AwsSecretStore(AwsSecretStoreOptions options)
        : this(Validated(options), RegionalClients.Create)
    {
    }

    internal AwsSecretStore(AwsSecretStoreOptions options, Func<AwsSecretStoreOptions, IReadOnlyList<RegionalClient>> connect)
    {
        _options = options;
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
    /// Two or more current versions are fetched with <c>BatchGetSecretValue</c>, up to 20 in a call. A single secret, and any other version,
    /// is fetched with <c>GetSecretValue</c>.
    /// </remarks>
    public async ValueTask<IReadOnlyList<SecretResult>> GetManyAsync(IReadOnlyList<SecretRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        cancellationToken.ThrowIfCancellationRequested();
        return await _batches.GetAsync(requests, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _regions.Dispose();

    /// <summary>Returns the store's name and its regions.</summary>
    public override string ToString() => $"{StoreName} ({string.Join(", ", _regions.Names)})";

    internal static ISecretStore Create(SecretStoreContext context) => new AwsSecretStore(new AwsSecretStoreOptions
    {
        TimeProvider = context.TimeProvider,
        EnvironmentVariableReader = context.EnvironmentVariableReader,
        ManifestRegions = context.Regions,
    });

    private static AwsSecretStoreOptions Validated(AwsSecretStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var resolved = options.Resolve();
        AwsSecretStoreOptionsValidation.Validate(resolved);
        return resolved;
    }

    private Task<SecretPayload> GetOneAsync(SecretRequest request, CancellationToken cancellationToken) => _regions.ReadAsync(
        "GetSecretValue",
        request,
        async (region, token) =>
        {
            // One of both is always sent, so that the version does not depend on the default of an implementation.
            var id = _regions.GetId(region, request.Name);
            GetSecretValueRequest wire = request.VersionId is null
                ? new() { SecretId = id, VersionStage = request.VersionStage }
                : new() { SecretId = id, VersionId = request.VersionId };
            var response = await region.Client.GetSecretValueAsync(wire, token).ConfigureAwait(false);
            FetchActivity.SetArn(response.ARN);
            return PayloadReader.TryRead(request.Name, response) ?? throw Unreadable(request.Name);
        },
        cancellationToken);

    private static SecretStoreUnavailableException Unreadable(string name) =>
        new(StoreName, "The response has no value or no version id, so it does not come from Secrets Manager. Check AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_ENDPOINT_URL.", name);
}
