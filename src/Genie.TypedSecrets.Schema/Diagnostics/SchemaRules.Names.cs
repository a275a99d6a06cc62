namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS03xx: names, and what becomes of them in C#.</content>
public static partial class SchemaRules
{
    /// <summary>GTS0301: a file that is not named as a category. Argument: the file's name.</summary>
    public static SchemaRule InvalidFileName { get; } = new(
        "GTS0301",
        "Invalid file name",
        "The file '{0}' cannot name a category. Call it <category>.schema.json, the category of up to 128 letters, digits, hyphens and underscores, the first a letter or digit.");

    /// <summary>GTS0302: a category with a name that is taken. Arguments: the category, the C# name.</summary>
    public static SchemaRule ReservedCategoryName { get; } = new(
        "GTS0302", "Reserved category name", "The category '{0}' would be '{1}' in C#, which the generated code needs itself. Rename the file.");

    /// <summary>GTS0303: a name of which no C# name can be made. Arguments: what it names, the name.</summary>
    public static SchemaRule NoIdentifier { get; } = new(
        "GTS0303", "Name without a C# name", "The {0} '{1}' has no letter or digit that a C# name could be made of. Rename it.");

    /// <summary>GTS0304: two keys with one C# name. Arguments: both keys, the C# name.</summary>
    public static SchemaRule KeyCollision { get; } = new(
        "GTS0304", "Keys with the same C# name", "The keys '{0}' and '{1}' are both '{2}' in C#. Rename one of the two.");

    /// <summary>GTS0305: two values of an enumeration with one C# name. Arguments: both values, the C# name.</summary>
    public static SchemaRule EnumValueCollision { get; } = new(
        "GTS0305", "Values with the same C# name", "The values '{0}' and '{1}' are both '{2}' in C#. Rename one of the two, or use a 'pattern' instead of 'enum'.");

    /// <summary>GTS0306: two nested types with one C# name. Arguments: both places, the C# name.</summary>
    public static SchemaRule TypeCollision { get; } = new(
        "GTS0306", "Types with the same C# name", "The types of {0} and {1} are both '{2}' in C#. Rename one of the two.");

    /// <summary>GTS0307: a former name that a key has. Arguments: the former name, the key, the C# name.</summary>
    public static SchemaRule FormerNameInUse { get; } = new(
        "GTS0307", "Former name in use", "The former name '{0}' is still in use: the key '{1}' is '{2}' in C#. Remove it from 'x-renamed-from', or rename that key.");

    /// <summary>GTS0308: a former name twice. Arguments: both names, the C# name.</summary>
    public static SchemaRule FormerNameCollision { get; } = new(
        "GTS0308", "Former names with the same C# name", "The former names '{0}' and '{1}' are both '{2}' in C#. Remove one of the two.");

    /// <summary>GTS0310: a name that is too long for the compiler. Arguments: what it names, the name.</summary>
    public static SchemaRule NameTooLong { get; } = new(
        "GTS0310", "Name too long for C#", "The C# name of the {0} '{1}' has more than 512 bytes of UTF-8, which the compiler does not accept. Use a shorter name.");

    /// <summary>GTS0309: the name of a definition. Argument: the name.</summary>
    public static SchemaRule InvalidDefinitionName { get; } = new(
        "GTS0309", "Invalid definition name", "'{0}' cannot name a definition. Use ASCII letters, digits, hyphens and underscores, the first a letter or digit.");
}
