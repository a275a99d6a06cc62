using System.Globalization;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Checks that bounds allow at least one value.</summary>
internal static class RangeRules
{
    internal static void CheckCounts(SchemaNode node, string least, string most)
    {
        if (node.GetCount(least) > node.GetCount(most))
        {
            node.Document.Report(SchemaRules.EmptyRange, node.Get<JsonNumber>(most)!.Span, least, most);
        }
    }

    /// <summary>Determines whether bounds allow no number.</summary>
    internal static bool IsEmpty(bool isInteger, NumberText? minimum, NumberText? above, NumberText? maximum, NumberText? below) =>
        IsEmpty(isInteger, minimum, maximum, exclusive: 0)
        || IsEmpty(isInteger, minimum, below, exclusive: 1)
        || IsEmpty(isInteger, above, maximum, exclusive: 1)
        || IsEmpty(isInteger, above, below, exclusive: 2);

    internal static void CheckBounds(
        SchemaNode node, bool isInteger, NumberText? minimum, NumberText? above, NumberText? maximum, NumberText? below)
    {
        _ = Check("minimum", minimum, "maximum", maximum, exclusive: 0)
            && Check("minimum", minimum, "exclusiveMaximum", below, exclusive: 1)
            && Check("exclusiveMinimum", above, "maximum", maximum, exclusive: 1)
            && Check("exclusiveMinimum", above, "exclusiveMaximum", below, exclusive: 2);

        bool Check(string low, NumberText? from, string high, NumberText? to, int exclusive)
        {
            var isEmpty = IsEmpty(isInteger, from, to, exclusive);
            if (isEmpty)
            {
                node.Document.Report(SchemaRules.EmptyRange, node.Get<JsonNumber>(high)!.Span, low, high);
            }

            return !isEmpty;
        }
    }

    private static bool IsEmpty(bool isInteger, NumberText? from, NumberText? to, int exclusive) => from is { } least && to is { } most
        && (least > most || (exclusive > 0 && least >= most) || (exclusive == 2 && isInteger && Exact(least) + 1 >= Exact(most)));

    // Bounds of integers fit 64 bits, which was checked, and so a decimal.
    private static decimal Exact(NumberText number) => decimal.Parse(number.ToString(), CultureInfo.InvariantCulture);
}
