using System.Globalization;

namespace Genie.TypedSecrets;

/// <summary>Validates options.</summary>
internal static class SecretsOptionsValidation
{
    /// <summary>Validates the options of a client.</summary>
    /// <exception cref="SecretsConfigurationException">One is out of its range.</exception>
    internal static void Validate(SecretsOptions options)
    {
        CheckTime(nameof(options.TimeToLive), options.TimeToLive, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        CheckTime(nameof(options.MaxStale), options.MaxStale, TimeSpan.Zero, TimeSpan.FromDays(7));
        CheckTime(nameof(options.NegativeCacheDuration), options.NegativeCacheDuration, TimeSpan.Zero, TimeSpan.FromHours(1));
        CheckTime(nameof(options.FetchTimeout), options.FetchTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10));

        CheckTime(nameof(options.BatchWindow), options.BatchWindow, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        CheckNumber(nameof(options.RefreshAheadRatio), options.RefreshAheadRatio, 0, 0.5);
        CheckNumber(nameof(options.MaxBatchSize), options.MaxBatchSize, 1, 1_000);

        CheckSet(nameof(options.TimeProvider), options.TimeProvider);
        CheckSet(nameof(options.EnvironmentVariableReader), options.EnvironmentVariableReader);
        CheckText(nameof(options.StoreName), options.StoreName);
        CheckText(nameof(options.Environment), options.Environment);
        CheckText(nameof(options.HostEnvironment), options.HostEnvironment);
    }

    private static void CheckTime(string option, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            throw OutOfRange(option, Show(value), Show(least), Show(most));
        }
    }

    private static void CheckNumber(string option, double value, double least, double most)
    {
        // Written so that NaN is rejected.
        if (!(value >= least && value <= most))
        {
            throw OutOfRange(option, Show(value), Show(least), Show(most));
        }
    }

    private static void CheckSet(string option, object? value)
    {
        if (value is null)
        {
            throw new SecretsConfigurationException($"The option {option} is null. Leave it at its default or give it a value.");
        }
    }

    private static void CheckText(string option, string? value)
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
        {
            throw new SecretsConfigurationException($"The option {option} is empty. Leave it null or give it a value.");
        }
    }

    private static SecretsConfigurationException OutOfRange(string option, string value, string least, string most) =>
        new($"The option {option} is {value}. It can be from {least} to {most}.");

    private static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
