using System.Globalization;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>What in a request does not fit the service model, in AWS's words. A sensitive member's content is never quoted.</summary>
internal sealed class FieldViolations
{
    private readonly List<string> _violations = [];

    internal void AddNull(string name) => _violations.Add($"Value null at '{PathOf(name)}' failed to satisfy constraint: Member must not be null");

    internal void CheckLength(string name, string text, int minimum, int maximum, bool isSensitive)
    {
        if (text.Length < minimum || text.Length > maximum)
        {
            var value = isSensitive ? "Value" : $"Value '{text}'";
            _violations.Add($"{value} at '{PathOf(name)}' failed to satisfy constraint: Member must have length {Bound(text.Length < minimum, minimum, maximum)}");
        }
    }

    internal void CheckSize(string name, int length, int maximum)
    {
        if (length == 0 || length > maximum)
        {
            _violations.Add($"Value at '{PathOf(name)}' failed to satisfy constraint: Member must have length {Bound(length == 0, 1, maximum)}");
        }
    }

    internal void CheckCount(string name, int count, int minimum, int maximum)
    {
        if (count < minimum || count > maximum)
        {
            _violations.Add($"Value at '{PathOf(name)}' failed to satisfy constraint: Member must have length {Bound(count < minimum, minimum, maximum)}");
        }
    }

    internal void CheckRange(string name, long number, long minimum, long maximum)
    {
        if (number < minimum || number > maximum)
        {
            _violations.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Value '{number}' at '{PathOf(name)}' failed to satisfy constraint: Member must have value {Bound(number < minimum, minimum, maximum)}"));
        }
    }

    internal void CheckAllowed(string name, string text, ReadOnlySpan<string> allowed)
    {
        if (!allowed.Contains(text))
        {
            _violations.Add($"Value '{text}' at '{PathOf(name)}' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", allowed.ToArray())}]");
        }
    }

    internal void ThrowIfAny()
    {
        if (_violations.Count > 0)
        {
            // A text that is too long can also be too large; one of the two is enough.
            var distinct = _violations.Distinct(StringComparer.Ordinal).ToArray();
            throw new SecretsManagerError(
                "ValidationException",
                $"{distinct.Length} validation error{(distinct.Length == 1 ? string.Empty : "s")} detected: {string.Join("; ", distinct)}");
        }
    }

    private static string Bound(bool isBelow, long minimum, long maximum) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(isBelow ? "greater" : "less")} than or equal to {(isBelow ? minimum : maximum)}");

    // AWS names members as its own code does: SecretId is secretId.
    private static string PathOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
