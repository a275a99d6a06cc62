namespace Genie.TypedSecrets.Schema.Naming;

/// <summary>Specifies how a secret's name relates to a project.</summary>
public enum SecretNameKind
{
    /// <summary>The name belongs to another project, or to no project.</summary>
    Foreign,

    /// <summary>The name is that of a secret of the project.</summary>
    Known,

    /// <summary>The name has the project's form, but the manifest does not list its environment.</summary>
    UnknownEnvironment,

    /// <summary>The name belongs to an environment of the project, but no schema describes its category.</summary>
    UnknownCategory,

    /// <summary>The category exists, but not in the environment (<c>x-environments</c>).</summary>
    NotInEnvironment,
}

/// <summary>Represents the result of matching a secret's name with the names of a project.</summary>
/// <param name="Kind">The relation of the name to the project.</param>
/// <param name="Environment">The environment in the name, known or not; null if the name is foreign.</param>
/// <param name="Category">The category in the name, known or not; null if the name is foreign.</param>
/// <param name="Suggestion">The full name of the secret that was probably meant; null if there is none near, and for known names.</param>
public sealed record SecretNameMatch(SecretNameKind Kind, string? Environment, string? Category, string? Suggestion)
{
    /// <summary>Gets whether the name is that of a secret of the project.</summary>
    public bool IsKnown => Kind == SecretNameKind.Known;

    /// <summary>Gets whether the name has the form of the project's names but is none of them, so that it is most likely a mistake.</summary>
    public bool IsMistake => Kind is SecretNameKind.UnknownEnvironment or SecretNameKind.UnknownCategory or SecretNameKind.NotInEnvironment;
}
