using System.Globalization;

namespace Genie.TypedSecrets.Hosting.Settings;

/// <summary>Represents a setting of the section <c>Secrets</c>: how its text becomes an option.</summary>
/// <typeparam name="T">The options.</typeparam>
/// <param name="Name">The key in the section.</param>
/// <param name="Expected">The expected text, as the end of a sentence with "is not".</param>
/// <param name="Apply">Sets the option; returns false if the text cannot be read.</param>
internal sealed record Setting<T>(string Name, string Expected, Func<T, string, bool> Apply)
{
    internal static Setting<T> OfText(string name, Action<T, string> set) => new(name, "a text.", (options, text) =>
    {
        set(options, text);
        return true;
    });

    internal static Setting<T> OfTime(string name, Action<T, TimeSpan> set) => new(
        name,
        "a time. Write it as hours:minutes:seconds: 00:05:00",
        (options, text) => Set(TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value), value, options, set));

    internal static Setting<T> OfNumber(string name, Action<T, double> set) => new(
        name,
        "a number. Write it with a point: 0.1",
        (options, text) => Set(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value), value, options, set));

    internal static Setting<T> OfInteger(string name, Action<T, int> set) => new(
        name,
        "a whole number. Write it in digits: 20",
        (options, text) => Set(int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value), value, options, set));

    internal static Setting<T> OfFlag(string name, Action<T, bool> set) => new(
        name,
        "true or false.",
        (options, text) => Set(bool.TryParse(text, out var value), value, options, set));

    private static bool Set<TValue>(bool isRead, TValue value, T options, Action<T, TValue> set)
    {
        if (isRead)
        {
            set(options, value);
        }

        return isRead;
    }
}
