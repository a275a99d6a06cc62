using System.Globalization;

namespace Genie.TypedSecrets.Tooling.Cost;

/// <summary>Formats numbers, rounded to their accuracy.</summary>
internal static class Figures
{
    /// <summary>Formats a number with three significant digits: 117,000; 17.5; 0.044.</summary>
    public static string Number(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var digits = 2 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits <= 0
            ? (Math.Round(value / Math.Pow(10, -digits)) * Math.Pow(10, -digits)).ToString("N0", CultureInfo.InvariantCulture)
            : value.ToString("0." + new string('#', digits), CultureInfo.InvariantCulture);
    }

    /// <summary>Formats an integer with all digits.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a share as a percentage.</summary>
    public static string Percent(double share) => Number(share * 100) + " %";

    /// <summary>Formats an amount in US dollars.</summary>
    public static string Dollars(double value) => "$" + Number(value);

    /// <summary>Formats a time in a unit of its size: 45 s, 5 min, 1 h.</summary>
    public static string Time(int seconds) => seconds switch
    {
        < 0 => "never",
        < 120 => $"{seconds} s",
        < 7200 when seconds % 60 == 0 => $"{seconds / 60} min",
        < 7200 => $"{Number(seconds / 60.0)} min",
        _ => $"{Number(seconds / 3600.0)} h",
    };
}
