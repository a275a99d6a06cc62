using System.Globalization;
using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Tooling.Rendering;

/// <summary>Lays out what secrets cost.</summary>
public static class CostDocument
{
    private static readonly string[] s_keyColumn = ["For keys"];

    /// <summary>Lays out the cost.</summary>
    /// <param name="report">The cost.</param>
    /// <returns>The document.</returns>
    public static ReportDocument ToDocument(this CostReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var hasKeys = report.Environments.Any(static cost => cost.KeysDollars > 0);
        return ReportDocument.Of(
            new HeadingBlock($"{Dollars(report.Total)} a month"),
            new TableBlock(
                ["Environment", "Secrets", "Replicas", "Processes", "Calls a month", "Of the quota", "For secrets", "For calls", .. hasKeys ? s_keyColumn : [], "Total"],
                [.. report.Environments.Select(cost => (IReadOnlyList<Cell>)
                [
                    new(cost.Environment, Tone.Strong),
                    Figures.Count(cost.Secrets),
                    Figures.Count(cost.Replicas),
                    Figures.Count(cost.Processes),
                    Figures.Number(cost.Calls),
                    new(Figures.Percent(cost.QuotaShare), cost.QuotaShare > 0.5 ? Tone.Warning : Tone.Normal),
                    Dollars(cost.SecretsDollars),
                    Dollars(cost.CallsDollars),
                    .. hasKeys ? new Cell[] { Dollars(cost.KeysDollars) } : [],
                    Dollars(cost.Total),
                ])]),
            new ParagraphBlock(
                $"This assumes that each process reads its secrets continuously. A value is then fetched every {Figures.Time(report.TimeToLive)}, "
                + $"minus a random part of up to {Figures.Percent(report.RefreshAheadRatio)}. A secret without readers causes no calls."),
            new ParagraphBlock(
                $"Prices of {report.PricesAsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {Dollars(AwsPrices.Secret)} a secret or replica, {Dollars(AwsPrices.Call * 10_000)} for 10,000 calls"
                + (hasKeys ? $", {Dollars(AwsPrices.Key)} a key, {Dollars(AwsPrices.KeyRequest * 10_000)} for 10,000 requests to it." : "."),
                Tone.Faint));
    }

    // Cents, and three digits of what is less than a dollar.
    private static string Dollars(double value) => value is 0 or >= 0.1 ? value.ToString("$#,0.00", CultureInfo.InvariantCulture) : Figures.Dollars(value);
}
