using Genie.TypedSecrets.Generator.Tests.Shapes;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;
using Genie.TypedSecrets.Tooling.Inference;
using Genie.TypedSecrets.Tooling.Values;

namespace Genie.TypedSecrets.Tooling.Tests.Inference;

/// <summary>Tests that a schema can be inferred from every value of <c>docs/shapes.md</c>.</summary>
public sealed class ShapeInferenceTests
{
    private static readonly Lazy<IReadOnlyList<Shape>> s_shapes = new(static () => Shape.ReadAll(File.ReadAllText(Path.Combine(Repository.Root, "docs", "shapes.md"))));

    public static TheoryData<string> Titles => new(s_shapes.Value.Select(static shape => shape.Title));

    [Theory]
    [MemberData(nameof(Titles))]
    public void Infer_ValueOfThePage_FitsItsSchema(string title)
    {
        var shape = s_shapes.Value.Single(shape => shape.Title == title);

        var inferred = InferredSchema.Infer(new(shape.Category, [new InferenceSample(shape.SecretName, SecretDocument.Read(shape.Value))]));

        var schema = CategoryReader.Read(new SchemaText($"{shape.Category}.schema.json", inferred.Text), [], TestContext.Current.CancellationToken);
        schema.Diagnostics.Select(static diagnostic => diagnostic.ToString()).ShouldBeEmpty(inferred.Text);
        ValueValidator.Validate(schema.Model.ShouldNotBeNull(), shape.Value).Select(static violation => violation.ToString()).ShouldBeEmpty(inferred.Text);
    }
}
