using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Json;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading.Shapes;
using Genie.TypedSecrets.Schema.Text;

namespace Genie.TypedSecrets.Schema.Reading;

/// <summary>Reads the keywords that describe keys by a type instead of by name.</summary>
internal sealed class MapReader(SchemaReader schemas)
{
    /// <summary>Determines whether a schema describes keys that it does not name.</summary>
    internal static bool IsMap(SchemaNode node) => node.TryGet("patternProperties", out _) || node.Get<JsonObject>("additionalProperties") is not null;

    /// <summary>Reads a map; returns null if it has errors.</summary>
    internal MapShape? Read(SchemaNode node, int depth)
    {
        var names = ReadNames(node);
        var (pattern, value) = Find(node);
        if (value is null)
        {
            return null;
        }

        var use = schemas.Read(node.Document, value, SchemaPlaces.Values, depth + 1);
        if (pattern is not null)
        {
            var allowsOthers = node.GetFlag("additionalProperties") ?? node.GetFlag("unevaluatedProperties") ?? true;
            names = (names ?? NameRules.Any) with { Pattern = StringSchemaReader.CheckPattern(node.Document, pattern.Name, pattern.NameSpan), SkipsOthers = allowsOthers };
        }

        CheckNamedKeys(node, names ?? NameRules.Any, isPattern: pattern is not null);
        return use is { Type: { } values }
            ? new MapShape(values, use.IsSensitive && !use.HoldsObjects, names ?? NameRules.Any, node.GetCount("minProperties"), node.GetCount("maxProperties"))
            : null;
    }

    /// <summary>Reports constraints of names where no schema describes the values.</summary>
    internal static void CheckWithoutValues(SchemaNode node)
    {
        if (node.TryGet("propertyNames", out var member))
        {
            node.Document.Report(SchemaRules.NamesWithoutValues, member.NameSpan);
        }
    }

    // What describes the values: the only pattern with its schema, or the schema of all other keys.
    private static (JsonMember? Pattern, JsonNode? Value) Find(SchemaNode node)
    {
        var additional = node.Get<JsonObject>("additionalProperties");
        if (!node.TryGet("patternProperties", out var keyword))
        {
            return (null, additional);
        }

        var patterns = ((JsonObject)keyword.Value).Members;
        if (patterns.Count != 1)
        {
            node.Document.Report(SchemaRules.SeveralPatterns, keyword.NameSpan, "It must have exactly one pattern. Use one that all keys match, or list the keys under 'properties'");
            return (null, null);
        }

        if (additional is not null)
        {
            node.Document.Report(SchemaRules.SeveralPatterns, keyword.NameSpan, "It cannot be combined with a schema under 'additionalProperties'. Remove one of them");
            return (null, null);
        }

        return (patterns[0], patterns[0].Value);
    }

    private static NameRules? ReadNames(SchemaNode node)
    {
        if (!node.TryGet("propertyNames", out var keyword) || KeywordReader.Read(node.Document, keyword.Value, SchemaPlaces.Names) is not { } names)
        {
            return null;
        }

        if (names.TryGet("type", out var type) && type.Value is not JsonString { Value: "string" })
        {
            node.Document.Report(SchemaRules.KeywordKind, type.Value.Span, "type", "\"string\" under 'propertyNames'", "Change the value");
        }

        if (names.TryGet("pattern", out var pattern) && node.TryGet("patternProperties", out _))
        {
            node.Document.Report(SchemaRules.SeveralPatterns, pattern.NameSpan, "The names have a second pattern under 'propertyNames'. Remove one of them");
        }

        RangeRules.CheckCounts(names, "minLength", "maxLength");
        return new NameRules(
            names.GetCount("minLength"), names.GetCount("maxLength"), StringSchemaReader.ReadPattern(names), names.GetFlag("x-sensitive") ?? false, SkipsOthers: false);
    }

    // The constraints of names also apply to the keys that the schema names, and a pattern gives a second type to those that match it.
    private static void CheckNamedKeys(SchemaNode node, NameRules rules, bool isPattern)
    {
        var constraints = new StringConstraints(rules.MinLength ?? 0, rules.MaxLength ?? int.MaxValue, isPattern ? null : rules.Pattern, []);
        var other = new StringConstraints(0, int.MaxValue, isPattern ? rules.Pattern : null, []);
        var budget = new PatternBudget();
        foreach (var member in node.Get<JsonObject>("properties")?.Members ?? [])
        {
            List<string>? problems = null;
            constraints.Check(member.Name, TextFormat.None, budget, ref problems);
            if (problems is not null)
            {
                node.Document.Report(SchemaRules.KeyAgainstNames, member.NameSpan, member.Name, $"does not satisfy 'propertyNames': {problems[0]}");
                continue;
            }

            other.Check(member.Name, TextFormat.None, budget, ref problems);
            if (isPattern && problems is null && rules.Pattern is not null)
            {
                node.Document.Report(SchemaRules.KeyAgainstNames, member.NameSpan, member.Name, "matches the pattern under 'patternProperties', so two schemas describe it");
            }
        }
    }
}
