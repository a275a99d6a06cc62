using System.Text.Json.Nodes;
using Genie.TypedSecrets.Cli.Tests.Support;
using Genie.TypedSecrets.Generator.Tests.Execution.Agreement;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Cli.Tests.Values;

/// <summary>Tests that <c>put</c> stores values of random schemas, and <c>get</c> shows them, as they were given.</summary>
public sealed class RandomValueTests : IDisposable
{
    private const int SchemaCount = 30;

    private readonly CliHarness _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Put_ValueOfARandomSchema_IsStoredAsGiven()
    {
        var schemas = Enumerable.Range(0, SchemaCount).Select(static seed => seed % 6 is 1 or 2 ? RandomSchema.CreateRoot(seed) : RandomSchema.Create(60_000 + seed)).ToArray();
        _cli.Write("schemas/secrets.json", """{ "project": "genie", "environments": ["dev"] }""");
        foreach (var (index, schema) in schemas.Index())
        {
            _cli.Write($"schemas/random{index}.schema.json", schema);
        }

        foreach (var (index, schema) in schemas.Index())
        {
            var model = CategoryReader.Read(new SchemaText($"random{index}.schema.json", schema), [], TestContext.Current.CancellationToken).Model.ShouldNotBeNull();
            RandomValue values = new(model, new Random(index));
            var value = values.Good();
            var name = $"genie-dev/random{index}";

            await ShouldRoundTripAsync(name, value.ToJsonString(), model);
            values.StoreAsText(value);
            await ShouldRoundTripAsync(name, value.ToJsonString() + "\n", model);
        }
    }

    private async Task ShouldRoundTripAsync(string name, string text, CategoryModel model)
    {
        (await _cli.RunAsync($"put {name}", text)).ShouldSucceed().Error.ShouldBeEmpty();
        var stored = (await _cli.RunAsync($"get {name} --reveal")).ShouldSucceed().Output;

        JsonNode.DeepEquals(JsonNode.Parse(stored), JsonNode.Parse(text)).ShouldBeTrue($"{text} became {stored}");
        ValueValidator.Validate(model, stored).Select(static violation => violation.ToString()).ShouldBeEmpty(stored);
    }
}
