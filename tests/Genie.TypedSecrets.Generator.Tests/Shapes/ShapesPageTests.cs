using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Credentials;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Generator.Tests.Shapes;

/// <summary>
/// The page <c>docs/shapes.md</c>: every schema generates code without a diagnostic, every value is stored and read, and the code of the page
/// has the values that its comments show.
/// </summary>
public sealed class ShapesPageTests(Node node)
{
    private static readonly Lazy<ShapeProgram> s_program = new(static () => new(Shape.ReadAll(Page)));

    // What JSON Schema does not know: numbers and booleans as text, and null for an absent key. The page says so in the section.
    private static readonly string[] s_lenient = ["by the console, which stores text", "by Terraform"];

    public static TheoryData<string> Titles => new(Shape.ReadAll(Page).Select(static shape => shape.Title));

    private static string Page => File.ReadAllText(Repository.File("docs/shapes.md"));

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task Read_OfAShape_HasTheValuesOfThePage(string title)
    {
        var shown = await s_program.Value.RunAsync(Find(title), TestContext.Current.CancellationToken);

        shown.ShouldNotBeEmpty("The code has no comment at the end of a statement.");
        shown.Select(static comment => comment.Actual).ShouldBe(shown.Select(static comment => comment.Expected));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Value_OfAShape_IsValid(string title)
    {
        var shape = Find(title);

        Validate(shape, shape.Value).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Value_WithoutARequiredKeyOrOfAnotherType_IsRejectedWithoutTheValue(string title)
    {
        var shape = Find(title);
        string[] texts = [ShapeDamage.Canary, .. ShapeDamage.Texts(shape)];
        foreach (var damaged in ShapeDamage.WithoutRequiredKeys(shape).Concat(ShapeDamage.OfOtherTypes(shape)))
        {
            var before = Validate(shape, damaged);
            var exception = Should.Throw<SecretSchemaException>(() => s_program.Value.Read(shape, damaged), damaged);

            exception.Violations.Select(static violation => $"{violation.Path}: {violation.Problem}").ShouldBe(before, damaged);
            before.ShouldNotBeEmpty(damaged);
            foreach (var text in texts)
            {
                exception.ToString().ShouldNotContain(text);
            }
        }
    }

    [Fact]
    public async Task Values_OfThePage_AreValidForTheIndependentValidator()
    {
        var shapes = s_program.Value.Shapes.Where(static shape => shape.IsJson).ToList();
        var input = new JsonArray([.. shapes.Select(static shape => new JsonObject
        {
            ["schema"] = JsonNode.Parse(shape.Schema),
            ["values"] = new JsonArray(JsonNode.Parse(shape.Value)),
        })]);
        var verdicts = JsonSerializer.Deserialize<bool[][]>(await node.RunAsync("judge-values.mjs", [], input.ToJsonString())).ShouldNotBeNull();

        shapes.Zip(verdicts, static (shape, verdict) => (shape, IsValid: verdict[0]))
            .Where(static judged => !judged.IsValid && !s_lenient.Any(reason => judged.shape.Prose.Contains(reason, StringComparison.Ordinal)))
            .Select(static judged => judged.shape.Title)
            .ShouldBeEmpty("A value that needs more than JSON Schema says how it is stored.");
    }

    [Fact]
    public async Task SchemasAndCode_OfThePage_HaveNoFindings() =>
        (await s_program.Value.AnalyzeAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

    [Fact]
    public void Values_OfThePage_DoNotLookLikeCredentials() => s_program.Value.Shapes
        .SelectMany(static shape => CredentialDetector.Find(ShapeKeys.Decode(shape.Value)).Concat(CredentialDetector.Find(shape.Code)).Select(found => $"{shape.Title}: {found.Kind}"))
        .ShouldBeEmpty();

    [Fact]
    public void Section_OfAShape_CitesItsDocumentation() => s_program.Value.Shapes
        .Where(static shape => !shape.Prose.Contains("](https://", StringComparison.Ordinal))
        .Select(static shape => shape.Title)
        .ShouldBeEmpty();

    [Fact]
    public void Index_OfThePage_ListsEveryShape()
    {
        var page = Page;
        var index = page[..page.IndexOf("\n### ", StringComparison.Ordinal)];

        Shape.ReadAll(page).Select(static shape => $"[{shape.Title}](#{Anchor(shape.Title)})").Where(link => !index.Contains(link, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // The anchor that GitHub gives a heading.
    private static string Anchor(string title) =>
        string.Concat(title.Select(char.ToLowerInvariant).Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    private static Shape Find(string title) => s_program.Value.Shapes.Single(shape => shape.Title == title);

    private static List<string> Validate(Shape shape, string value)
    {
        var result = CategoryReader.Read(new SchemaText($"{shape.Category}.schema.json", shape.Schema), [], TestContext.Current.CancellationToken);
        result.Diagnostics.Select(static diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        return [.. ValueValidator.Validate(result.Model.ShouldNotBeNull(), value).Select(static violation => $"{violation.Path}: {violation.Problem}")];
    }
}
