using System.Text.Json;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Tests.Support;

namespace Genie.TypedSecrets.Schema.Tests.Corpus;

/// <summary>The meta-schemas, applied by a validator that is not ours, accept and refuse the same files as the reader.</summary>
public sealed class JudgeTests(Node node)
{
    // Bad in ways that JSON Schema cannot say: "path: why", one a line.
    private static readonly Dictionary<string, string> s_onlyOurs = File
        .ReadAllLines(Path.Combine(CorpusCase.Root, "only-the-reader-knows.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(": ", 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    [Fact]
    public async Task MetaSchemas_OnTheWholeCorpus_AgreeWithTheReader()
    {
        var files = CorpusCase.All.SelectMany(item => item.Paths).ToList();
        var input = string.Join('\n', files.Select(path => $"{(CorpusCase.IsManifest(path) ? "secrets" : "category")}\t{path}"));
        using var output = JsonDocument.Parse(await node.RunAsync("judge.mjs", [Repository.PathOf("schemas/meta")], input));
        var verdicts = output.RootElement;
        var disagreements = new List<string>();
        foreach (var item in CorpusCase.All)
        {
            var refused = item.Paths.Where(path => !verdicts.GetProperty(path).GetProperty("accepted").GetBoolean()).ToList();
            var isListed = s_onlyOurs.ContainsKey(item.Name);
            if (item.IsGood != (refused.Count == 0) && !isListed)
            {
                disagreements.Add($"{item}: {(item.IsGood ? string.Join(", ", refused.Select(path => verdicts.GetProperty(path))) : "accepted")}");
            }
            else if (isListed && refused.Count > 0)
            {
                disagreements.Add($"{item}: listed as beyond JSON Schema, and refused: {verdicts.GetProperty(refused[0])}");
            }
        }

        disagreements.ShouldBeEmpty();
    }

    [Fact]
    public void Exceptions_OfTheList_AreBadCasesWithAReason() => s_onlyOurs.ShouldAllBe(pair =>
        pair.Value.Length > 0 && CorpusCase.All.Any(item => !item.IsGood && item.Name == pair.Key));

    [Fact]
    public async Task MetaSchemas_OnThePlatformsOwnSchemas_AcceptThem()
    {
        var files = Directory.GetFiles(Repository.PathOf("schemas"), "*.json");
        var input = string.Join('\n', files.Select(path => $"{(CorpusCase.IsManifest(path) ? "secrets" : "category")}\t{path}"));

        using var verdicts = JsonDocument.Parse(await node.RunAsync("judge.mjs", [Repository.PathOf("schemas/meta")], input));

        files.Length.ShouldBeGreaterThanOrEqualTo(4);
        files.ShouldAllBe(path => verdicts.RootElement.GetProperty(path).GetProperty("accepted").GetBoolean());
        SchemaFiles.Check([.. files.Select(SchemaFiles.Load)]).Where(diagnostic => diagnostic.Rule.Severity == SchemaSeverity.Error).ShouldBeEmpty();
    }
}
