using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Generator.Tests.Execution.Agreement;

/// <summary>
/// What the schema's validator says of a value before it is stored is what the generated record's reader says when it is loaded:
/// the same verdict, at the same paths, in the same words. On random schemas, compiled together once.
/// </summary>
public sealed class AgreementTests
{
    private const int SchemaCount = 24;

    private static readonly Lazy<(CategoryModel[] Models, Func<int, byte[], object> Read)> s_subject = new(Compile);

    // A schema and what the randomness for its values starts from.
    private static readonly Gen<(int Schema, int Seed)> s_cases = Gen.Select(Gen.Int[0, SchemaCount - 1], Gen.Int[0, int.MaxValue - 1]);

    [Fact]
    public void GoodValue_OfAnySchema_ParsesIntoTheRecordAndBack() => s_cases.Sample(
        sample =>
        {
            var (models, read) = s_subject.Value;
            var model = models[sample.Schema];
            var value = new RandomValue(model, new Random(sample.Seed)).Good();

            ValueValidator.Validate(model, value.ToJsonString()).Select(violation => violation.ToString()).ShouldBeEmpty(value.ToJsonString());
            var record = read(sample.Schema, Utf8(value));
            var back = new RecordText(model).Write(record);

            ShouldSayTheSame(model, model.Objects[0], value, back);
            read(sample.Schema, Utf8(back)).ShouldBe(record);
        },
        iter: 500,
        threads: 1);

    [Fact]
    public void ObjectsAndListsAsText_OfAnySchema_AreTheSameRecord() => s_cases.Sample(
        sample =>
        {
            var (models, read) = s_subject.Value;
            var model = models[sample.Schema];
            var values = new RandomValue(model, new Random(sample.Seed));
            var value = values.Good();
            var record = read(sample.Schema, Utf8(value));
            values.StoreAsText(value);

            ValueValidator.Validate(model, value.ToJsonString()).Select(violation => violation.ToString()).ShouldBeEmpty(value.ToJsonString());
            read(sample.Schema, Utf8(value)).ShouldBe(record, value.ToJsonString());
        },
        iter: 500,
        threads: 1);

    [Fact]
    public void MutatedValue_OfAnySchema_IsJudgedAlikeByBoth() => s_cases.Sample(
        sample =>
        {
            var (models, read) = s_subject.Value;
            var values = new RandomValue(models[sample.Schema], new Random(sample.Seed));
            var value = values.Good();
            var (path, isWrong) = values.Mutate(value);

            var before = ValueValidator.Validate(models[sample.Schema], value.ToJsonString()).Select(violation => $"{violation.Path}: {violation.Problem}").ToList();
            var after = Violations(() => read(sample.Schema, Utf8(value)));

            after.ShouldBe(before, value.ToJsonString());
            if (isWrong && !path.Contains("/any/", StringComparison.Ordinal))
            {
                // Names of a map can be hidden in paths.
                before.ShouldContain(violation => violation.StartsWith(path + ": ", StringComparison.Ordinal) || violation.Contains("***", StringComparison.Ordinal));
            }
        },
        iter: 1500,
        threads: 1);

    // JSON that no serializer writes: halves of surrogate pairs, and escapes with NUL characters in place of digits.
    [Theory]
    [InlineData("\"ignored\":\"\\ud800\"")]
    [InlineData("\"ignored\":{\"a\":[\"\\udc00x\"]}")]
    [InlineData("\"\\ud800\":1")]
    [InlineData("\"ignored\":{\"\\ud800\":1}")]
    [InlineData("\"ignored\":\"\\u41\0\0\"")]
    [InlineData("\"ignored\":\"\\u4\0\0\0\"")]
    [InlineData("\"ignored\":\"\\u004\"")]
    [InlineData("\"ignored\":\"\\ud800\\ud800\"")]
    [InlineData("\"ignored\":1e999")]
    [InlineData("\"ignored\":\"\t\"")]
    [InlineData("\"ignored\":\"\ufffe\uffff\"")]
    public void OddText_InAnySchema_HasOneVerdict(string member)
    {
        var (models, read) = s_subject.Value;
        for (var schema = 0; schema < SchemaCount; schema++)
        {
            var good = new RandomValue(models[schema], new Random(schema)).Good();
            var text = good.Count == 0 ? $"{{{member}}}" : $"{{{member},{good.ToJsonString()[1..]}";
            var index = schema;

            var before = ValueValidator.Validate(models[schema], text).Select(violation => violation.Path).ToList();
            var after = ViolationPaths(() => read(index, Encoding.UTF8.GetBytes(text)));

            (before.Count == 0).ShouldBe(after.Count == 0, text);

            // The reader also reports what it found before the place where the JSON is broken.
            if (!before.Contains(string.Empty, StringComparer.Ordinal))
            {
                before.ShouldBe(after, text);
            }
        }
    }

