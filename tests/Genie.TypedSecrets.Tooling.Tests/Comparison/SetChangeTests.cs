using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Tooling.Comparison;
using Genie.TypedSecrets.Tooling.Projects;

namespace Genie.TypedSecrets.Tooling.Tests.Comparison;

/// <summary>Changes of the manifest and of the set of categories, held against the compiler.</summary>
public sealed class SetChangeTests
{
    private const string Schema = """{ "type": "object", "properties": { "token": { "type": "string" } }, "required": ["token"] }""";
    private const string ProdOnly = """{ "type": "object", "x-environments": ["prod"], "properties": { "token": { "type": "string" } }, "required": ["token"] }""";
    private const string RenamedFromB = """{ "x-renamed-from": "b", "type": "object", "properties": { "token": { "type": "string" } }, "required": ["token"] }""";
    private const string Named = """{ "x-secret-name": { "prod": "rds!cluster-77fe" }, "type": "object", "properties": { "token": { "type": "string" } }, "required": ["token"] }""";
    private const string Everywhere = """{ "project": "genie", "environments": ["dev", "prod"] }""";

    private static readonly string[] s_old = [Everywhere, "a", Schema, "b", Schema, "c", ProdOnly];

    public static TheoryData<string, string[], string, string> Changes => new()
    {
        { "category removed", [Everywhere, "a", Schema, "c", ProdOnly], "GTD1001", "BreaksCode" },
        { "category added", [.. s_old, "d", Schema], "GTD1002", "NeedsStep" },
        { "category renamed", [Everywhere, "a", Schema, "b2", Schema, "c", ProdOnly], "GTD1001", "BreaksCode" },
        { "category leaves an environment", [Everywhere, "a", Schema, "b", ProdOnly, "c", ProdOnly], "GTD1003", "BreaksCode" },
        { "category enters an environment", [Everywhere, "a", Schema, "b", Schema, "c", Schema], "GTD1004", "NeedsStep" },
        { "environment removed", ["""{ "project": "genie", "environments": ["prod"] }""", "a", Schema, "b", Schema, "c", ProdOnly], "GTD1101", "BreaksCode" },
        { "environment added", ["""{ "project": "genie", "environments": ["dev", "prod", "test"], "defaultEnvironment": "dev" }""", "a", Schema, "b", Schema, "c", ProdOnly], "GTD1102", "NeedsStep" },
        { "project renamed", ["""{ "project": "other", "environments": ["dev", "prod"] }""", "a", Schema, "b", Schema, "c", ProdOnly], "GTD1103", "NeedsStep" },
        { "default environment", ["""{ "project": "genie", "environments": ["dev", "prod"], "defaultEnvironment": "prod" }""", "a", Schema, "b", Schema, "c", ProdOnly], "GTD1104", "NeedsStep" },
        { "renamed with its former name", [Everywhere, "a", Schema, "b2", RenamedFromB, "c", ProdOnly], "GTD1007", "BreaksCode" },
        { "name of a category", [Everywhere, "a", Named, "b", Schema, "c", ProdOnly], "GTD1006", "NeedsStep" },
        { "pattern of names", ["""{ "project": "genie", "environments": ["dev", "prod"], "secretName": "{environment}/{category}" }""", "a", Schema, "b", Schema, "c", ProdOnly], "GTD1106", "NeedsStep" },
        { "preview environments added", ["""{ "project": "genie", "environments": ["dev", "prod", "pr-*"] }""", "a", Schema, "b", Schema, "c", ProdOnly], "GTD1102", "NeedsStep" },
        { "regions", ["""{ "project": "genie", "environments": ["dev", { "name": "prod", "regions": ["eu-west-1"] }] }""", "a", Schema, "b", Schema, "c", ProdOnly], "GTD1105", "NeedsStep" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Compare_ChangeOfTheSet_HasItsRuleAndAgreesWithTheCompiler(string change, string[] after, string rule, string verdict)
    {
        var (old, current) = (Load(s_old), Load(after));
        current.Set.Diagnostics.Select(static d => d.ToString()).ShouldBeEmpty(change);

        var comparison = SchemaComparison.Compare(old, current, "old", "new");

        var found = comparison.Changes.Where(c => c.RuleId == rule).ToArray();
        found.ShouldNotBeEmpty(string.Join('\n', comparison.Changes));
        found[0].Verdicts.ShouldContain(Enum.Parse<Verdict>(verdict));
        if (verdict == "NeedsStep")
        {
            (found[0].Environments.Count > 0 || found[0].Message.Contains("configuration", StringComparison.Ordinal)).ShouldBeTrue();
        }

        var sources = Consumers(old).ToArray();
        GeneratedProject.FindBroken(GeneratedProject.Create(s_old[0], Schemas(s_old), sources)).ShouldBeEmpty();
        var isBroken = GeneratedProject.FindBroken(GeneratedProject.Create(after[0], Schemas(after), sources)).Count > 0;
        isBroken.ShouldBe(comparison.Changes.Any(static c => c.Has(Verdict.BreaksCode)), string.Join('\n', comparison.Changes));
    }

    [Fact]
    public void Compare_RenamedCategory_ProposesToCopyItsSecrets()
    {
        var change = SchemaComparison.Compare(Load(s_old), Load([Everywhere, "a", Schema, "b2", Schema, "c", ProdOnly]), "old", "new").Changes.Single(static c => c.RuleId == "GTD1001");

        change.Message.ShouldContain("If it was renamed to 'b2'");
        change.Steps.ShouldContain(new Step(StepTime.BeforeMerge, "dev", "genie-dev/b2", "genie-secrets copy genie-dev/b genie-dev/b2"));
    }

    [Theory]
    [InlineData("production", "\"production\"", "genie-secrets copy genie-prod/b genie-production/b")]
    [InlineData("prd", "\"prd\"", "genie-secrets copy genie-prod/b genie-prd/b")]
    [InlineData("live", """{ "name": "live", "aliases": ["prod"] }""", "genie-secrets copy genie-prod/b genie-live/b")]
    [InlineData("live", "\"live\"", "genie-secrets put genie-live/b --file value.json")]
    [InlineData("pre", """ "pre", { "name": "live", "aliases": ["prod"] }""", "genie-secrets put genie-pre/b --file value.json")]
    public void Compare_AnEnvironmentInThePlaceOfAnother_ProposesToCopyIfItWasRenamed(string name, string environments, string expected)
    {
        var manifest = $$"""{ "project": "genie", "environments": ["dev", {{environments}}], "defaultEnvironment": "dev" }""";
        var changes = SchemaComparison.Compare(Load(s_old), Load([manifest, "a", Schema, "b", Schema, "c", ProdOnly.Replace("prod", name, StringComparison.Ordinal)]), "old", "new").Changes;

        changes.Where(change => change.RuleId == "GTD1102" && change.Environments.Contains(name)).ShouldHaveSingleItem()
            .Steps.Where(static step => step.Secret?.EndsWith("/b", StringComparison.Ordinal) == true).ShouldHaveSingleItem().Command.ShouldBe(expected);
    }

    [Fact]
    public void Compare_CSharpNameOfAnEnumValue_IsNotAValueThatWasRemoved()
    {
        const string Before = """{ "properties": { "mode": { "enum": ["a", "b"] } } }""";
        const string After = """{ "properties": { "mode": { "enum": ["a", "b"], "x-csharp-name": { "a": "First" } } } }""";

        var change = SchemaComparison.Compare(Load([Everywhere, "a", Before]), Load([Everywhere, "a", After]), "old", "new").Changes.ShouldHaveSingleItem();

        change.Message.ShouldBe("The C# name of the value 'a' was 'A' and is 'First'. Change the code that uses it.");
        change.Verdicts.ShouldBe([Verdict.BreaksCode]);
    }

    [Fact]
    public void Compare_RenamedCategory_DoesNotReplaceTheCopyByANewValue() =>
        SchemaComparison.Compare(Load(s_old), Load([Everywhere, "a", Schema, "b2", Schema, "c", ProdOnly]), "old", "new").Changes.SelectMany(static change => change.Steps)
            .ShouldNotContain(static step => step.Command.StartsWith("genie-secrets put", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{ "properties": { "port": { "type": "integer" } } }""", """{ "x-strict": true, "properties": { "port": { "type": "integer" } } }""", "GTD3002")]
    [InlineData("""{ "x-strict": true, "properties": { "port": { "type": "integer" } } }""", """{ "properties": { "port": { "type": "integer" } } }""", "GTD3003")]
    [InlineData("""{ "properties": { "inner": { "type": "object", "properties": { "token": { "type": "string" } } } } }""", """{ "x-strict": true, "properties": { "inner": { "type": "object", "properties": { "token": { "type": "string" } } } } }""", "GTD3002")]
    [InlineData("""{ "type": "array", "items": { "type": "boolean" } }""", """{ "x-strict": true, "type": "array", "items": { "type": "boolean" } }""", "GTD3002")]
    [InlineData("""{ "properties": { "token": { "type": "string" } } }""", """{ "x-strict": true, "properties": { "token": { "type": "string" } } }""", null)]
    public void Compare_Strictness_IsAChangeOfWhatStoredValuesMayBe(string before, string after, string? rule) =>
        SchemaComparison.Compare(Load([Everywhere, "a", before]), Load([Everywhere, "a", after]), "old", "new").Changes.Select(static change => change.RuleId).ShouldBe(rule is null ? [] : [rule]);

    [Fact]
    public void Compare_CategoryWithAFormerName_IsRenamedAndComparedWithIt()
    {
        const string Renamed = """{ "x-renamed-from": "b", "type": "object", "properties": { "token": { "type": "string" }, "more": { "type": "string" } }, "required": ["token", "more"] }""";

        var changes = SchemaComparison.Compare(Load(s_old), Load([Everywhere, "a", Schema, "b2", Renamed, "c", ProdOnly]), "old", "new").Changes;

        changes.Select(static change => change.RuleId).ShouldBe(["GTD1007", "GTD2002"]);
        changes[0].Steps.ShouldBe(
        [
            new(StepTime.BeforeMerge, "dev", "genie-dev/b2", "genie-secrets copy genie-dev/b genie-dev/b2"),
            new(StepTime.Removal, "dev", "genie-dev/b", "genie-secrets delete genie-dev/b"),
            new(StepTime.BeforeMerge, "prod", "genie-prod/b2", "genie-secrets copy genie-prod/b genie-prod/b2"),
            new(StepTime.Removal, "prod", "genie-prod/b", "genie-secrets delete genie-prod/b"),
        ]);
    }

    [Fact]
    public void Compare_SecretNameWithAnExclamationMark_IsQuotedInCommands()
    {
        SchemaComparison.Compare(Load(s_old), Load([Everywhere, "a", Named, "b", Schema, "c", ProdOnly]), "old", "new").Changes.ShouldHaveSingleItem().Steps[0].Command
            .ShouldBe("genie-secrets copy genie-prod/a 'rds!cluster-77fe'");
    }

    [Fact]
    public void Compare_AliasThatIsRemoved_ChangesTheSelection()
    {
        const string Aliased = """{ "project": "genie", "environments": ["dev", { "name": "prod", "aliases": ["Production"] }] }""";

        SchemaComparison.Compare(Load([Aliased, "a", Schema]), Load([Everywhere, "a", Schema]), "old", "new").Changes.ShouldHaveSingleItem().Message
            .ShouldBe("'Production' no longer selects the environment 'prod'. Change the configuration of the jobs.");
    }

    [Fact]
    public void Compare_VanishedKeyAndASimilarOne_ProposesXRenamedFrom()
    {
        const string Renamed = """{ "type": "object", "properties": { "tokens": { "type": "string" } }, "required": ["tokens"] }""";

        SchemaComparison.Compare(Load(s_old), Load([Everywhere, "a", Renamed, "b", Schema, "c", ProdOnly]), "old", "new").Changes
            .Single(static c => c.RuleId == "GTD2001").Message.ShouldContain("\"x-renamed-from\": [\"token\"]");
    }

    [Fact]
    public void Rules_EachOne_HasASectionOnThePage()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema-changes.md"));

        foreach (var rule in DiffRules.All)
        {
            page.ShouldContain($"### {rule.Id}: {rule.Title}\n");
        }
    }

    private static IEnumerable<(string Name, string Text)> Consumers(SecretsProject project)
    {
        foreach (var category in project.Set.Categories)
        {
            foreach (var environment in project.Set.Names!.EnvironmentsOf(category))
            {
                var root = project.Manifest!.Environments.First(e => e.Name == environment).Identifier;
                yield return ($"{category.Name}-{environment}", $"namespace IngestJob; internal static class Use{root}{category.Identifier} {{ static object Read() => Secrets.{root}.{category.Identifier}.Token; }}");
            }

            if (category.Environments.Count == 0)
            {
                yield return ($"{category.Name}-current", $"namespace IngestJob; internal static class UseCurrent{category.Identifier} {{ static object Read() => Secrets.Current.{category.Identifier}.Token; }}");
            }
        }
    }

    private static IEnumerable<(string Category, string Text)> Schemas(string[] files) => files.Skip(1).Chunk(2).Select(static pair => (pair[0], pair[1]));

    private static SecretsProject Load(string[] files) =>
        SecretsProject.Read("schemas", Schemas(files).Select(static schema => new SchemaText($"schemas/{schema.Category}.schema.json", schema.Text)).Append(new SchemaText("schemas/secrets.json", files[0])));
}
