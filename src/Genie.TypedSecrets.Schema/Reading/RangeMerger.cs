using Genie.TypedSecrets.Schema.Model;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Merges bounds of the same value.</summary>
internal static class RangeMerger
{
    /// <summary>Gets the bounds of the numbers that are in both ranges; null if there are none.</summary>
    internal static NumericRange? Merge(NumericRange one, NumericRange other, bool isInteger)
    {
        var merged = new NumericRange(
            Tighter(one.Minimum, other.Minimum, takesLargest: true),
            Tighter(one.Maximum, other.Maximum, takesLargest: false),
            Tighter(one.ExclusiveMinimum, other.ExclusiveMinimum, takesLargest: true),
            Tighter(one.ExclusiveMaximum, other.ExclusiveMaximum, takesLargest: false));
        return RangeRules.IsEmpty(isInteger, Parse(merged.Minimum), Parse(merged.ExclusiveMinimum), Parse(merged.Maximum), Parse(merged.ExclusiveMaximum)) ? null : merged;
    }

    /// <summary>Gets the larger of two counts; null if there is none.</summary>
    internal static int? Largest(int? one, int? other) => one is null ? other : other is null || one > other ? one : other;

    /// <summary>Gets the smaller of two counts; null if there is none.</summary>
    internal static int? Smallest(int? one, int? other) => one is null ? other : other is null || one < other ? one : other;

    private static string? Tighter(string? one, string? other, bool takesLargest) =>
        one is null ? other : other is null ? one : NumberText.Parse(one) > NumberText.Parse(other) == takesLargest ? one : other;

    private static NumberText? Parse(string? text) => text is null ? null : NumberText.Parse(text);
}
