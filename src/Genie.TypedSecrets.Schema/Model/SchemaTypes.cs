namespace Genie.TypedSecrets.Schema.Model;

/// <summary>Determines properties of types that readers, emitters and tools share.</summary>
public static class SchemaTypes
{
    /// <summary>
    /// Determines whether values of the type have keys, which are sensitive or not individually, so that the value as a whole is not a
    /// <c>Secret&lt;T&gt;</c>: an object, a map, or an array of either.
    /// </summary>
    /// <param name="type">The type.</param>
    public static bool HoldsKeys(SchemaType type) => type switch
    {
        ObjectReference or MapType => true,
        ArrayType array => HoldsKeys(array.Items),
        _ => false,
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
