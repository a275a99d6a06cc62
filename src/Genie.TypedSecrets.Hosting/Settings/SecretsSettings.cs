using Genie.TypedSecrets.Constraints;
using Microsoft.Extensions.Configuration;

namespace Genie.TypedSecrets.Hosting.Settings;

/// <summary>Represents the section <c>Secrets</c> of the configuration.</summary>
internal static class SecretsSettings
{
    /// <summary>The name of the section.</summary>
    internal const string Section = "Secrets";

    private const string Clients = "Clients";
    private const string Preload = "Preload";

    private static readonly Setting<SecretsOptions>[] s_settings =
    [
        Setting<SecretsOptions>.OfText("Store", static (options, value) => options.StoreName = value),
        Setting<SecretsOptions>.OfText("Environment", static (options, value) => options.Environment = value),
        Setting<SecretsOptions>.OfTime("TimeToLive", static (options, value) => options.TimeToLive = value),
        Setting<SecretsOptions>.OfNumber("RefreshAheadRatio", static (options, value) => options.RefreshAheadRatio = value),
        Setting<SecretsOptions>.OfTime("MaxStale", static (options, value) => options.MaxStale = value),
        Setting<SecretsOptions>.OfTime("NegativeCacheDuration", static (options, value) => options.NegativeCacheDuration = value),
        Setting<SecretsOptions>.OfTime("FetchTimeout", static (options, value) => options.FetchTimeout = value),
        Setting<SecretsOptions>.OfInteger("MaxBatchSize", static (options, value) => options.MaxBatchSize = value),
        Setting<SecretsOptions>.OfTime("BatchWindow", static (options, value) => options.BatchWindow = value),
    ];

    private static readonly ListSetting<SecretsOptions>[] s_lists =
    [
        new("AllowedEnvironments", static (options, values) => Replace(options.AllowedEnvironments, values)),
        new("Regions", static (options, values) => Replace(options.Regions, values)),
    ];

    private static readonly SettingsReader<SecretsOptions> s_reader = new(s_settings, s_lists, [Clients, Preload]);
    private static readonly SettingsReader<SecretsOptions> s_clientReader = new(s_settings, s_lists, []);

    private static readonly SettingsReader<SecretsPreloadOptions> s_preloadReader = new(
        [
            Setting<SecretsPreloadOptions>.OfFlag("Enabled", static (options, value) => options.Enabled = value),
            Setting<SecretsPreloadOptions>.OfTime("Timeout", static (options, value) => options.Timeout = value),
        ],
        [
            new("Categories", static (options, values) => Replace(options.Categories, values)),
            new("Optional", static (options, values) => Replace(options.Optional, values)),
        ],
        []);

    /// <summary>Sets the options of a client.</summary>
    /// <param name="configuration">The configuration of the host.</param>
    /// <param name="clientName">The key of the client; empty for the client without a key. It starts with the settings of that one.</param>
    /// <param name="options">The options.</param>
    /// <returns>A sentence for each problem.</returns>
    internal static IReadOnlyList<string> Read(IConfiguration configuration, string clientName, SecretsOptions options)
    {
        var section = configuration.GetSection(Section);
        var problems = s_reader.Read(section, options);
        return clientName.Length == 0
            ? problems
            : [.. problems, .. s_clientReader.Read(section.GetSection(Clients).GetSection(clientName), options)];
    }

    /// <summary>Sets the options of the preload.</summary>
    /// <returns>A sentence for each problem.</returns>
    internal static IReadOnlyList<string> Read(IConfiguration configuration, SecretsPreloadOptions options) =>
        s_preloadReader.Read(configuration.GetSection(Section).GetSection(Preload), options);

    /// <summary>Returns a sentence for each client in the configuration that the application does not register.</summary>
    /// <param name="configuration">The configuration of the host.</param>
    /// <param name="keys">The keys of the registered clients.</param>
    internal static IEnumerable<string> FindUnknownClients(IConfiguration configuration, IReadOnlyList<string> keys)
    {
        foreach (var client in configuration.GetSection(Section).GetSection(Clients).GetChildren())
        {
            // Keys of the configuration do not distinguish case.
            if (!keys.Contains(client.Key, StringComparer.OrdinalIgnoreCase))
            {
                var nearest = NearMatch.Find(client.Key, keys);
                yield return $"{client.Path} is not a registered client. "
                    + (nearest is not null ? $"Did you mean {nearest}?" : $"Register it with AddKeyedSecrets(\"{client.Key}\"), or remove the section.");
            }
        }
    }

    private static void Replace(ICollection<string> list, IEnumerable<string> values)
    {
        list.Clear();
        foreach (var value in values)
        {
            list.Add(value);
        }
    }
}
