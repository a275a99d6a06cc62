using Genie.TypedSecrets.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Pipeline;

/// <summary>
/// Combines steps of the pipeline so that their values are objects. The compiler's steps are generic: for objects they share one compiled
/// instance, while each kind of structure (a tuple of tuples, a boolean, an array of our own) makes the just-in-time compiler compile some
/// seventy of their methods again, in the first run of every process.
/// </summary>
internal static class PipelineExtensions
{
    /// <summary>Combines two values.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    internal static IncrementalValueProvider<Pair<TLeft, TRight>> With<TLeft, TRight>(this IncrementalValueProvider<TLeft> left, IncrementalValueProvider<TRight> right)
        where TLeft : class?
        where TRight : class? =>
        left.Combine(right).Select(static (pair, _) => new Pair<TLeft, TRight>(pair.Left, pair.Right));

    /// <summary>Collects values into a list.</summary>
    /// <param name="values">The values.</param>
    internal static IncrementalValueProvider<Items<T>> CollectItems<T>(this IncrementalValuesProvider<T> values)
        where T : class =>
        values.Collect().Select(static (items, _) => new Items<T>(items.ToEquatableArray()));

    /// <summary>Keeps the values while a condition is met.</summary>
    /// <param name="values">The values.</param>
    /// <param name="condition">The condition.</param>
    internal static IncrementalValuesProvider<T> If<T>(this IncrementalValuesProvider<T> values, IncrementalValueProvider<Condition> condition)
        where T : class =>
        values.Combine(condition).Where(static pair => pair.Right.IsMet).Select(static (pair, _) => pair.Left);
}
