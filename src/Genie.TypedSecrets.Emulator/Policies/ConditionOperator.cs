using System.Collections.Frozen;
using System.Globalization;
using System.Net;

namespace Genie.TypedSecrets.Emulator.Policies;

/// <summary>Represents a condition operator of IAM.</summary>
internal sealed class ConditionOperator
{
    private static readonly FrozenDictionary<string, ConditionOperator> s_operators = CreateAll().ToFrozenDictionary(static item => item.Name, StringComparer.OrdinalIgnoreCase);

    private readonly Func<string, PolicyPattern, AuthorizationRequest, bool> _compare;
    private readonly Func<string, bool> _isValid;

    private ConditionOperator(string name, Func<string, PolicyPattern, AuthorizationRequest, bool> compare, bool isNegated = false, Func<string, bool>? isValid = null)
    {
        Name = name;
        IsNegated = isNegated;
        _compare = compare;
        _isValid = isValid ?? (static _ => true);
    }

    internal string Name { get; }

    /// <summary>Gets whether the operator is met if the comparison fails, as <c>StringNotEquals</c> is.</summary>
    internal bool IsNegated { get; }

    internal bool IsNull => Name == "Null";

    /// <summary>Finds an operator; null if the emulator doesn't know it.</summary>
    internal static ConditionOperator? Find(string name) => s_operators.GetValueOrDefault(name);

    /// <summary>Checks whether a value of a policy has the operator's type.</summary>
    internal bool IsValid(ConditionValue value) => (!IsNull && value.Pattern.Variables.Any()) || _isValid(value.Pattern.Text);

    internal bool Compare(string actual, ConditionValue expected, AuthorizationRequest request) => _compare(actual, expected.Pattern, request);

    private static IEnumerable<ConditionOperator> CreateAll()
    {
        yield return new("StringEquals", StringEquals);
        yield return new("StringNotEquals", StringEquals, isNegated: true);
        yield return new("StringEqualsIgnoreCase", StringEqualsIgnoreCase);
        yield return new("StringNotEqualsIgnoreCase", StringEqualsIgnoreCase, isNegated: true);
        yield return new("StringLike", StringLike);
        yield return new("StringNotLike", StringLike, isNegated: true);

        // ArnEquals and ArnLike behave identically.
        yield return new("ArnEquals", ArnLike);
        yield return new("ArnNotEquals", ArnLike, isNegated: true);
        yield return new("ArnLike", ArnLike);
        yield return new("ArnNotLike", ArnLike, isNegated: true);
        yield return new("Bool", StringEqualsIgnoreCase, isValid: IsBoolean);
        yield return new("Null", static (_, _, _) => false, isValid: IsBoolean);
        yield return new("IpAddress", IpAddress, isValid: static text => TryParseNetwork(text, out _));
        yield return new("NotIpAddress", IpAddress, isNegated: true, static text => TryParseNetwork(text, out _));
        foreach (var (suffix, isMet, isNegated) in Comparisons())
        {
            yield return new("Numeric" + suffix, Comparison<decimal>(TryParseNumber, isMet), isNegated, static text => TryParseNumber(text, out _));
            yield return new("Date" + suffix, Comparison<DateTimeOffset>(TryParseDate, isMet), isNegated, static text => TryParseDate(text, out _));
        }
    }

    private static IEnumerable<(string Suffix, Func<int, bool> IsMet, bool IsNegated)> Comparisons()
    {
        yield return ("Equals", static order => order == 0, false);
        yield return ("NotEquals", static order => order == 0, true);
        yield return ("LessThan", static order => order < 0, false);
        yield return ("LessThanEquals", static order => order <= 0, false);
        yield return ("GreaterThan", static order => order > 0, false);
        yield return ("GreaterThanEquals", static order => order >= 0, false);
    }

    private static bool StringEquals(string actual, PolicyPattern expected, AuthorizationRequest request) => expected.ToLiteral(request) == actual;

    private static bool StringEqualsIgnoreCase(string actual, PolicyPattern expected, AuthorizationRequest request) =>
        string.Equals(expected.ToLiteral(request), actual, StringComparison.OrdinalIgnoreCase);

    private static bool StringLike(string actual, PolicyPattern expected, AuthorizationRequest request) => expected.Matches(actual, request);

    private static bool ArnLike(string actual, PolicyPattern expected, AuthorizationRequest request) => expected.MatchesArn(actual, request);

    private static bool IpAddress(string actual, PolicyPattern expected, AuthorizationRequest request) =>
        IPAddress.TryParse(actual, out var address) && TryParseNetwork(expected.ToLiteral(request), out var network) && network.Contains(address);

    private static Func<string, PolicyPattern, AuthorizationRequest, bool> Comparison<T>(TryParse<T> tryParse, Func<int, bool> isMet)
        where T : IComparable<T> =>
        (actual, expected, request) => tryParse(actual, out var left) && tryParse(expected.ToLiteral(request), out var right) && isMet(left.CompareTo(right));

    private static bool IsBoolean(string text) => bool.TryParse(text, out _);

    private static bool TryParseNumber(string? text, out decimal number) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // ISO 8601, or seconds since 1970.
    private static bool TryParseDate(string? text, out DateTimeOffset date)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            date = DateTimeOffset.UnixEpoch;
            if (text!.Length > 4 && seconds is > -62_135_596_800 and < 253_402_300_800)
            {
                date = DateTimeOffset.FromUnixTimeSeconds(seconds);
                return true;
            }
        }

        return DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd", "yyyy-MM", "yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out date);
    }

    private static bool TryParseNetwork(string? text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address) && !text!.Contains('/', StringComparison.Ordinal))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    private delegate bool TryParse<T>(string? text, out T value);
}
