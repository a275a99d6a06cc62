using System.Globalization;
using System.Net;
using System.Text;

namespace Genie.TypedSecrets.Fleet.Plots;

/// <summary>Writes a chart as SVG that is readable on light and on dark pages. The same chart results in the same bytes.</summary>
internal static class SvgWriter
{
    private const int Width = 860;
    private const int Height = 430;
    private const int Left = 92;
    private const int Right = 40;
    private const int Top = 48;
    private const int Bottom = 92;

    // The palette of Okabe and Ito, which color-blind readers can distinguish.
    private static readonly string[] s_colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8A6D00"];

    public static string Write(Chart chart)
    {
        StringBuilder svg = new();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\">");
        Line(svg, $"<title>{Text(chart.Title)}</title>");
        Line(svg, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>");
        Line(svg, $"<text x=\"{Left}\" y=\"26\" font-size=\"15\" font-weight=\"600\" fill=\"#222222\">{Text(chart.Title)}</text>");
        WriteAxes(svg, chart);
        for (var i = 0; i < chart.Series.Count; i++)
        {
            WriteSeries(svg, chart, i);
        }

        foreach (var limit in chart.Limits)
        {
            var y = Y(chart, limit.Value);
            Line(svg, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y}\" y2=\"{y}\" stroke=\"#B00020\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"/>");
            Line(svg, $"<text x=\"{Left + 8}\" y=\"{y - 6}\" fill=\"#B00020\" stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\">{Text(limit.Name)}</text>");
        }

        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void WriteAxes(StringBuilder svg, Chart chart)
    {
        foreach (var tick in chart.Y.Ticks)
        {
            var y = Y(chart, tick.Value);
            Line(svg, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y}\" y2=\"{y}\" stroke=\"#e3e3e3\"/>");
            Line(svg, $"<text x=\"{Left - 8}\" y=\"{y + 4}\" text-anchor=\"end\" fill=\"#444444\">{Text(tick.Label)}</text>");
        }

        foreach (var tick in chart.X.Ticks)
        {
            var x = X(chart, tick.Value);
            Line(svg, $"<line x1=\"{x}\" x2=\"{x}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 5}\" stroke=\"#444444\"/>");
            Line(svg, $"<text x=\"{x}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\" fill=\"#444444\">{Text(tick.Label)}</text>");
        }

        Line(svg, $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom}\" stroke=\"#444444\"/>");
        Line(svg, $"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - Bottom + 42}\" text-anchor=\"middle\" fill=\"#444444\">{Text(chart.X.Title)}</text>");
        Line(svg, $"<text x=\"18\" y=\"{(Top + Height - Bottom) / 2}\" transform=\"rotate(-90 18 {(Top + Height - Bottom) / 2})\" text-anchor=\"middle\" fill=\"#444444\">{Text(chart.Y.Title)}</text>");
    }

    private static void WriteSeries(StringBuilder svg, Chart chart, int index)
    {
        var series = chart.Series[index];
        var color = s_colors[index % s_colors.Length];
        var points = string.Join(' ', series.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(chart, p.X):0.#},{Y(chart, p.Y):0.#}")));
        Line(svg, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-linejoin=\"round\"/>");

        // The legend, below the horizontal axis, in columns of equal width.
        var x = Left + (index * (Width - Left - Right) / chart.Series.Count);
        Line(svg, $"<line x1=\"{x}\" x2=\"{x + 22}\" y1=\"{Height - 18}\" y2=\"{Height - 18}\" stroke=\"{color}\" stroke-width=\"3\"/>");
        Line(svg, $"<text x=\"{x + 28}\" y=\"{Height - 14}\" fill=\"#222222\">{Text(series.Name)}</text>");
    }

    private static double X(Chart chart, double value) => Math.Round(Left + (chart.X.Position(value) * (Width - Left - Right)), 1);

    private static double Y(Chart chart, double value) => Math.Round(Height - Bottom - (chart.Y.Position(value) * (Height - Top - Bottom)), 1);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static void Line(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
