using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Generator.Emitting;

/// <summary>Whether generated types can be seen from other assemblies.</summary>
internal enum TypeAccessibility
{
    Internal,
    Public,
}

/// <summary>What the project decides about every emitted type. A value.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Accessibility">Who sees the types.</param>
internal sealed record EmitSettings(string Namespace, TypeAccessibility Accessibility)
{
    /// <summary>The C# keyword.</summary>
    internal string AccessibilityKeyword => Accessibility == TypeAccessibility.Public ? "public" : "internal";
}

/// <summary>How secrets are called, as far as documentation tells. A value.</summary>
/// <param name="Project">The manifest's project; a placeholder where the manifest cannot be read.</param>
/// <param name="Environments">The environments' names, in the manifest's order and separated by bars.</param>
internal sealed record SecretNamePattern(string Project, string Environments)
{
    /// <summary>The pattern where no manifest tells.</summary>
    internal static SecretNamePattern Unknown { get; } = new("{project}", "environment");

    internal static SecretNamePattern Of(ManifestModel? manifest) => manifest is null
        ? Unknown
        : new(manifest.Project, string.Join("|", manifest.Environments.Select(environment => environment.Name)));

    /// <summary>The pattern of a category's secrets: <c>genie-{dev|prod}/api-keys</c>.</summary>
    internal string Of(string category, IReadOnlyCollection<string> environments)
    {
        var names = environments.Count == 0 ? Environments : string.Join("|", environments);
        var middle = names.Contains('|') || this == Unknown ? $"{{{names}}}" : names;
        return $"{Project}-{middle}/{category}";
    }
}
