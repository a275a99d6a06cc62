namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS06xx: rules between files.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0601: an environment that the manifest does not list. Arguments: the name, the advice.</summary>
    public static SchemaRule UnknownEnvironment { get; } = new(
        "GTS0601", "Unknown environment", "The manifest does not list the environment '{0}'. {1}");

    /// <summary>Gets GTS0602: two categories with the same C# name. Arguments: both categories or paths, the C# name.</summary>
    public static SchemaRule CategoryCollision { get; } = new(
        "GTS0602", "Categories with the same C# name", "The categories '{0}' and '{1}' would both be '{2}' in C#. Rename one of the files.");

    /// <summary>Gets GTS0603: a category and an environment with the same C# name. Arguments: the category, the C# name, the environment.</summary>
    public static SchemaRule CategoryNamedAsEnvironment { get; } = new(
        "GTS0603", "Category named as an environment's class", "The category '{0}' needs the name '{1}' in C#, which the environment '{2}' has already. Rename the category's file or the environment.");

    /// <summary>Gets GTS0604: two categories with the same secret. Arguments: both categories, the environment, the secret's name.</summary>
    public static SchemaRule SecretNameCollision { get; } = new(
        "GTS0604", "Categories with the same secret", "The categories '{0}' and '{1}' have the same secret in '{2}': '{3}'. Change the 'x-secret-name' of one of them.");

    /// <summary>Gets GTS0605: a former name of a category that is in use. Arguments: the former name, the category that has it.</summary>
    public static SchemaRule FormerCategoryInUse { get; } = new(
        "GTS0605", "Former name of a category in use", "The former name '{0}' is still in use, by the category '{1}'. Remove it from 'x-renamed-from'.");

    /// <summary>Gets GTS0606: a secret name that several environments have. Argument: the name or pattern.</summary>
    public static SchemaRule NameOfSeveralEnvironments { get; } = new(
        "GTS0606",
        "Secret name of several environments",
        "'{0}' names the same secret in several environments, so a process is not prevented from reading the secret of another environment. Add {{environment}}, or suppress this warning if each environment has an AWS account of its own.",
        SchemaSeverity.Warning);
}
