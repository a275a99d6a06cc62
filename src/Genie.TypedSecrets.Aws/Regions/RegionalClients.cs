using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Genie.TypedSecrets.Aws.Credentials;
using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Creates a client for each region of the options.</summary>
internal static class RegionalClients
{
    // The signature must name a region. A custom endpoint accepts any.
    private const string SigningRegion = "us-east-1";

    /// <summary>Creates the clients. The first one is that of the primary region.</summary>
    /// <exception cref="SecretsConfigurationException">No region is configured.</exception>
    internal static IReadOnlyList<RegionalClient> Create(AwsSecretStoreOptions options)
    {
        try
        {
            RuntimeDependencies.Register(options);
            return options.Regions.Count == 0
                ? [Create(options, region: null, attempts: 3)]
                : [.. options.Regions.Select(region => Create(options, region, options.Regions.Count == 1 ? 3 : 2))];
        }
        catch (AmazonClientException e)
        {
            // The SDK's message can quote the configuration files, which also contain keys.
            throw new SecretsConfigurationException(
                $"The AWS SDK cannot be configured ({e.GetType().Name}). Check AWS_REGION, AWS_PROFILE{Profile(options)} and the shared configuration files, which aws configure list shows.");
        }
    }

    private static RegionalClient Create(AwsSecretStoreOptions options, string? region, int attempts)
    {
        AmazonSecretsManagerConfig config = new()
        {
            AttemptTimeout = options.AttemptTimeout,
            MaxErrorRetry = (options.MaxAttempts ?? attempts) - 1,
            TimeProvider = options.TimeProvider,
        };
        if (options.Profile is not null)
        {
            config.Profile = new Profile(options.Profile);
        }

        if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        var name = region ?? config.RegionEndpoint?.SystemName;
        if (options.ServiceUrl is not null)
        {
            config.ServiceURL = options.ServiceUrl.AbsoluteUri;
        }

        if (name is null && string.IsNullOrEmpty(config.ServiceURL))
        {
            throw new SecretsConfigurationException(
                $"No AWS region is configured. Set AWS_REGION, or region in the profile{Profile(options)}, or {AwsSecretStoreOptions.RegionsVariable} to several regions, the primary first.");
        }

        name ??= SigningRegion;
        if (!string.IsNullOrEmpty(config.ServiceURL))
        {
            config.AuthenticationRegion = name;
        }

        var client = options.Credentials is null ? new AmazonSecretsManagerClient(config) : new(options.Credentials, config);
        return new(name, Fn.Partition(name)?.name ?? "aws", client);
    }

    private static string Profile(AwsSecretStoreOptions options) => options.Profile is null ? string.Empty : $" '{options.Profile}'";
}
