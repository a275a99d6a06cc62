using System.Reflection.Metadata;

namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Represents the names of a category's secrets, as the generator emitted them.</summary>
/// <param name="Pattern">The pattern, name or ARN; null for the default pattern.</param>
/// <param name="ByEnvironment">The names in single environments; null if there are none.</param>
internal sealed record GeneratedSecretNames(string? Pattern, IReadOnlyDictionary<string, string>? ByEnvironment)
{
    internal static GeneratedSecretNames Read(LoadedAssembly assembly, MethodDefinition initializer)
    {
        var properties = InitializedProperties.Read(assembly, initializer);
        Dictionary<string, string>? names = null;
        if (properties.GetValueOrDefault("SecretNames") is { Count: > 0 } pairs)
        {
            names = new(StringComparer.Ordinal);
            for (var i = 0; i + 1 < pairs.Count; i += 2)
            {
                names[pairs[i]] = pairs[i + 1];
            }
        }

        return new(properties.GetValueOrDefault("SecretName") is [var pattern] ? pattern : null, names);
    }
}
