using Genie.TypedSecrets.Schema.Collections;

namespace Genie.TypedSecrets.Generator.Pipeline;

/// <summary>Represents two values of the pipeline. It is compared by value.</summary>
/// <param name="Left">The first value.</param>
/// <param name="Right">The second value.</param>
internal sealed record Pair<TLeft, TRight>(TLeft Left, TRight Right);

/// <summary>Represents a list of the pipeline. It is compared by value.</summary>
/// <param name="Values">The values in the list.</param>
internal sealed record Items<T>(EquatableArray<T> Values);

/// <summary>Represents a condition of the pipeline. It is compared by value.</summary>
/// <param name="IsMet">Whether the condition is met.</param>
internal sealed record Condition(bool IsMet);
