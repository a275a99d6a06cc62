using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Stores;
using Genie.TypedSecrets.Testing.Fakes;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>Tests that the fakes of random schemas are valid: for an independent validator, for ours, and for the reader of the generated code.</summary>
public sealed class FakeValueTests(Node node)
{
    private const int SchemaCount = 300;
    private const int VersionCount = 3;

    [Fact]
    public async Task Create_ForRandomSchemas_IsValidForEveryJudge()
    {
        var schemas = Enumerable.Range(0, SchemaCount).Select(seed => seed % 10 == 0 ? RandomSchema.CreateRoot(10_000 + (seed / 10)) : RandomSchema.Create(10_000 + seed)).ToList();
        var project = schemas.Index().Aggregate(TestProject.WithManifest, (former, schema) => former.Schema(Name(schema.Index), schema.Item));
        var generated = Compiler.Load(project.Run().Compilation);
        var descriptors = ((IReadOnlyList<SecretDescriptor>)generated.GetType("IngestJob.Secrets")!.GetProperty("All")!.GetValue(null)!)
            .ToDictionary(descriptor => descriptor.Category, StringComparer.Ordinal);
        List<string> wrong = [];
        var values = schemas.Select((_, index) => Fakes(descriptors[Name(index)])).ToList();

        foreach (var (index, fakes) in values.Index())
        {
            var model = CategoryReader.Read(new SchemaText($"{Name(index)}.schema.json", schemas[index]), [], TestContext.Current.CancellationToken).Model.ShouldNotBeNull();
            foreach (var fake in fakes)
            {
                wrong.AddRange(ValueValidator.Validate(model, fake).Select(violation => $"{Name(index)}: {violation.Path} {violation.Problem}"));
                Read(descriptors[Name(index)], fake);
            }
        }

        foreach (var (index, verdicts) in (await JudgeAsync(schemas, values)).Index())
        {
            wrong.AddRange(verdicts.Where(fits => !fits).Select(_ => $"{Name(index)}: the independent validator rejects it: {schemas[index]}"));
        }

        wrong.ShouldBeEmpty();
        values.Count(fakes => fakes[0].Contains("fake", StringComparison.OrdinalIgnoreCase)).ShouldBeGreaterThan(SchemaCount * 2 / 3);
    }

    private static string Name(int index) => $"faked{index}";

    private static List<string> Fakes(SecretDescriptor descriptor) => [.. Enumerable.Range(1, VersionCount).Select(version =>
        FakeDocument.Create(descriptor.Describe(), new(0, "dev", $"genie-dev/{descriptor.Category}#", descriptor.Category, version)))];

    private static void Read(SecretDescriptor descriptor, string value)
    {
        using SecretPayload payload = new(descriptor.Category, "1", System.Text.Encoding.UTF8.GetBytes(value));
        descriptor.GetType().GetMethod("Read")!.Invoke(descriptor, [payload]).ShouldNotBeNull();
    }

    private async Task<bool[][]> JudgeAsync(List<string> schemas, List<List<string>> values)
    {
        var input = new JsonArray([.. schemas.Zip(values, (schema, fakes) => new JsonObject
        {
            ["schema"] = JsonNode.Parse(schema),
            ["values"] = new JsonArray([.. fakes.Select(fake => JsonNode.Parse(fake))]),
        })]);
        return JsonSerializer.Deserialize<bool[][]>(await node.RunAsync("judge-values.mjs", [], input.ToJsonString())).ShouldNotBeNull();
    }
}
