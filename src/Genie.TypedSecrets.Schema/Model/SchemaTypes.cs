using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Schema.Model;

/// <summary>Determines properties of types that readers, emitters and tools share.</summary>
public static class SchemaTypes
{
    /// <summary>
    /// Determines whether values of the type have keys, which are sensitive or not individually, so that the value as a whole is not a
    /// <c>Secret&lt;T&gt;</c>: an object, one of several objects, a map, or an array of those.
    /// </summary>
    /// <param name="type">The type.</param>
    public static bool HoldsKeys(SchemaType type) => type switch
    {
        ObjectReference or MapType or UnionReference => true,
        ArrayType array => HoldsKeys(array.Items),
        _ => false,
    };

    /// <summary>Determines whether a secret of the type is stored as a JSON object or array. Otherwise its whole text is the value.</summary>
    /// <param name="root">The type of the root.</param>
    public static bool IsJson(SchemaType root) => root is ObjectReference or MapType or UnionReference or FreeFormType or ArrayType;

    /// <summary>Gets the keys that every value of a category has by name, as its accessor has them: the common ones of a union.</summary>
    /// <param name="category">The category.</param>
    public static EquatableArray<KeyModel> RootKeys(CategoryModel category) => category.Root switch
    {
        ObjectReference => category.Objects[0].Keys,
        UnionReference => category.Unions[0].CommonKeys,
        _ => default,
    };

    /// <summary>Gets the type inside of arrays and maps.</summary>
    /// <param name="type">The type.</param>
    public static SchemaType Core(SchemaType type) => type switch
    {
        ArrayType array => Core(array.Items),
        MapType map => Core(map.Values),
        _ => type,
    };
}
