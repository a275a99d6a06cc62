using System.Globalization;
using Genie.TypedSecrets.Tooling.Cost;
using Genie.TypedSecrets.Tooling.Projects;
using Genie.TypedSecrets.Tooling.Usage;

namespace Genie.TypedSecrets.Tooling.Tests.Cost;

/// <summary>The cost of a project has the figures of <c>docs/fleet.md</c>, and AWS's prices.</summary>
public sealed class CostTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "fleet.md"));

    // The figures of the page come from the simulation of a day, second by second; those of the command from its mean.
    public static TheoryData<string, string, string> TimesToLive => new(Table("ttl").Select(static row => (row[0], row[4], row[3])));

    public static TheoryData<string, string> Sizes => new(Table("sizes").Take(3).Select(static row => (row[0], row[6])));

    public static TheoryData<string, string> Agents => new(Table("ways").Where(static row => !row[0].StartsWith("batch", StringComparison.Ordinal)).Select(static row => (row[0], row[5])));

    [Theory]
    [MemberData(nameof(TimesToLive))]
    public void Create_EachTimeToLiveOfThePage_HasItsCost(string timeToLive, string thousand, string one)
    {
        var request = Request(50) with { TimeToLive = Parse(timeToLive) };

        Figures.Dollars(CostReport.Create(request with { Processes = 1_000 }).Environments[0].CallsDollars).ShouldBe(thousand);

        var dollars = double.Parse(one.TrimStart('$'), CultureInfo.InvariantCulture);
        CostReport.Create(request with { Processes = 1 }).Environments[0].CallsDollars.ShouldBe(dollars, dollars * 0.006, "three digits");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Create_EachSizeOfThePage_HasItsCostWithinTheSimulationsNoise(string processes, string dollars)
    {
        var total = CostReport.Create(Request(50) with { Processes = int.Parse(processes, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) }).Total;

        total.ShouldBe(double.Parse(dollars.TrimStart('$'), CultureInfo.InvariantCulture), total * 0.005);
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void Create_EachWayOfThePage_HasItsCost(string way, string dollars)
    {
        var request = Request(50) with { Processes = 10_000, TimeToLive = way.Contains("1 h", StringComparison.Ordinal) ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(5), ProcessesPerAgent = way.Contains("agent", StringComparison.Ordinal) ? 20 : null };

        Figures.Dollars(CostReport.Create(request).Environments[0].CallsDollars).ShouldBe(dollars);
    }

    // 10 secrets × 24 × 30 calls are 7,200, at $0.05 for 10,000.
    [Fact]
    public void Create_TenSecretsReadOnceAnHour_CostLessThanFourCentsForCalls()
    {
        var cost = CostReport.Create(Request(10) with { TimeToLive = TimeSpan.FromHours(1), RefreshAheadRatio = 0 }).Environments[0];

        (cost.Calls, cost.CallsDollars, cost.SecretsDollars).ShouldBe((7_200, 0.036, 4.0));
    }

    [Fact]
    public void Create_Replicas_CostAsSecretsDo()
    {
        var project = Project(4, """["dev", { "name": "prod", "regions": ["eu-west-1", "eu-central-1", "us-east-1"] }]""");

        var report = CostReport.Create(new() { Project = project, Processes = 0, HasCustomerManagedKeys = true });

        report.Environments.Select(static cost => (cost.Environment, cost.Secrets, cost.Replicas, cost.SecretsDollars, cost.KeysDollars)).ShouldBe([("dev", 4, 0, 1.6, 1.0), ("prod", 4, 8, 4.8, 3.0)]);
        report.Total.ShouldBe(1.6 + 1 + 4.8 + 3, 0.0001);
    }

    [Fact]
    public void Create_Usage_CountsWhatTheJobsRead()
    {
        UsageReport usage = new("Job", "genie", [new("c0", ["$current"], [], Preloaded: false, []), new("c1", ["prod"], [], Preloaded: false, [])], [], [], []);

        var report = CostReport.Create(new() { Project = Project(4, """["dev", "prod"]"""), Usage = [usage], ProcessesByEnvironment = new Dictionary<string, int> { ["prod"] = 7 } });

        report.Environments.Select(static cost => (cost.SecretsPerProcess, cost.Processes)).ShouldBe([(1, 1), (2, 7)]);
    }

    [Fact]
    public void Create_InvalidRequest_SaysTheRange()
    {
        var request = Request(1);

        Should.Throw<ToolingException>(() => CostReport.Create(request with { TimeToLive = TimeSpan.FromDays(2) })).Message.ShouldContain("1 second to 1 day");
        Should.Throw<ToolingException>(() => CostReport.Create(request with { Processes = -1 })).Message.ShouldContain("0 to 10,000,000");
        Should.Throw<ToolingException>(() => CostReport.Create(request with { Environments = ["staging"] })).Message.ShouldContain("no environment 'staging'");
        Should.Throw<ToolingException>(() => CostReport.Create(request with { ProcessesByEnvironment = new Dictionary<string, int> { ["prd"] = 1 } })).Message.ShouldContain("no environment 'prd'");
    }

    private static CostRequest Request(int secrets) => new() { Project = Project(secrets, """["prod"]""") };

    private static SecretsProject Project(int secrets, string environments) => SecretsProject.Read("schemas", [
        new("schemas/secrets.json", $$"""{ "project": "genie", "environments": {{environments}} }"""),
        .. Enumerable.Range(0, secrets).Select(static i => new Genie.TypedSecrets.Schema.Text.SchemaText($"schemas/c{i}.schema.json", """{ "type": "object", "description": "A secret.", "properties": { "key": { "type": "string" } } }""")),
    ]);

    private static IEnumerable<string[]> Table(string name)
    {
        var from = s_page.IndexOf($"<!-- begin: {name} -->", StringComparison.Ordinal);
        return s_page[from..s_page.IndexOf($"<!-- end: {name} -->", StringComparison.Ordinal)].Split('\n').Where(static line => line.StartsWith('|')).Skip(2)
            .Select(static line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries));
    }

    private static TimeSpan Parse(string text) => text.Split(' ') is [var number, var unit]
        ? TimeSpan.FromSeconds(int.Parse(number, CultureInfo.InvariantCulture) * (unit switch { "s" => 1, "min" => 60, _ => 3_600 }))
        : throw new FormatException(text);
}
