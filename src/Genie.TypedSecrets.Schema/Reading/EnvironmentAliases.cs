using Genie.TypedSecrets.Schema.Collections;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads the <c>aliases</c> of environments. A name, ignoring case, selects one environment.</summary>
internal static class EnvironmentAliases
{
    internal static IReadOnlyList<JsonString> Read(SchemaDocument document, JsonArray? list)
    {
        var aliases = new List<JsonString>();
        foreach (var item in list?.Items ?? [])
        {
            if (item is not JsonString alias)
            {
                document.Report(SchemaRules.ManifestValueKind, item.Span, "aliases", "an array of strings");
            }
            else if (!ManifestNames.IsAlias(alias.Value))
            {
                document.Report(SchemaRules.InvalidAlias, alias.Span, alias.Value);
            }
            else
            {
                aliases.Add(alias);
            }
        }

        return aliases;
    }

    /// <summary>Checks the aliases of all environments against all names, and adds them to the models.</summary>
    internal static IReadOnlyList<EnvironmentEntry> Check(SchemaDocument document, IReadOnlyList<EnvironmentEntry> environments)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var environment in environments)
        {
            owners[environment.Model.Name] = environment.Model.Name;
        }

        var result = new List<EnvironmentEntry>();
        foreach (var environment in environments)
        {
            var aliases = new List<string>();
            foreach (var alias in environment.Aliases)
            {
                if (owners.TryGetValue(alias.Value, out var owner))
                {
                    document.Report(SchemaRules.AliasInUse, alias.Span, alias.Value, owner);
                    continue;
                }

                owners.Add(alias.Value, environment.Model.Name);
                aliases.Add(alias.Value);
            }

            result.Add(environment with { Model = environment.Model with { Aliases = aliases.ToEquatableArray() } });
        }

        return result;
    }
}
