using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Tests.Support;

namespace Genie.TypedSecrets.Schema.Tests.Rules;

/// <summary>Checks the examples on the pages under <c>docs/rules</c>.</summary>
public sealed class RulePageTests
{
    // Pages that cannot show a violation: bytes that are not UTF-8, and files beyond the limits.
    private static readonly string[] s_withoutBadExample = ["GTS0009", "GTS0011", "GTS0407", "GTS0408"];

    public static TheoryData<string> Rules => new(SchemaRules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void BadExample_OfEveryPage_BreaksThatRuleAlone(string id)
    {
        if (s_withoutBadExample.Contains(id, StringComparer.Ordinal))
        {
            RulePage.Read(id).Bad.ShouldBeEmpty();
            return;
        }

        var bad = RulePage.Read(id).Bad;

        // The first file is the one that the page is about; a definition that it refers to may have errors of its own.
        SchemaFiles.Check(bad)
            .Where(diagnostic => diagnostic.Location.Path == bad[0].Path)
            .Select(diagnostic => diagnostic.Rule.Id)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe([id], $"the bad example of {id}");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void GoodExample_OfEveryPage_HasNoFlaw(string id)
    {
        var good = RulePage.Read(id).Good;

        good.Count.ShouldBe(id is "GTS0009" or "GTS0011" ? 0 : Math.Max(1, good.Count));
        SchemaFiles.Check(good).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty($"the good example of {id}");
    }

    [Fact]
    public void Bytes_ThatAreNotUtf8_BreakGts0009()
    {
        byte[] latin1 = [.. "{ \"description\": \"f"u8, 0xFC, .. "r Jobs\" }"u8];

        JsonReader.Read(latin1).Errors.ShouldHaveSingleItem().Rule.Id.ShouldBe("GTS0009");
    }

    [Fact]
    public void Chain_OfSeventyDefinitions_BreaksGts0407()
    {
        var levels = Enumerable.Range(1, 69)
            .Select(level => $$"""
                "level-{{level}}": { "properties": { "next": { "$ref": "#/$defs/level-{{level + 1}}" } } },
                """);
        var schema = $$"""
            {
              "$defs": {
                {{string.Concat(levels)}}
                "level-70": { "properties": { "value": { "type": "string" } } }
              },
              "properties": { "first": { "$ref": "#/$defs/level-1" } }
            }
            """;

        SchemaFiles.Read(schema).Diagnostics.Select(diagnostic => diagnostic.Rule.Id).Distinct(StringComparer.Ordinal).ShouldBe(["GTS0407"]);
    }

    [Fact]
    public void Message_OfEveryRule_EndsAsASentenceAndSaysWhatToDo()
    {
        foreach (var rule in SchemaRules.All)
        {
            // What to do is a sentence of its own, or stands in an argument.
            var sentences = rule.MessageFormat.Split(". ", StringSplitOptions.RemoveEmptyEntries);
            (sentences.Length > 1 || rule.MessageFormat.Contains(": ", StringComparison.Ordinal)).ShouldBeTrue(rule.Id);
            (rule.MessageFormat[^1] is '.' or '}').ShouldBeTrue(rule.Id);
        }
    }
}
