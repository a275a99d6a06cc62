namespace Genie.TypedSecrets.Tooling.Usage;

/// <summary>Lists the generic types and methods of the platform that store or forward values without reading them.</summary>
internal static class GenericCode
{
    private const string Interpolation = "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";
    private const string CallSite = "System.Runtime.CompilerServices.CallSite";

    private static readonly string[] s_keeping =
    [
        "System.Action`", "System.Func`", "System.Predicate`1", "System.Comparison`1", "System.Converter`2", "System.EventHandler`", "System.Lazy`", "System.ValueTuple`", "System.Tuple`",
        "System.Nullable`1", "System.WeakReference`1", "System.Progress`1", "System.IProgress`1", "System.IObserv", "System.Span`1", "System.ReadOnlySpan`1", "System.Memory`1",
        "System.ReadOnlyMemory`1", "System.ArraySegment`1", "System.Threading.", "System.Runtime.CompilerServices.", "System.Collections.Generic.List`1", "System.Collections.Generic.Queue`1",
        "System.Collections.Generic.Stack`1", "System.Collections.Generic.LinkedList", "System.Collections.Generic.KeyValuePair`2", "System.Collections.Generic.IEnumer",
        "System.Collections.Generic.IAsyncEnumer", "System.Collections.Generic.ICollection`1", "System.Collections.Generic.IList`1", "System.Collections.Generic.IReadOnlyCollection`1",
        "System.Collections.Generic.IReadOnlyList`1", "System.Collections.Concurrent.ConcurrentQueue`1", "System.Collections.Concurrent.ConcurrentBag`1",
        "System.Collections.Concurrent.ConcurrentStack`1", "System.Collections.Concurrent.BlockingCollection`1", "System.Collections.ObjectModel.", "System.Collections.Immutable.ImmutableArray`1",
        "System.Collections.Immutable.ImmutableList`1", "System.Collections.Immutable.ImmutableQueue`1", "System.Collections.Immutable.ImmutableStack`1", "Genie.TypedSecrets.",

        // What the compiler writes: anonymous types, and the lists of collection expressions.
        "<>f__AnonymousType", "<>z__ReadOnly", "<>y__InlineArray",
    ];

    // Their values are kept; their keys are hashed or compared.
    private static readonly string[] s_dictionaries =
    [
        "System.Collections.Generic.Dictionary`2", "System.Collections.Generic.IDictionary`2", "System.Collections.Generic.IReadOnlyDictionary`2", "System.Collections.Generic.SortedDictionary`2",
        "System.Collections.Generic.SortedList`2", "System.Collections.Concurrent.ConcurrentDictionary`2", "System.Collections.ObjectModel.ReadOnlyDictionary`2",
        "System.Collections.Immutable.ImmutableDictionary`2", "System.Collections.Immutable.ImmutableSortedDictionary`2", "System.Collections.Frozen.FrozenDictionary`2",
    ];

    private static readonly string[] s_reading = ["Contains", "ContainsValue", "IndexOf", "LastIndexOf", "Remove", "RemoveRange", "Replace", "Equals", "GetHashCode", "ToString", "CompareTo", "BinarySearch", "Sort"];

    // Generic methods that forward their arguments and results.
    private static readonly string[] s_forwarding =
    [
        "System.Threading.", "System.Runtime.CompilerServices.", "System.Runtime.InteropServices.CollectionsMarshal", "System.Runtime.InteropServices.ImmutableCollectionsMarshal", "System.Tuple",
        "System.ValueTuple", "System.Nullable", "System.Collections.Generic.KeyValuePair", "System.Collections.Generic.CollectionExtensions", "<PrivateImplementationDetails>",
        "Microsoft.Extensions.DependencyInjection.ServiceCollection", "Microsoft.Extensions.DependencyInjection.ServiceProvider", "Genie.TypedSecrets.SecretAccessor",
    ];

    // Generic methods over sequences. Those that hash, compare or print the items read them.
    private static readonly string[] s_sequences =
        ["System.Linq.Enumerable", "System.Linq.AsyncEnumerable", "System.Linq.ParallelEnumerable", "System.Linq.ImmutableArrayExtensions", "System.Array", "System.MemoryExtensions", "System.Collections.Immutable.Immutable"];

