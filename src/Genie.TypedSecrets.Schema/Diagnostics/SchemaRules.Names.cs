namespace Genie.TypedSecrets.Schema.Diagnostics;

/// <content>GTS03xx: names and the C# names that are formed from them.</content>
public static partial class SchemaRules
{
    /// <summary>Gets GTS0301: an invalid file name. Argument: the file name.</summary>
    public static SchemaRule InvalidFileName { get; } = new(
        "GTS0301",
        "Invalid file name",
        "'{0}' is not a valid file name of a category. Use <category>.schema.json, with a category of up to 128 letters, digits, hyphens and underscores that begins with a letter or digit.");

    /// <summary>Gets GTS0302: a category whose C# name the generated code uses. Arguments: the category, the C# name.</summary>
    public static SchemaRule ReservedCategoryName { get; } = new(
        "GTS0302", "Reserved category name", "The category '{0}' would be '{1}' in C#, which generated code uses for something else. Rename the file.");

    /// <summary>Gets GTS0303: a name that has no C# name. Arguments: what it names, the name, what to do.</summary>
    public static SchemaRule NoIdentifier { get; } = new(
        "GTS0303", "Name without a C# name", "The {0} '{1}' contains no letter or digit to make a C# name of. {2}.");

    /// <summary>Gets GTS0304: two keys with the same C# name. Arguments: both keys, the C# name.</summary>
    public static SchemaRule KeyCollision { get; } = new(
        "GTS0304", "Keys with the same C# name", "The keys '{0}' and '{1}' would both be '{2}' in C#. Give one of them another name with 'x-csharp-name'.");

    /// <summary>Gets GTS0305: two values of an enumeration with the same C# name. Arguments: both values, the C# name.</summary>
    public static SchemaRule EnumValueCollision { get; } = new(
        "GTS0305", "Values with the same C# name", "The values '{0}' and '{1}' would both be '{2}' in C#. Give one of them another name with 'x-csharp-name', or use 'pattern' instead of 'enum'.");

    /// <summary>Gets GTS0306: two nested types with the same C# name. Arguments: both places, the C# name.</summary>
    public static SchemaRule TypeCollision { get; } = new(
        "GTS0306", "Types with the same C# name", "The types of {0} and {1} would both be '{2}' in C#. Give one of them another name with 'x-csharp-name', or rename the definition.");

    /// <summary>Gets GTS0307: a former name that is in use. Arguments: the former name, the key, the C# name.</summary>
    public static SchemaRule FormerNameInUse { get; } = new(
        "GTS0307", "Former name in use", "The former name '{0}' is still in use: the key '{1}' is '{2}' in C#. Remove it from 'x-renamed-from'.");

    /// <summary>Gets GTS0308: a former name that is listed twice. Arguments: both names, the C# name.</summary>
    public static SchemaRule FormerNameCollision { get; } = new(
        "GTS0308", "Former names with the same C# name", "The former names '{0}' and '{1}' are both '{2}' in C#. Remove one of them.");

    /// <summary>Gets GTS0309: an invalid name of a definition. Argument: the name.</summary>
    public static SchemaRule InvalidDefinitionName { get; } = new(
        "GTS0309", "Invalid definition name", "'{0}' is not a valid name of a definition. Use a name with a letter or digit, from which the C# name of its type can be formed, of at most 512 bytes.");

    /// <summary>Gets GTS0311: an invalid C# name. Argument: the name.</summary>
    public static SchemaRule InvalidCSharpName { get; } = new(
        "GTS0311",
        "Invalid C# name",
        "'{0}' is not a valid 'x-csharp-name'. Use up to 128 ASCII letters, digits and underscores, and begin with an uppercase letter.");

    /// <summary>Gets GTS0312: a C# name that generated code uses. Arguments: what it names, the C# name.</summary>
    public static SchemaRule ReservedCSharpName { get; } = new(
        "GTS0312", "Reserved C# name", "The {0} cannot be '{1}' in C#, which generated code uses for something else. Choose another 'x-csharp-name'.");

    /// <summary>Gets GTS0313: a C# name for a value that is not listed. Arguments: the value, the advice.</summary>
    public static SchemaRule CSharpNameOfUnknownValue { get; } = new(
        "GTS0313", "C# name of an unknown value", "'x-csharp-name' names the value '{0}', which is not listed under 'enum'. {1}");

    /// <summary>Gets GTS0310: a C# name that is too long for the compiler. Arguments: what it names, the name, what to do.</summary>
    public static SchemaRule NameTooLong { get; } = new(
        "GTS0310", "Name too long for C#", "The C# name of the {0} '{1}' would have more than 512 bytes of UTF-8, which is too long for the compiler. {2}.");

    /// <summary>Gets GTS0314: an invalid secret name, pattern or ARN. Arguments: the text, what is wrong and what to do.</summary>
    public static SchemaRule InvalidSecretName { get; } = new(
        "GTS0314", "Invalid secret name", "'{0}' is not a valid secret name: {1}.");

    /// <summary>Gets GTS0315: an invalid former name of a category. Argument: the name.</summary>
    public static SchemaRule InvalidFormerCategory { get; } = new(
        "GTS0315",
        "Invalid former name of a category",
        "'{0}' is not a valid name of a category, so it cannot be a former name. Use the former file's name without .schema.json: letters, digits, hyphens and underscores.");
}
