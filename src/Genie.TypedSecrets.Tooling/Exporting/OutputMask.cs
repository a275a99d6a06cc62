using System.Text;

namespace Genie.TypedSecrets.Tooling.Exporting;

/// <summary>Replaces values in a program's output by <c>***</c>, also where one is written in several parts.</summary>
public sealed class OutputMask
{
    private const string Mask = "***";

    // Shorter values are in every text.
    private const int LeastLength = 4;

    private readonly string[] _values;
    private readonly int _longest;
    private string _pending = string.Empty;

    /// <summary>Creates a mask.</summary>
    /// <param name="values">The values.</param>
    public OutputMask(IEnumerable<string> values)
    {
        _values = [.. values.SelectMany(static value => value.Split('\n')).Select(static line => line.TrimEnd('\r')).Where(static line => line.Length >= LeastLength).Distinct(StringComparer.Ordinal).OrderByDescending(static value => value.Length)];
        _longest = _values.Select(static value => value.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>Adds a part of the output.</summary>
    /// <param name="text">The part.</param>
    /// <returns>The text that can be shown by now.</returns>
    public string Add(string text)
    {
        var all = Replace(_pending + text);

        // A value may have begun: its beginning waits for the rest.
        var keep = Math.Min(all.Length, _longest - 1);
        while (keep > 0 && !Array.Exists(_values, value => value.AsSpan().StartsWith(all.AsSpan(all.Length - keep))))
        {
            keep--;
        }

        keep = Math.Max(keep, 0);
        _pending = all[(all.Length - keep)..];
        return all[..(all.Length - keep)];
    }

    /// <summary>Ends the output.</summary>
    /// <returns>The rest of the text.</returns>
    public string End()
    {
        var rest = _pending;
        _pending = string.Empty;
        return rest;
    }

    private string Replace(string text)
    {
        var masked = new StringBuilder(text);
        foreach (var value in _values)
        {
            masked.Replace(value, Mask);
        }

        return masked.ToString();
    }
}