    private static readonly string[] s_readingItems =
    [
        .. s_reading, "Distinct", "Union", "Intersect", "Except", "ToHashSet", "ToHashSetAsync", "SequenceEqual", "SequenceCompareTo", "Max", "Min", "MaxAsync", "MinAsync", "Order", "OrderDescending", "ContainsAsync",
        "ContainsAny", "StartsWith", "EndsWith", "ToImmutableHashSet", "ToImmutableSortedSet", "ToFrozenSet", "Trim", "TrimStart", "TrimEnd", "Split", "IndexOfAny", "CommonPrefixLength",
    ];

    private static readonly string[] s_keyed =
        ["OrderBy", "ThenBy", "GroupBy", "ToDictionary", "ToLookup", "DistinctBy", "UnionBy", "ExceptBy", "IntersectBy", "MaxBy", "MinBy", "CountBy", "AggregateBy", "ToImmutableDictionary", "ToImmutableSortedDictionary", "ToFrozenDictionary"];

    /// <summary>Determines whether a method of a type of the platform only stores or forwards what its type has as an argument. Any other method may call members of it.</summary>
    /// <param name="called">The method.</param>
    /// <param name="index">The index of the type argument.</param>
    internal static bool KeepsOwn(CalledMethod called, int index) => !IsLateBound(called) && called.TypeDefinition != Interpolation
        && (Array.Exists(s_keeping, prefix => called.TypeDefinition.StartsWith(prefix, StringComparison.Ordinal))
            || (index == 1 && s_dictionaries.Contains(called.TypeDefinition, StringComparer.Ordinal)));

    /// <summary>Determines whether a generic method of the platform only forwards values of a type argument.</summary>
    /// <param name="called">The method.</param>
    /// <param name="index">The index of the type argument.</param>
    internal static bool Forwards(CalledMethod called, int index)
    {
        var type = called.TypeDefinition;
        if (type.StartsWith("System.Runtime.CompilerServices.Unsafe", StringComparison.Ordinal) || type == Interpolation)
        {
            return false;
        }

        if (Array.Exists(s_forwarding, prefix => type.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return true;
        }

        return Array.Exists(s_sequences, prefix => type.StartsWith(prefix, StringComparison.Ordinal))
            && !s_readingItems.Contains(called.Name, StringComparer.Ordinal) && index != KeyOf(called);
    }

    /// <summary>Determines whether a method of a generic type compares or prints what its type has as arguments.</summary>
    internal static bool ReadsItems(CalledMethod called, int index) => called.IsInstance && s_reading.Contains(called.Name, StringComparer.Ordinal)
        && !called.TypeDefinition.StartsWith("Genie.TypedSecrets.", StringComparison.Ordinal) && !called.TypeDefinition.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal)

        // A dictionary removes by its key.
        && !(index == 1 && called.Name == "Remove" && s_dictionaries.Contains(called.TypeDefinition, StringComparer.Ordinal));

    // The delegate of a call that is bound while it runs.
    private static bool IsLateBound(CalledMethod called) => called.DeclaringArguments is [CallSite, ..];

    // Which type argument is the key that is hashed or compared.
    private static int KeyOf(CalledMethod called)
    {
        var name = called.Name.EndsWith("Async", StringComparison.Ordinal) ? called.Name[..^"Async".Length] : called.Name;
        name = name.EndsWith("Descending", StringComparison.Ordinal) ? name[..^"Descending".Length] : name;
        if (name is "Join" or "GroupJoin" or "LeftJoin" or "RightJoin")
        {
            return 2;
        }

        // From pairs, the key is the first one.
        return !s_keyed.Contains(name, StringComparer.Ordinal) ? -1
            : called.Parameters is [var first, ..] && (first.Contains("KeyValuePair`2<!!0", StringComparison.Ordinal) || first.Contains("ValueTuple`2<!!0", StringComparison.Ordinal)) ? 0 : 1;
    }
}
