namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS06xx: across files.</content>
public static partial class SchemaRules
{
    /// <summary>GTS0601: an environment that the manifest does not list. Arguments: the name, what to do.</summary>
    public static SchemaRule UnknownEnvironment { get; } = new(
        "GTS0601", "Unknown environment", "The manifest lists no environment '{0}'. {1}");

    /// <summary>GTS0602: two categories with one C# name. Arguments: both categories, the C# name.</summary>
    public static SchemaRule CategoryCollision { get; } = new(
        "GTS0602", "Categories with the same C# name", "The categories '{0}' and '{1}' are both '{2}' in C#. Rename one of the two files.");

    /// <summary>GTS0603: a category called as the class of an environment. Arguments: the category, the C# name, the environment.</summary>
    public static SchemaRule CategoryNamedAsEnvironment { get; } = new(
        "GTS0603", "Category named as an environment's class", "The category '{0}' would be '{1}' in C#, which is the class of the environment '{2}'. Rename the file.");
}
