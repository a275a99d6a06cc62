using System.Text.Json;
using Genie.TypedSecrets.Cli.Tests.Support;

namespace Genie.TypedSecrets.Cli.Tests.Schemas;

public sealed class SchemaCheckTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public SchemaCheckTests() => _cli.WriteSchemas();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Check_ValidSchemas_HasNoFindings() =>
        (await _cli.RunAsync("schema check")).ShouldSucceed().Output.ShouldBe("2 categories in ../../schemas: no findings.\n");

    [Fact]
    public async Task Check_Errors_AreReportedAsCompilersDoWithExitCode2()
    {
        _cli.Write("schemas/api-keys.schema.json", """{ "type": "objct" }""");
        _cli.Write("schemas/audit.schema.json", """{ "type": "object", "x-environments": ["staging"], "properties": { "a": { "type": "string" } } }""");

        var run = await _cli.RunAsync("schema check");

        run.ExitCode.ShouldBe(ExitCodes.Findings, run.Error);
        run.Output.ShouldContain("../../schemas/api-keys.schema.json(1,11): error GTS");
        run.Output.ShouldContain("error GTS0601");
        run.Output.ShouldEndWith("2 files in ../../schemas: 2 errors.\n");
        (await _cli.RunAsync("schema check --fail-on never")).ShouldSucceed();
    }

    [Fact]
    public async Task Check_GitHub_WritesOneAnnotationPerFinding()
    {
        _cli.Write("schemas/api-keys.schema.json", """{ "type": "objct" }""");

        var run = await _cli.RunAsync("schema check --format github");

        run.Output.ShouldStartWith("::error file=../../schemas/api-keys.schema.json,line=1,col=11,title=GTS");
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("::error ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_Json_HasASchemaVersionAndEachFinding()
    {
        _cli.Write("schemas/api-keys.schema.json", """{ "type": "objct" }""");

        using var json = JsonDocument.Parse((await _cli.RunAsync("schema check --format json")).Output);

        json.RootElement.GetProperty("schemaVersion").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("kind").GetString().ShouldBe("schema-check");
        json.RootElement.GetProperty("findings")[0].GetProperty("severity").GetString().ShouldBe("error");
        json.RootElement.GetProperty("findings")[0].GetProperty("location").GetProperty("line").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("schema check nowhere", "The folder nowhere does not exist.")]
    [InlineData("schema check .", "secrets.json does not exist")]
    [InlineData("schema chekc", "Did you mean 'check'?")]
    [InlineData("schema", "A command is missing. The commands are: check")]
    public async Task Check_ImpossibleRequest_SaysWhatToDo(string command, string expected) => (await _cli.RunAsync(command)).ShouldFail(expected);

    [Fact]
    public async Task Check_ThousandSchemas_TakesLessThanASecondOfProcessorTime()
    {
        var schema = File.ReadAllText(Path.Combine(Repository.Root, "schemas", "api-keys.schema.json"));
        for (var i = 0; i < 1000; i++)
        {
            _cli.Write($"schemas/category-{i}.schema.json", schema);
        }

        // Processor time of this process includes other tests; the smallest of three runs is close to the command's own.
        List<TimeSpan> times = [];
        for (var i = 0; i < 3; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            (await _cli.RunAsync("schema check")).ShouldSucceed();
            times.Add(Environment.CpuUsage.TotalTime - before);
        }

        times.Min().ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }
}