    // The value of a known key, in every kind of type, is one half of a surrogate pair.
    [Fact]
    public void LoneSurrogate_InAKnownKey_HasOneVerdict()
    {
        var (models, read) = s_subject.Value;
        for (var schema = 0; schema < SchemaCount; schema++)
        {
            foreach (var key in models[schema].Objects[0].Keys)
            {
                var good = new RandomValue(models[schema], new Random(schema)).Good();
                good[key.JsonName] = "CANARY";
                var text = good.ToJsonString().Replace("CANARY", "\\ud800", StringComparison.Ordinal);
                var index = schema;

                var before = ValueValidator.Validate(models[schema], text).Select(violation => $"{violation.Path}: {violation.Problem}").ToList();

                Violations(() => read(index, Encoding.UTF8.GetBytes(text))).ShouldBe(before, text);
                before.ShouldNotBeEmpty();
            }
        }
    }

    [Fact]
    public void Schemas_OfTheSample_HaveEveryKindOfType() => s_subject.Value.Models
        .SelectMany(model => model.Objects)
        .SelectMany(item => item.Keys)
        .Select(key => key.Type.GetType())
        .Distinct()
        .Count()
        .ShouldBe(12);

    private static void ShouldSayTheSame(CategoryModel category, ObjectModel model, JsonObject value, JsonObject back)
    {
        if (model.Additional is not { Type.Names.SkipsOthers: true })
        {
            back.Count.ShouldBe(value.Count);
        }

        foreach (var key in model.Keys)
        {
            var written = value[key.JsonName] ?? key.RenamedFrom.Select(former => value[former.JsonName]).FirstOrDefault(node => node is not null);
            switch (key.Type)
            {
                case ObjectReference reference when written is not null:
                    ShouldSayTheSame(
                        category, category.Objects.First(item => item.Identifier == reference.Identifier), written.AsObject(), back[key.JsonName].ShouldNotBeNull().AsObject());
                    break;
                case MapType { Names.SkipsOthers: false }:
                    (back[key.JsonName]?.AsObject().Select(entry => entry.Key)).ShouldBe(written?.AsObject().Select(entry => entry.Key));
                    break;
                case ArrayType:
                    (back[key.JsonName]?.AsArray().Count).ShouldBe(written?.AsArray().Count);
                    break;
                case StringType { AcceptsNumbers: true }:
                    back[key.JsonName]?.GetValue<string>().ShouldBe(written?.ToString());
                    break;
                case StringType { Format: StringFormat.None } or EnumReference or BooleanType or PemType or BinaryType:
                    back[key.JsonName]?.ToJsonString().ShouldBe(written?.ToJsonString());
                    break;
                case IntegerType or NumberType { IsDouble: false } when written is not null:
                    Number(back[key.JsonName].ShouldNotBeNull()).ShouldBe(Number(written));
                    break;
                default:
                    (back[key.JsonName] is null).ShouldBe(written is null);
                    break;
            }
        }
    }

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static List<string> ViolationPaths(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (SecretSchemaException exception)
        {
            return [.. exception.Violations.Select(violation => violation.Path)];
        }
    }

    private static List<string> Violations(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (SecretSchemaException exception)
        {
            return [.. exception.Violations.Select(violation => $"{violation.Path}: {violation.Problem}")];
        }
    }

    private static byte[] Utf8(JsonObject value) => Encoding.UTF8.GetBytes(value.ToJsonString());

    private static (CategoryModel[] Models, Func<int, byte[], object> Read) Compile()
    {
        var schemas = Enumerable.Range(0, SchemaCount).Select(RandomSchema.Create).ToList();
        var models = schemas.Select((text, index) => Model($"agreed{index}", text)).ToArray();
        var project = schemas.Select((text, index) => (text, index))
            .Aggregate(TestProject.WithManifest, (former, schema) => former.Schema($"agreed{schema.index}", schema.text));
        var cases = string.Concat(models.Select((model, index) => $"""

                    {index} => SecretReader.Parse<object>(value, false, "genie-dev/agreed", "v1", static (ref SecretReader reader) => new {model.Objects[0].Identifier}(ref reader)),
            """));
        var source = $$"""
            using Genie.TypedSecrets.CompilerServices;

            namespace IngestJob;

            /// <summary>Test code.</summary>
            public static class Agreed
            {
                /// <summary>Reads a value.</summary>
                public static object Read(int category, byte[] value) => category switch
                {{{cases}}
                    _ => throw new System.ArgumentOutOfRangeException(nameof(category)),
                };
            }
            """;
        var run = Compiler.Load(project.Source(source).Run().Compilation).GetType("IngestJob.Agreed")!.GetMethod("Read")!;
        return (models, run.CreateDelegate<Func<int, byte[], object>>());
    }

    private static CategoryModel Model(string category, string text)
    {
        var result = CategoryReader.Read(new SchemaText($"{category}.schema.json", text), []);
        result.Diagnostics.Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty(text);
        return result.Model.ShouldNotBeNull();
    }
}
