using Genie.TypedSecrets.Generator.Analyzers.SchemaLint;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.SchemaLint;

/// <summary>Findings about schemas, where the editor shows them and as a team configures them. What is found is the Schema project's, and tested there.</summary>
public sealed class SchemaLintAnalyzerTests
{
    private const string Path = "/repo/schemas/partner.schema.json";

    private const string Careless = """
        {
          "type": "object",
          "properties": {
            "token": { "type": "string", "x-sensitive": false, "x-rotation-days": 1000 },
            "githubToken": { "type": "string", "description": "The same as in api-keys." }
          }
        }
        """;

    private static readonly string[] s_findings =
    [
        $$"""GTS1901 {{Path}}(1,1) {""",
        $$"""GTS1902 {{Path}}(1,1) {""",
        $$"""GTS1901 {{Path}}(4,5) "token" """.TrimEnd(),
        $$"""GTS1903 {{Path}}(4,34) "x-sensitive" """.TrimEnd(),
        $"GTS1905 {Path}(4,75) 1000",
        $$"""GTS1906 {{Path}}(5,5) "githubToken" """.TrimEnd(),
    ];

    private static async Task<IEnumerable<string>> Find(string configuration = "")
    {
        var project = ProjectFiles.Job.With(Path, Careless, "Schema");
        return (await (configuration.Length == 0 ? project : project.Configured(configuration)).FindAsync<SchemaLintAnalyzer>())
            .Where(finding => finding.Contains(Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schema_Careless_IsToldEverythingAtItsPlace() => (await Find()).ShouldBe(s_findings);

    [Fact]
    public async Task Schemas_OfThisRepository_AreClean() => (await ProjectFiles.Job.FindAsync<SchemaLintAnalyzer>()).ShouldBeEmpty();

    [Fact]
    public async Task Duplicate_OfAKey_IsToldInBothFiles() =>
        (await ProjectFiles.Job.With(Path, Careless, "Schema").FindAsync<SchemaLintAnalyzer>())
            .ShouldContain(finding => finding.StartsWith("GTS1906 /repo/schemas/api-keys.schema.json", StringComparison.Ordinal));

    [Fact]
    public async Task Schema_InError_IsLeftToTheGenerator() =>
        (await ProjectFiles.Job.With(Path, Careless.Replace("\"string\"", "\"sting\"", StringComparison.Ordinal), "Schema").FindAsync<SchemaLintAnalyzer>()).ShouldBeEmpty();

    [Fact]
    public async Task Rules_IgnoredInEditorConfig_AreSilentInThatFile() =>
        (await Find("[schemas/partner.*]\ngenie_secrets.ignored_rules = GTS1901, GTS1906\n")).ShouldBe(s_findings.Where(f => !f.StartsWith("GTS1901", StringComparison.Ordinal) && !f.StartsWith("GTS1906", StringComparison.Ordinal)));

    [Fact]
    public async Task Rotation_AllowedInEditorConfig_IsFine() =>
        (await Find("[*.schema.json]\ngenie_secrets.max_rotation_days = 1000\n")).ShouldBe(s_findings.Where(f => !f.StartsWith("GTS1905", StringComparison.Ordinal)));

    [Fact]
    public async Task Rule_SwitchedOffInGlobalConfig_IsSilent() =>
        (await Find("dotnet_diagnostic.GTS1902.severity = none\n")).ShouldBe(s_findings.Where(f => !f.StartsWith("GTS1902", StringComparison.Ordinal)));
}
