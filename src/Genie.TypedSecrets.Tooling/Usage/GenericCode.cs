namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Lists the generic types of the platform that store their items without reading them.</summary>
internal static class GenericCode
{
    private static readonly string[] s_keeping =
    [
        "System.Action`", "System.Func`", "System.Predicate`1", "System.Lazy`1", "System.ValueTuple`", "System.Tuple`", "System.Nullable`1", "System.Threading.Tasks.", "System.Threading.AsyncLocal`1",
        "System.Threading.ThreadLocal`1", "System.Threading.Channels.", "System.Runtime.CompilerServices.", "System.Collections.Generic.List`1", "System.Collections.Generic.Queue`1",
        "System.Collections.Generic.Stack`1", "System.Collections.Generic.LinkedList`1", "System.Collections.Generic.KeyValuePair`2", "System.Collections.Generic.IEnumerable`1",
        "System.Collections.Generic.IEnumerator`1", "System.Collections.Generic.IAsyncEnumer", "System.Collections.Generic.ICollection`1", "System.Collections.Generic.IList`1",
        "System.Collections.Generic.IReadOnly", "System.Collections.Concurrent.ConcurrentQueue`1", "System.Collections.Concurrent.ConcurrentBag`1", "Genie.TypedSecrets.",
    ];

    // Their values are kept; their keys are hashed and compared.
    private static readonly string[] s_dictionaries = ["System.Collections.Generic.Dictionary`2", "System.Collections.Generic.IDictionary`2", "System.Collections.Concurrent.ConcurrentDictionary`2"];

    private static readonly string[] s_reading = ["Contains", "ContainsValue", "IndexOf", "LastIndexOf", "Remove", "Equals", "GetHashCode", "ToString", "CompareTo", "BinarySearch", "Sort", "Find", "FindLast"];

    /// <summary>Determines whether a method of a generic type only stores an argument of its type parameter. Any other method may call members of the argument.</summary>
    internal static bool KeepsTo(CalledMethod called, int parameter)
    {
        var type = called.Parameters[parameter];
        return !type.StartsWith('!') || type.StartsWith("!!", StringComparison.Ordinal)
            || s_keeping.Any(prefix => called.TypeDefinition.StartsWith(prefix, StringComparison.Ordinal))
            || (type == "!1" && s_dictionaries.Contains(called.TypeDefinition, StringComparer.Ordinal));
    }

    /// <summary>Determines whether a method of a generic type compares or prints its items.</summary>
    internal static bool ReadsItems(CalledMethod called) => called.IsInstance && called.Type.Contains('<', StringComparison.Ordinal)
        && !called.TypeDefinition.StartsWith("Genie.TypedSecrets.", StringComparison.Ordinal) && s_reading.Contains(called.Name, StringComparer.Ordinal);
}
