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
        if (FindProblems(options) is { Count: > 0 } problems)
        {
            throw new SecretsConfigurationException(problems);
        }
    }

    /// <summary>Returns a sentence for each option that is out of its range.</summary>
    internal static List<string> FindProblems(SecretsOptions options)
    {
        List<string> problems = [];
        Add(problems, CheckTime(nameof(options.TimeToLive), options.TimeToLive, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)));
        Add(problems, CheckTime(nameof(options.MaxStale), options.MaxStale, TimeSpan.Zero, TimeSpan.FromDays(7)));
        Add(problems, CheckTime(nameof(options.NegativeCacheDuration), options.NegativeCacheDuration, TimeSpan.Zero, TimeSpan.FromHours(1)));
        Add(problems, CheckTime(nameof(options.FetchTimeout), options.FetchTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10)));
        Add(problems, CheckTime(nameof(options.BatchWindow), options.BatchWindow, TimeSpan.Zero, TimeSpan.FromMilliseconds(100)));
        Add(problems, CheckNumber(nameof(options.RefreshAheadRatio), options.RefreshAheadRatio, 0, 0.5));
        Add(problems, CheckNumber(nameof(options.MaxBatchSize), options.MaxBatchSize, 1, 1_000));
        Add(problems, CheckSet(nameof(options.TimeProvider), options.TimeProvider));
        Add(problems, CheckSet(nameof(options.EnvironmentVariableReader), options.EnvironmentVariableReader));
        Add(problems, CheckText(nameof(options.StoreName), options.StoreName));
        Add(problems, CheckText(nameof(options.Environment), options.Environment));
        Add(problems, CheckText(nameof(options.HostEnvironment), options.HostEnvironment));
        Add(problems, CheckItems(nameof(options.Regions), options.Regions));
        Add(problems, CheckItems(nameof(options.AllowedEnvironments), options.AllowedEnvironments));
        Add(problems, options.Observers.Contains(null!) ? $"The option {nameof(options.Observers)} contains null. Remove that item." : null);
        return problems;
    }

    /// <summary>Determines whether the options that select the environment and the store can be read. Their own problems are reported otherwise.</summary>
    internal static bool CanSelect(SecretsOptions options) => options.EnvironmentVariableReader is not null
        && CheckText(nameof(options.StoreName), options.StoreName) is null
        && CheckText(nameof(options.Environment), options.Environment) is null
        && CheckText(nameof(options.HostEnvironment), options.HostEnvironment) is null;

    /// <summary>Returns why no environment and no store can be selected for the secrets of a project. No store is created.</summary>
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

    private static void Add(List<string> problems, string? problem)
    {
        if (problem is not null)
        {
            problems.Add(problem);
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

    private static string? CheckItems(string option, ICollection<string> values) =>
        values.Count > 0 && values.Any(string.IsNullOrWhiteSpace) ? $"The option {option} has an empty item. Remove it or give it a value." : null;

    private static string OutOfRange(string option, string value, string least, string most) =>
        $"The option {option} is {value}. It can be from {least} to {most}.";

    private static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
