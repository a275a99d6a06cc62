using Genie.TypedSecrets.Benchmarks.Shared;
using Genie.TypedSecrets.Fleet.Plots;
using Genie.TypedSecrets.Fleet.Reporting;

// dotnet run -c Release --project benchmarks/Genie.TypedSecrets.Fleet
// Writes the tables of docs/fleet.md and the charts beside it. Seeded: the same code writes the same bytes.
var docs = args is [var folder] ? folder : Path.Combine(AppContext.BaseDirectory, "../../../../../docs");
var page = Path.Combine(docs, "fleet.md");
File.WriteAllText(page, MarkedSections.Replace(File.ReadAllText(page), FleetTables.All()));
Directory.CreateDirectory(Path.Combine(docs, "images"));
foreach (var (name, chart) in FleetCharts.All())
{
    File.WriteAllText(Path.Combine(docs, "images", name), SvgWriter.Write(chart));
}

Console.WriteLine($"Wrote {Path.GetFullPath(page)} and its charts.");
