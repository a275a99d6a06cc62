namespace Genie.TypedSecrets.Constraints;

/// <summary>Validates a number against the constraints of a schema. Immutable and thread-safe.</summary>
internal sealed class NumberConstraints(
    string? minimum,
    string? maximum,
    string? exclusiveMinimum,
    string? exclusiveMaximum,
    IReadOnlyList<string> allowedValues)
{
    private readonly ExactNumber _minimum = ParseBound(minimum);
    private readonly ExactNumber _maximum = ParseBound(maximum);
    private readonly ExactNumber _exclusiveMinimum = ParseBound(exclusiveMinimum);
    private readonly ExactNumber _exclusiveMaximum = ParseBound(exclusiveMaximum);
    private readonly ExactNumber[] _allowed = Sort(allowedValues.Select(ExactNumber.Parse).ToArray());

    // The integers that are certainly allowed; none when the schema has other constraints than an integer range.
    private readonly long _least = exclusiveMinimum is null && exclusiveMaximum is null && allowedValues.Count == 0 ? ToInt64(minimum, long.MinValue, long.MaxValue) : long.MaxValue;
    private readonly long _most = ToInt64(maximum, long.MaxValue, long.MinValue);

    /// <summary>Adds the problems of a number to <paramref name="problems"/>, which is created with the first one.</summary>
    internal void Check(in ExactNumber number, NumberKind kind, ref List<string>? problems)
    {
        if (FindMisfit(number, kind) is { } misfit)
        {
            (problems ??= []).Add(misfit);
            return;
        }

        if (_allowed.Length > 0 && !IsAllowed(number))
        {
            (problems ??= []).Add(Problems.Expected(Problems.OneOf(allowedValues)));
            return;
        }

        if (minimum is not null && ExactNumber.Compare(number, _minimum) < 0)
        {
            (problems ??= []).Add(Problems.BelowMinimum(minimum));
        }

        if (exclusiveMinimum is not null && ExactNumber.Compare(number, _exclusiveMinimum) <= 0)
        {
            (problems ??= []).Add(Problems.NotAbove(exclusiveMinimum));
        }

        if (maximum is not null && ExactNumber.Compare(number, _maximum) > 0)
        {
            (problems ??= []).Add(Problems.AboveMaximum(maximum));
        }

        if (exclusiveMaximum is not null && ExactNumber.Compare(number, _exclusiveMaximum) >= 0)
        {
            (problems ??= []).Add(Problems.NotBelow(exclusiveMaximum));
        }
    }

    /// <summary>Gets whether an integer is certainly allowed; false also when this requires a full check.</summary>
    internal bool CertainlyAllows(long value) => _least <= value && value <= _most;

    private static ExactNumber ParseBound(string? bound) => bound is null ? default : ExactNumber.Parse(bound);

    private static long ToInt64(string? bound, long whereNone, long whereNoInteger) =>
        bound is null ? whereNone : NumberFit.TryToInt64(ExactNumber.Parse(bound), out var value) ? value : whereNoInteger;

    private static string? FindMisfit(in ExactNumber number, NumberKind kind) => kind switch
    {
        NumberKind.Int32 or NumberKind.Int64 when !number.IsInteger => Problems.Fraction,
        NumberKind.Int32 when !NumberFit.TryToInt32(number, out _) => Problems.NotInt32,
        NumberKind.Int64 when !NumberFit.TryToInt64(number, out _) => Problems.NotInt64,
        NumberKind.Decimal when !NumberFit.TryToDecimal(number, out _) => Problems.NotDecimal,
        NumberKind.Double when !NumberFit.FitsDouble(number) => Problems.NotDouble,
        _ => null,
    };

    private static ExactNumber[] Sort(ExactNumber[] numbers)
    {
        Array.Sort(numbers, static (left, right) => ExactNumber.Compare(left, right));
        return numbers;
    }

    private bool IsAllowed(in ExactNumber number)
    {
        var (first, last) = (0, _allowed.Length - 1);
        while (first <= last)
        {
            var middle = first + ((last - first) / 2);
            var order = ExactNumber.Compare(number, _allowed[middle]);
            if (order == 0)
            {
                return true;
            }

            (first, last) = order < 0 ? (first, middle - 1) : (middle + 1, last);
        }

        return false;
    }
}
