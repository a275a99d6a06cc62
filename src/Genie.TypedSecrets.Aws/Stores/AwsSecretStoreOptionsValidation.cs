using System.Globalization;

namespace Genie.TypedSecrets.Aws;

/// <summary>The one place where the options are checked.</summary>
internal static class AwsSecretStoreOptionsValidation
{
    /// <summary>Checks the options.</summary>
    /// <exception cref="SecretsConfigurationException">One is out of its range.</exception>
    internal static void Validate(AwsSecretStoreOptions options)
    {
        Check(nameof(options.AttemptTimeout), options.AttemptTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        Check(nameof(options.RegionCooldown), options.RegionCooldown, TimeSpan.Zero, TimeSpan.FromHours(1));
        Check(nameof(options.BatchCooldown), options.BatchCooldown, TimeSpan.Zero, TimeSpan.FromDays(1));
        if (options.MaxAttempts is < 1 or > 10)
        {
            throw new SecretsConfigurationException(FormattableString.Invariant($"The option {nameof(options.MaxAttempts)} is {options.MaxAttempts}. It can be from 1 to 10."));
        }

        if (options.ServiceUrl is { } url && (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)))
        {
            throw new SecretsConfigurationException($"The option {nameof(options.ServiceUrl)} is no http or https address: '{url}'.");
        }

        if (options.Regions.FirstOrDefault(static region => !IsRegion(region)) is { } wrong)
        {
            throw new SecretsConfigurationException($"'{wrong}' is no AWS region. A region is named like us-east-1; several are separated by commas, the primary first.");
        }
    }

    private static bool IsRegion(string? region) =>
        region is { Length: > 0 and <= 64 } && region.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static void Check(string option, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            throw new SecretsConfigurationException($"The option {option} is {Show(value)}. It can be from {Show(least)} to {Show(most)}.");
        }
    }

    private static string Show(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
