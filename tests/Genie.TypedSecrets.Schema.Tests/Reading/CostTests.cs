using System.Diagnostics;
using Genie.TypedSecrets.Schema.Diagnostics;
using Genie.TypedSecrets.Schema.Linting;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Tests.Reading;

/// <summary>The cost of a file is linear in its size, whatever it contains; beyond a stated limit the file has a coded error.</summary>
public sealed class CostTests
{
    // Generous for a busy machine: each of these took from twenty seconds to minutes, or all memory, before its rule was linear.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string> Files => new()
    {
        { "required", $$"""{ "required": [{{Join(10_000, i => $"\"unknown-{i}\"")}}], "properties": { "a": { "type": "string" } } }""" },
        { "keys", $$"""{ "properties": { {{Join(5_000, i => $"\"a_key_with_a_long_name_{i}\": {{ \"type\": \"string\", \"minLength\": 1 }}")}} } }""" },
        { "references", $$"""{ "$defs": { {{Join(2_000, i => $"\"d{i}\": {{ \"type\": \"string\" }}")}} }, "properties": { {{Join(5_000, i => $"\"k{i}\": {{ \"$ref\": \"#/$defs/e{i}\" }}")}} } }""" },
        { "keywords", $$"""{ "properties": { "a": { "type": "string", {{Join(10_000, i => $"\"unknwn{i}\": 1")}} } } }""" },
        { "doubling", $$"""{ "$defs": { {{Join(30, Doubling)}}, "d30": { "properties": { "v": { "type": "string" } } } }, "properties": { "root": { "$ref": "#/$defs/d0" } } }""" },
        { "enum", $$"""{ "properties": { "a": { "type": "array", "x-sensitive": false, "items": { "enum": [{{Join(8_000, i => $"\"v{i}\"")}}] }, "default": [{{Join(8_000, i => $"\"v{i}\"")}}] } } }""" },
        { "former names", $$"""{ "properties": { {{Join(5_000, i => $"\"k{i}\": {{ \"type\": \"string\", \"x-renamed-from\": [\"f{i}\", \"g{i}\"] }}")}} } }""" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_LargeFile_TakesLinearTime(string name, string text)
    {
        var file = new SchemaText("large.schema.json", text);
        var watch = Stopwatch.StartNew();

        var set = Load(file);
        foreach (var category in set.Categories)
        {
            SchemaLint.Check(file, category, LintSettings.Default);
            SchemaLint.NearDuplicates([(file, category), (file, category)]);
        }

        watch.Elapsed.ShouldBeLessThan(s_limit, name);
    }

    [Fact]
    public void Read_ManyEnvironments_TakesLinearTime()
    {
        var watch = Stopwatch.StartNew();

        var set = SchemaSet.Load(
            [
                new SchemaText("secrets.json", $$"""{ "project": "p", "environments": [{{Join(20_000, i => $"\"e{i}\"")}}] }"""),
                new SchemaText("a.schema.json", $$"""{ "x-environments": [{{Join(20_000, i => $"\"f{i}\"")}}], "properties": { "a": { "type": "string" } } }"""),
            ],
            TestContext.Current.CancellationToken);

        set.Diagnostics.Count(diagnostic => diagnostic.Rule == SchemaRules.UnknownEnvironment).ShouldBe(20_000);
        watch.Elapsed.ShouldBeLessThan(s_limit);
    }

    [Fact]
    public void Read_LargeDefaultAtManyReferences_IsACodedError()
    {
        var text = $$"""
            {
              "$defs": { "d": { "type": "string", "x-sensitive": false, "default": "{{new string('x', 100_000)}}" } },
              "properties": { {{Join(1_700, i => $"\"k{i}\": {{ \"$ref\": \"#/$defs/d\" }}")}} }
            }
            """;

        var set = Load(new SchemaText("large.schema.json", text));

        set.Categories.ShouldBeEmpty();
        set.Diagnostics.Select(diagnostic => diagnostic.Rule.Id).Distinct(StringComparer.Ordinal).ShouldBe(["GTS0408"]);
    }

    [Fact]
    public void Read_FileBeyondTheLimit_IsACodedError()
    {
        var text = SchemaFiles.Keys("\"a\": { \"type\": \"string\" }");

        Load(new SchemaText("large.schema.json", text.PadRight(1_000_000))).HasErrors.ShouldBeFalse();
        Load(new SchemaText("large.schema.json", text.PadRight(1_000_001))).Diagnostics.ShouldHaveSingleItem().Rule.Id.ShouldBe("GTS0011");
    }

    [Fact]
    public void Read_Canceled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            SchemaSet.Load([new SchemaText("a.schema.json", SchemaFiles.Keys("\"a\": { \"type\": \"string\" }"))], cancellation.Token));
    }

    [Fact]
    public void Validate_ManyKnownKeys_TakesLinearTime()
    {
        var model = SchemaFiles.Model($$"""{ "properties": { {{Join(10_000, i => $"\"k{i}\": {{ \"type\": \"string\" }}")}} } }""");
        var watch = Stopwatch.StartNew();

        ValueValidator.Validate(model, $$"""{ {{Join(10_000, i => $"\"k{i}\": \"v\"")}} }""").ShouldBeEmpty();

        watch.Elapsed.ShouldBeLessThan(s_limit);
    }

    private static SchemaSet Load(SchemaText file) => SchemaSet.Load([file], TestContext.Current.CancellationToken);

    private static string Doubling(int i) =>
        $"\"d{i}\": {{ \"properties\": {{ \"a\": {{ \"$ref\": \"#/$defs/d{i + 1}\" }}, \"b\": {{ \"$ref\": \"#/$defs/d{i + 1}\" }} }} }}";

    private static string Join(int count, Func<int, string> item) => string.Join(", ", Enumerable.Range(0, count).Select(item));
}
