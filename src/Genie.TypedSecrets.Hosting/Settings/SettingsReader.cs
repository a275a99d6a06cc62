using Genie.TypedSecrets.Constraints;
using Microsoft.Extensions.Configuration;

namespace Genie.TypedSecrets.Hosting.Settings;

/// <summary>Reads options from a section of the configuration, without reflection, and collects everything that is wrong.</summary>
/// <remarks>Problems name the key and not its text: a secret may have been put there by mistake.</remarks>
internal sealed class SettingsReader<T>(IReadOnlyList<Setting<T>> settings, IReadOnlyList<ListSetting<T>> lists, IReadOnlyList<string> sections)
{
    /// <summary>Sets the options that the section has.</summary>
    /// <returns>A sentence for each problem. The option keeps its value then.</returns>
    internal IReadOnlyList<string> Read(IConfigurationSection section, T options)
    {
        List<string> problems = [];
        foreach (var child in section.GetChildren())
        {
            if (lists.FirstOrDefault(list => Is(list.Name, child)) is { } list)
            {
                list.Set(options, [.. child.GetChildren().Select(static item => item.Value).Prepend(child.Value).OfType<string>().SelectMany(Split)]);
            }
            else if (settings.FirstOrDefault(setting => Is(setting.Name, child)) is { } setting)
            {
                // An empty text leaves an option at its value, as everywhere in the configuration.
                if (child.Value is null ? child.GetChildren().Any() : child.Value.Length > 0 && !setting.Apply(options, child.Value))
                {
                    problems.Add($"{child.Path} is not {setting.Expected}");
                }
            }
            else if (!sections.Any(name => Is(name, child)))
            {
                problems.Add(DescribeUnknown(child));
            }
        }

        return problems;
    }

    private static bool Is(string name, IConfigurationSection child) => string.Equals(name, child.Key, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string DescribeUnknown(IConfigurationSection child)
    {
        List<string> known = [.. settings.Select(static setting => setting.Name), .. lists.Select(static list => list.Name), .. sections];
        var nearest = NearMatch.Find(child.Key, known);
        return $"{child.Path} is not a setting. "
            + (nearest is null ? $"The settings are: {string.Join(", ", known.Order(StringComparer.Ordinal))}." : $"Did you mean {nearest}?");
    }
}
