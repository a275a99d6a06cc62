using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>Tests that an independent validator rejects the same values of random schemas as ours and as the reader of the generated code.</summary>
public sealed partial class MutatedValueTests(Node node)
{
    private const int SchemaCount = 40;
    private const int ValueCount = 100;

    [Fact]
    public async Task Judge_MutatedValuesOfRandomSchemas_HasOneVerdict()
    {
        var schemas = Enumerable.Range(0, SchemaCount).Select(static seed => Comparable(Schema(seed))).ToList();
        var project = schemas.Index().Aggregate(TestProject.WithManifest, static (former, schema) => former.Schema($"judged{schema.Index}", schema.Item.ToJsonString()));
        var descriptors = ((IReadOnlyList<SecretDescriptor>)Compiler.Load(project.Run().Compilation).GetType("IngestJob.Secrets")!.GetProperty("All")!.GetValue(null)!)
            .ToDictionary(static descriptor => descriptor.Category, StringComparer.Ordinal);
        var models = schemas.Select(static (schema, index) => CategoryReader.Read(new SchemaText($"judged{index}.schema.json", schema.ToJsonString()), []).Model.ShouldNotBeNull()).ToList();
        var values = models.Select(static (model, index) => Enumerable.Range(0, ValueCount).Select(number => Mutated(model, new Random((index * ValueCount) + number))).ToList()).ToList();

        var input = new JsonArray([.. schemas.Zip(values, static (schema, mutants) => new JsonObject
        {
            ["schema"] = schema.DeepClone(),
            ["values"] = new JsonArray([.. mutants.Select(static mutant => WithoutNull(mutant.DeepClone()))]),
        })]);
        var verdicts = JsonSerializer.Deserialize<bool[][]>(await node.RunAsync("judge-values.mjs", [], input.ToJsonString())).ShouldNotBeNull();

        List<string> wrong = [];
        foreach (var (index, mutants) in values.Index())
        {
            foreach (var (number, mutant) in mutants.Index())
            {
                var text = mutant.ToJsonString();
                var violations = ValueValidator.Validate(models[index], text);
                if ((violations.Count == 0) != verdicts[index][number] || CanRead(descriptors[$"judged{index}"], text) != verdicts[index][number])
                {
                    wrong.Add($"The independent validator says {verdicts[index][number]}, ours {(violations.Count == 0 ? "nothing" : violations[0])}: {text} of {schemas[index].ToJsonString()}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        verdicts.Sum(static fits => fits.Count(static fit => fit)).ShouldBeInRange(SchemaCount * ValueCount / 10, SchemaCount * ValueCount * 9 / 10);
    }

    // Some roots are maps or have alternatives.
    private static string Schema(int seed) => (seed % 6) switch
    {
        1 or 2 => RandomSchema.CreateRoot(seed),
        _ => RandomSchema.Create(50_000 + seed),
    };

    // docs/schema.md lists the intended differences: text of the console, former names, checked formats, numbers that fit a C# type,
    // inferred types, and required keys that allow null.
    private static JsonObject Comparable(string schema)
    {
        var root = JsonNode.Parse(schema)!.AsObject();
        Simplify(root);
        root["x-strict"] = true;
        return root;
    }

    private static void Simplify(JsonNode? part)
    {
        if (part is JsonObject schema)
        {
            foreach (var name in new[] { "x-renamed-from", "format", "contentEncoding", "contentMediaType" })
            {
                schema.Remove(name);
            }

            if (schema["required"] is JsonArray required && schema["properties"] is JsonObject properties)
            {
                required.RemoveAll(name => properties[name!.GetValue<string>()] is JsonObject key && AllowsNull(key));
            }

            foreach (var alternative in new[] { schema["oneOf"], schema["anyOf"] }.OfType<JsonArray>().SelectMany(static items => items).OfType<JsonObject>().Where(static item => item["properties"] is not null))
            {
                alternative["type"] = "object";
            }
        }

        foreach (var child in part is JsonObject members ? members.Select(static member => member.Value) : part as JsonArray ?? [])
        {
            Simplify(child);
        }
    }

    private static bool AllowsNull(JsonObject key) =>
        (key["enum"] is JsonArray values && values.Any(static value => value is null))
        || (key["type"] is JsonArray types && types.Any(static type => type!.GetValue<string>() == "null"))
        || ((key["oneOf"] ?? key["anyOf"]) is JsonArray alternatives && alternatives.Any(static item => item!["type"] is JsonValue type && type.GetValue<string>() == "null"));

    private static JsonObject Mutated(CategoryModel model, Random random)
    {
        while (true)
        {
            RandomValue values = new(model, random);
            var value = values.Good();
            for (var count = random.Next(3); count > 0; count--)
            {
                values.Mutate(value);
            }

            var text = value.ToJsonString();
            if (!Incomparable().IsMatch(text))
            {
                return value;
            }
        }
    }

    // A null in an optional key reads as absent. In a required key, both are a violation.
    private static JsonNode WithoutNull(JsonNode value)
    {
        if (value is JsonObject json)
        {
            foreach (var name in json.Where(static member => member.Value is null).Select(static member => member.Key).ToList())
            {
                json.Remove(name);
            }
        }

        foreach (var child in (value is JsonObject members ? members.Select(static member => member.Value) : value as JsonArray ?? []).OfType<JsonNode>())
        {
            WithoutNull(child);
        }

        return value;
    }

    // Numbers that no C# type holds, and null in keys that the schema does not have, which is rejected where the keys are.
    [GeneratedRegex("1e400|9{20}|\"unknown[^\"]*\":null", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Incomparable();

    private static bool CanRead(SecretDescriptor descriptor, string value)
    {
        using SecretPayload payload = new(descriptor.Category, "1", Encoding.UTF8.GetBytes(value));
        try
        {
            return descriptor.GetType().GetMethod("Read")!.Invoke(descriptor, [payload]) is not null;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is SecretSchemaException)
        {
            return false;
        }
    }
}
