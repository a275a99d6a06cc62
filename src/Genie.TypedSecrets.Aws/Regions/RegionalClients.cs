using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Genie.TypedSecrets.Aws.Credentials;
using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Makes one client for each region of the options.</summary>
internal static class RegionalClients
{
    // Any region will do for an endpoint that is nobody's: the signature must name one.
    private const string SigningRegion = "us-east-1";

    /// <summary>Makes the clients, the primary's first.</summary>
    /// <exception cref="SecretsConfigurationException">No region is said anywhere.</exception>
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
            // Configuration files hold names and addresses, and this message is about them; but they hold keys as well.
            throw new SecretsConfigurationException(
                $"The AWS SDK cannot be set up ({e.GetType().Name}). See AWS_REGION, AWS_PROFILE{Profile(options)}, and the files that aws configure list names.");
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
                $"No AWS region is configured. Set AWS_REGION, or region in the profile{Profile(options)}, or {AwsSecretStoreOptions.RegionsVariable} for several, the primary first.");
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
