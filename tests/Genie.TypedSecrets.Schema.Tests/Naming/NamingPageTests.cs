using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Tests.Support;

namespace Genie.TypedSecrets.Schema.Tests.Naming;

/// <summary>Every row of the tables in <c>docs/naming.md</c> is what happens.</summary>
public sealed class NamingPageTests
{
    public static TheoryData<string, string> Names => Table("| name |");

    public static TheoryData<string, string> Keys => Table("| key at the top of a category |");

    [Theory]
    [MemberData(nameof(Names))]
    public void Name_OfTheTable_BecomesWhatItSays(string name, string expected)
    {
        if (expected.StartsWith("error ", StringComparison.Ordinal))
        {
            IdentifierRules.ToIdentifier(name).ShouldBeNull();
            Read(name).Diagnostics.ShouldHaveSingleItem().Rule.Id.ShouldBe(expected["error ".Length..]);
        }
        else
        {
            IdentifierRules.ToIdentifier(name).ShouldBe(expected);
            Read(name).Model!.Objects[0].Keys[0].Identifier.ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_OfTheTable_AvoidsGeneratedMembers(string name, string expected) =>
        Read(name, "api-keys.schema.json").Model!.Objects[0].Keys[0].Identifier.ShouldBe(expected);

    [Fact]
    public void Types_OfTheTable_AreCalledSo()
    {
        var model = SchemaFiles.Model(
            """
            {
              "$defs": { "endpoint": { "properties": { "host": { "type": "string" } } } },
              "properties": {
                "external_api": { "type": "array", "items": { "properties": { "host": { "type": "string" } } } },
                "engine": { "enum": ["a", "b"] },
                "main": { "$ref": "#/$defs/endpoint" },
                "other": { "$ref": "#/$defs/endpoint" },
                "primary": { "properties": { "endpoint": { "properties": { "port": { "type": "integer" } } } } }
              }
            }
            """,
            "api-keys.schema.json");

        model.Objects.Select(item => item.Identifier)
            .ShouldBe(["ApiKeysSecret", "ExternalApiSecret", "EndpointSecret", "PrimarySecret", "PrimaryEndpointSecret"]);
        model.Enums.ShouldHaveSingleItem().Identifier.ShouldBe("EngineKind");
    }

    [Fact]
    public void Links_OfThePage_AreRulesAboutNames() => SchemaRules.All
        .Where(rule => rule.Title.Contains("same C# name", StringComparison.Ordinal))
        .ShouldAllBe(rule => File.ReadAllText(Repository.PathOf("docs/naming.md")).Contains($"rules/{rule.Id}.md"));

    private static CategoryReadResult Read(string name, string file = "example.schema.json") =>
        SchemaFiles.Read(SchemaFiles.Keys($$"""{{System.Text.Json.JsonSerializer.Serialize(name)}}: { "type": "string" }"""), file);

    private static TheoryData<string, string> Table(string heading)
    {
        var data = new TheoryData<string, string>();
        var rows = File.ReadLines(Repository.PathOf("docs/naming.md"))
            .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'));
        foreach (var cells in rows.Select(row => row.Trim('|').Split('|')))
        {
            data.Add(cells[0].Trim(' ', '`'), cells[1].Trim(' ', '`'));
        }

        return data;
    }
}
