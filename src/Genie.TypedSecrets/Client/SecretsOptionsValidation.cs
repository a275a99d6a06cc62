using System.Globalization;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets;

/// <summary>Validates options.</summary>
internal static class SecretsOptionsValidation
{
    /// <summary>Validates the options of a client.</summary>
    /// <exception cref="SecretsConfigurationException">At least one is out of its range. The message has a line for each.</exception>
    internal static void Validate(SecretsOptions options)
    {
        if (FindProblems(options).ToList() is { Count: > 0 } problems)
        {
            throw new SecretsConfigurationException(problems);
        }
    }

    /// <summary>Returns a sentence for each option that is out of its range.</summary>
    internal static IEnumerable<string> FindProblems(SecretsOptions options) => new[]
    {
        CheckTime(nameof(options.TimeToLive), options.TimeToLive, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
        CheckTime(nameof(options.MaxStale), options.MaxStale, TimeSpan.Zero, TimeSpan.FromDays(7)),
        CheckTime(nameof(options.NegativeCacheDuration), options.NegativeCacheDuration, TimeSpan.Zero, TimeSpan.FromHours(1)),
        CheckTime(nameof(options.FetchTimeout), options.FetchTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10)),
        CheckTime(nameof(options.BatchWindow), options.BatchWindow, TimeSpan.Zero, TimeSpan.FromMilliseconds(100)),
        CheckNumber(nameof(options.RefreshAheadRatio), options.RefreshAheadRatio, 0, 0.5),
        CheckNumber(nameof(options.MaxBatchSize), options.MaxBatchSize, 1, 1_000),
        CheckSet(nameof(options.TimeProvider), options.TimeProvider),
        CheckSet(nameof(options.EnvironmentVariableReader), options.EnvironmentVariableReader),
        CheckText(nameof(options.StoreName), options.StoreName),
        CheckText(nameof(options.Environment), options.Environment),
        CheckText(nameof(options.HostEnvironment), options.HostEnvironment),
        CheckItems(nameof(options.Regions), options.Regions),
        CheckItems(nameof(options.AllowedEnvironments), options.AllowedEnvironments),
        options.Observers.Contains(null!) ? $"The option {nameof(options.Observers)} contains null. Remove that item." : null,
    }.OfType<string>();

    /// <summary>Returns why the secrets of a project could not be read with options that are in their ranges. No store is created.</summary>
    internal static IEnumerable<string> FindProblems(SecretsOptions options, SecretsManifest manifest)
    {
        List<string> problems = [];
        string? environment = null;
        Collect(problems, () => environment = new EnvironmentPolicy(options).CurrentOf(manifest));
        Collect(problems, () => new StoreSelection(options).Check(environment, manifest.DefaultEnvironment));
        return problems;
    }

    private static void Collect(List<string> problems, Action check)
    {
        try
        {
            check();
        }
        catch (SecretsConfigurationException e)
        {
            problems.Add(e.Message);
        }
    }

    private static string? CheckTime(string option, TimeSpan value, TimeSpan least, TimeSpan most) =>
        value < least || value > most ? OutOfRange(option, Show(value), Show(least), Show(most)) : null;

    // Written so that NaN is rejected.
    private static string? CheckNumber(string option, double value, double least, double most) =>
        value >= least && value <= most ? null : OutOfRange(option, Show(value), Show(least), Show(most));

    private static string? CheckSet(string option, object? value) =>
        value is null ? $"The option {option} is null. Leave it at its default or give it a value." : null;

    private static string? CheckText(string option, string? value) =>
        value is not null && string.IsNullOrWhiteSpace(value) ? $"The option {option} is empty. Leave it null or give it a value." : null;

    private static string? CheckItems(string option, IEnumerable<string> values) =>
        values.Any(string.IsNullOrWhiteSpace) ? $"The option {option} has an empty item. Remove it or give it a value." : null;

    private static string OutOfRange(string option, string value, string least, string most) =>
        $"The option {option} is {value}. It can be from {least} to {most}.";

    private static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
