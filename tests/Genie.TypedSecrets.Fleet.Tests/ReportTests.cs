using System.Xml.Linq;
using Genie.TypedSecrets.Benchmarks.Shared;
using Genie.TypedSecrets.Fleet.Plots;
using Genie.TypedSecrets.Fleet.Reporting;
using Genie.TypedSecrets.Tooling.Cost;

namespace Genie.TypedSecrets.Fleet.Tests;

/// <summary>What docs/ says is what the code says: after a change, run the project and read what changed.</summary>
public sealed class ReportTests
{
    private static readonly string s_docs = Path.Combine(AppContext.BaseDirectory, "../../../../../docs");

    [Fact]
    public void Page_InDocs_HasTheFiguresOfToday()
    {
        var page = File.ReadAllText(Path.Combine(s_docs, "fleet.md"));

        MarkedSections.Replace(page, FleetTables.All()).ShouldBe(page);
    }

    [Fact]
    public void Charts_InDocs_AreThoseOfToday()
    {
        foreach (var (name, chart) in FleetCharts.All())
        {
            var svg = SvgWriter.Write(chart);

            XDocument.Parse(svg).Root!.Elements().Count(e => e.Name.LocalName == "polyline").ShouldBe(chart.Series.Count);
            File.ReadAllText(Path.Combine(s_docs, "images", name)).ShouldBe(svg, name);
        }
    }

    [Theory]
    [InlineData(117_458.7, "117,000")]
    [InlineData(1_754.3, "1,750")]
    [InlineData(17.54, "17.5")]
    [InlineData(0.04386, "0.0439")]
    [InlineData(0, "0")]
    public void Number_OfAnySize_HasThreeSignificantDigits(double value, string expected) => Figures.Number(value).ShouldBe(expected);

    [Theory]
    [InlineData("<!-- begin: a -->\nold\n<!-- end: a -->", "a", "<!-- begin: a -->\nnew\n<!-- end: a -->")]
    [InlineData("<!-- begin: a -->\nold\n<!-- end: a -->\n<!-- begin: b -->\nkept\n<!-- end: b -->", "a", "<!-- begin: a -->\nnew\n<!-- end: a -->\n<!-- begin: b -->\nkept\n<!-- end: b -->")]
    [InlineData("nothing marked", "a", null)]
    [InlineData("<!-- begin: b -->\nold\n<!-- end: b -->", "a", null)]
    public void Replace_ASection_ChangesItAloneAndIsRefusedWhereItIsMissing(string page, string section, string? expected)
    {
        Dictionary<string, string> sections = new(StringComparer.Ordinal) { [section] = "new\n" };

        if (expected is null)
        {
            Should.Throw<InvalidOperationException>(() => MarkedSections.Replace(page, sections));
        }
        else
        {
            MarkedSections.Replace(page, sections).ShouldBe(expected);
        }
    }
}
