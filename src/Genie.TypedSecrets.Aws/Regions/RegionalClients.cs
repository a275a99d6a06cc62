using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Genie.TypedSecrets.Aws.Credentials;
using Genie.TypedSecrets.Aws.SecretsManager;
using Genie.TypedSecrets.Aws.SecretsManager.Pipeline;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Creates a client for each region of the options.</summary>
internal static class RegionalClients
{
    // The signature must name a region. A custom endpoint accepts any.
    private const string SigningRegion = "us-east-1";

    private static readonly string[] s_endpointVariables = ["AWS_ENDPOINT_URL_SECRETS_MANAGER", "AWS_ENDPOINT_URL"];

    /// <summary>Creates the clients. The first one is that of the primary region.</summary>
    /// <exception cref="SecretsConfigurationException">No region is configured, the profile cannot be read, or the endpoint is not secure.</exception>
    internal static IReadOnlyList<RegionalClient> Create(AwsSecretStoreOptions options)
    {
        if (options.Credentials is null)
        {
            SharedProfiles.ThrowIfMissing(options.Profile);
        }

        CheckEndpointVariables();
        try
        {
            RuntimeDependencies.Register(options);

            // All regions use the same credentials.
            var credentials = options.Credentials ?? new ChainCredentials(CreateConfig(options, attempts: 1), options.Profile, options.AttemptTimeout, options.TimeProvider);
            return options.Regions.Count == 0
                ? [Create(options, credentials, region: null, attempts: 3)]
                : [.. options.Regions.Select(region => Create(options, credentials, region, options.Regions.Count == 1 ? 3 : 2))];
        }
        catch (Exception e) when (ProfileFileErrors.Find(e) is { } line)
        {
            throw new SecretsConfigurationException(line);
        }
        catch (Exception e) when (e is AmazonClientException or TypeInitializationException or InvalidDataException or IOException or UnauthorizedAccessException or FormatException or InvalidOperationException)
        {
            // The SDK's message can quote the configuration files, which also contain keys.
            throw new SecretsConfigurationException(
                $"The AWS SDK cannot be configured ({e.GetType().Name}). Check AWS_REGION, AWS_PROFILE{Profile(options)}, AWS_ENDPOINT_URL and {SharedProfiles.Files}, which aws configure list shows.");
        }
    }

    private static RegionalClient Create(AwsSecretStoreOptions options, AWSCredentials credentials, string? region, int attempts)
    {
        var config = CreateConfig(options, attempts);
        if (options.ServiceUrl is not null)
        {
            config.ServiceURL = options.ServiceUrl.AbsoluteUri;
        }

        // Before the region is set, because setting the region removes the endpoint of the configuration.
        var serviceUrl = config.ServiceURL;
        var hasEndpoint = !string.IsNullOrEmpty(serviceUrl);
        if (hasEndpoint)
        {
            CheckEndpoint(serviceUrl, options);
        }

        var name = region ?? RegionDiscovery.Find(options.Profile, mayCallMetadata: !hasEndpoint) ?? (hasEndpoint ? SigningRegion : throw NoRegion(options));
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(name);
        if (hasEndpoint)
        {
            config.ServiceURL = serviceUrl;
            config.AuthenticationRegion = name;
        }

        var endpoint = FindEndpoint(config);
        config.HttpClientFactory = new SecretsManagerHttpClientFactory(endpoint);
        return new(name, Fn.Partition(name)?.name ?? "aws", new AmazonSecretsManagerClient(credentials, config)) { Endpoint = endpoint, OwnedCredentials = credentials as ChainCredentials };
    }

    private static Uri FindEndpoint(AmazonSecretsManagerConfig config)
    {
        try
        {
            return new(config.DetermineServiceOperationEndpoint(new(request: null)).URL);
        }
        catch (AmazonClientException e)
        {
            // The message is that of EndpointProvider.
            throw new SecretsConfigurationException($"{e.Message} Check AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT and the settings of the profile with these names.");
        }
    }

    private static AmazonSecretsManagerConfig CreateConfig(AwsSecretStoreOptions options, int attempts)
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

        return config;
    }

    // The SDK reports another value without naming the variable.
    private static void CheckEndpointVariables()
    {
        foreach (var variable in s_endpointVariables)
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && !(Uri.TryCreate(value, UriKind.Absolute, out var endpoint) && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)))
            {
                throw new SecretsConfigurationException($"The environment variable {variable} is not an http or https address. Begin it with the scheme, as in https://secretsmanager.us-east-1.amazonaws.com or http://127.0.0.1:4580.");
            }
        }
    }

    private static void CheckEndpoint(string serviceUrl, AwsSecretStoreOptions options)
    {
        var setting = Array.Find(s_endpointVariables, static variable => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)));
        setting = options.ServiceUrl is not null ? $"option {nameof(options.ServiceUrl)}" : setting is null ? $"endpoint_url of the AWS profile{Profile(options)}" : $"environment variable {setting}";
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var endpoint))
        {
            throw new SecretsConfigurationException($"The {setting} is not an http or https address.");
        }

        EndpointSecurity.ThrowIfInsecure(endpoint, setting, options.AllowPlainHttp);
    }

    private static SecretsConfigurationException NoRegion(AwsSecretStoreOptions options) => new(
        $"No AWS region is configured. These sources do not name one: the option {nameof(options.Regions)}, {AwsSecretStoreOptions.RegionsVariable}, the manifest (schemas/secrets.json), AWS_REGION, "
        + $"the profile '{options.Profile ?? CredentialSource.DefaultProfileName}' in {SharedProfiles.Files}, AWS_DEFAULT_REGION and the instance metadata. "
        + $"Set AWS_REGION, or {AwsSecretStoreOptions.RegionsVariable} to several regions, the primary first.");

    private static string Profile(AwsSecretStoreOptions options) => options.Profile is null ? string.Empty : $" '{options.Profile}'";
}
