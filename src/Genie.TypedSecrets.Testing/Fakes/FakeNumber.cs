using System.Globalization;
using System.Numerics;
using Genie.TypedSecrets.CompilerServices;

namespace Genie.TypedSecrets.Testing.Fakes;

/// <summary>Proposes numbers within the bounds of a key.</summary>
internal static class FakeNumber
{
    private const int Spread = 1000;

    internal static IEnumerable<string> Integers(SecretKey key, FakeSeed seed)
    {
        var low = Integer(key.Minimum, up: true) ?? (Integer(key.ExclusiveMinimum, up: false) + 1);
        var high = Integer(key.Maximum, up: false) ?? (Integer(key.ExclusiveMaximum, up: true) - 1);
        var offset = new BigInteger(seed.Random().Next(Spread)) + seed.Variant;
        var start = low ?? ((high is { } top && top < Spread) ? top - Spread : BigInteger.One * Spread);
        var size = (high ?? (start + (2 * Spread))) - start + 1;
        if (size > 0)
        {
            yield return (start + BigInteger.Remainder(offset, size)).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var bound in new[] { low, high, low + seed.Variant, high - seed.Variant })
        {
            if (bound is { } number)
            {
                yield return number.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    internal static IEnumerable<string> Decimals(SecretKey key, FakeSeed seed)
    {
        var low = Decimal(key.Minimum) ?? Decimal(key.ExclusiveMinimum);
        var high = Decimal(key.Maximum) ?? Decimal(key.ExclusiveMaximum);
        var part = (1 + (seed.Random().Next(Spread - 1) + seed.Variant) % (Spread - 1)) / (decimal)Spread;
        decimal[] proposals = (low, high) switch
        {
            ({ } from, { } to) => [decimal.Round(from + ((to - from) * part), 6), from + ((to - from) * part), from, to],
            ({ } from, null) => [from + (part * Spread), from + part, from],
            (null, { } to) => [to - (part * Spread), to - part, to],
            _ => [part * Spread],
        };
        return proposals.Select(static number => number.ToString(CultureInfo.InvariantCulture)).Concat(Bounds(key));
    }

    internal static IEnumerable<string> Doubles(SecretKey key, FakeSeed seed)
    {
        var low = Double(key.Minimum) ?? Double(key.ExclusiveMinimum);
        var high = Double(key.Maximum) ?? Double(key.ExclusiveMaximum);
        var part = (1 + (seed.Random().Next(Spread - 1) + seed.Variant) % (Spread - 1)) / (double)Spread;
        double[] proposals = (low, high) switch
        {
            // In this order neither overflows.
            ({ } from, { } to) => [(from * (1 - part)) + (to * part), from, to],
            ({ } from, null) => [from + (part * Spread), from + Math.Abs(from * part), Math.BitIncrement(from), from],
            (null, { } to) => [to - (part * Spread), to - Math.Abs(to * part), Math.BitDecrement(to), to],
            _ => [part * Spread],
        };
        return proposals.Where(double.IsFinite).Select(static number => number.ToString("R", CultureInfo.InvariantCulture)).Concat(Bounds(key));
    }

    private static IEnumerable<string> Bounds(SecretKey key) =>
        new[] { key.Minimum, key.Maximum, "0", "1" }.OfType<string>();

    private static BigInteger? Integer(string? text, bool up)
    {
        if (Decimal(text) is { } number)
        {
            return new BigInteger(up ? decimal.Ceiling(number) : decimal.Floor(number));
        }

        return Double(text) is { } large && double.IsFinite(large) ? new BigInteger(large) : null;
    }

    private static decimal? Decimal(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Double(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
