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
}
