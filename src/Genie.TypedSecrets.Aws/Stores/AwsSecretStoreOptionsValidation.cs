using System.Globalization;
using Genie.TypedSecrets.Aws.Regions;
using Genie.TypedSecrets.Aws.SecretsManager;

namespace Genie.TypedSecrets.Aws;

/// <summary>Validates the options.</summary>
internal static class AwsSecretStoreOptionsValidation
{
    /// <summary>Validates the options.</summary>
    /// <exception cref="SecretsConfigurationException">An option is out of range.</exception>
    internal static void Validate(AwsSecretStoreOptions options)
    {
        Check(nameof(options.AttemptTimeout), options.AttemptTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        Check(nameof(options.RegionCooldown), options.RegionCooldown, TimeSpan.Zero, TimeSpan.FromHours(1));
        Check(nameof(options.BatchCooldown), options.BatchCooldown, TimeSpan.Zero, TimeSpan.FromDays(1));
        if (options.MaxAttempts is < 1 or > 10)
        {
            throw new SecretsConfigurationException(FormattableString.Invariant($"The option {nameof(options.MaxAttempts)} is {options.MaxAttempts}. It must be from 1 to 10."));
        }

        if (options.ServiceUrl is { IsAbsoluteUri: false })
        {
            throw new SecretsConfigurationException($"The option {nameof(options.ServiceUrl)} is a relative address. It must be an http or https address.");
        }

        if (options.ServiceUrl is { } url)
        {
            EndpointSecurity.ThrowIfInsecure(url, $"option {nameof(options.ServiceUrl)}", options.AllowPlainHttp);
        }

        if (options.Regions.FirstOrDefault(static region => !RegionName.IsValid(region)) is { } wrong)
        {
            throw new SecretsConfigurationException($"{RegionName.Describe(wrong)} Separate several regions with commas, the primary first.");
        }
    }

    private static void Check(string option, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            throw new SecretsConfigurationException($"The option {option} is {Show(value)}. It must be from {Show(least)} to {Show(most)}.");
        }
    }

    private static string Show(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
