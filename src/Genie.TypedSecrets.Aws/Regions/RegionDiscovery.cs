using Amazon.Util;
using Genie.TypedSecrets.Aws.Credentials;

namespace Genie.TypedSecrets.Aws.Regions;

/// <summary>Finds the region that the environment variables, the profile or the host determine.</summary>
internal static class RegionDiscovery
{
    /// <summary>Finds the region.</summary>
    /// <remarks>
    /// The order is that of the AWS SDK for .NET, which does not know <c>AWS_DEFAULT_REGION</c>. The AWS CLI and the SDK for Python do, so it is used
    /// before the metadata of the instance.
    /// </remarks>
    /// <param name="profile">The profile that the options name, or null.</param>
    /// <param name="mayCallMetadata">Whether the metadata service of the instance may be called.</param>
    /// <returns>The region, or null if none is configured.</returns>
    /// <exception cref="SecretsConfigurationException">A setting is not the name of a region, or the profile cannot be read.</exception>
    internal static string? Find(string? profile, bool mayCallMetadata)
    {
        var name = profile ?? CredentialSource.DefaultProfileName;
        return Variable("AWS_REGION")
            ?? (SharedProfiles.TryGet(name, out var found) && found.Region is { } region ? Validated(region.SystemName, $"region of the AWS profile '{name}'") : null)
            ?? Variable("AWS_DEFAULT_REGION")
            ?? (mayCallMetadata && InstanceMetadata.IsReachable() ? EC2InstanceMetadata.Region?.SystemName : null);
    }

    private static string? Variable(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? Validated(value.Trim(), $"environment variable {variable}") : null;

    private static string Validated(string region, string setting) =>
        RegionName.IsValid(region) ? region : throw new SecretsConfigurationException($"The {setting} is not valid: {RegionName.Describe(region)}");
}
