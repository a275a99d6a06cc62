using System.Reflection;
using System.Text;
using Genie.TypedSecrets.Generator.Tests.Support;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Reading;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Generator.Tests.Execution;

/// <summary>
/// A secret that is one text ends with the line end that editors and <c>echo</c> add. For every kind of text, the reader returns what it
/// returns without it, and the validator accepts it. Of other ends, both say the same.
/// </summary>
public sealed class LineEndTests
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----";

    private static readonly (string Schema, string Value)[] s_texts =
    [
        ("""{ "type": "string" }""", "fake text"),
        ("""{ "type": "string", "minLength": 3, "maxLength": 4 }""", "fake"),
        ("""{ "type": "string", "pattern": "^[a-z]+$" }""", "fake"),
        ("""{ "type": "string", "x-sensitive": false }""", "fake"),
        ("""{ "type": "string", "format": "uri" }""", "https://example.com/a?b=c"),
        ("""{ "type": "string", "format": "uri-reference" }""", "../a?b=c"),
        ("""{ "type": "string", "format": "date-time" }""", "2030-01-31T12:00:00Z"),
        ("""{ "type": "string", "format": "date" }""", "2030-01-31"),
        ("""{ "type": "string", "format": "time" }""", "12:00:00Z"),
        ("""{ "type": "string", "format": "duration" }""", "PT1M30S"),
        ("""{ "type": "string", "format": "uuid" }""", "00000000-0000-0000-0000-00000000000a"),
        ("""{ "type": "string", "format": "email" }""", "a@example.com"),
        ("""{ "type": "string", "format": "hostname" }""", "db.example.com"),
        ("""{ "type": "string", "format": "ipv4" }""", "10.0.0.1"),
        ("""{ "type": "string", "format": "ipv6" }""", "::1"),
        ("""{ "type": "string", "format": "json-pointer" }""", "/a/0"),
        ("""{ "type": "string", "format": "regex" }""", "^a+$"),
        ("""{ "type": "string", "contentMediaType": "application/x-pem-file" }""", Certificate),
        ("""{ "type": "string", "contentMediaType": "application/x-pem-file" }""", Certificate.Replace("\n", "\\n", StringComparison.Ordinal)),
        ("""{ "type": "string", "contentEncoding": "base64" }""", "AAECAw=="),
        ("""{ "type": "string", "contentEncoding": "base64", "maxLength": 8 }""", "AAECAw"),
        ("""{ "type": "string", "contentEncoding": "base64url" }""", "-_-_"),
        ("""{ "type": "string", "contentMediaType": "application/json" }""", """{ "a": [1] }"""),
        ("""{ "type": "string", "contentMediaType": "application/json", "contentEncoding": "base64" }""", "e30="),
    ];

    private static readonly Lazy<(CategoryModel[] Models, Func<int, byte[], bool, object> Read)> s_subject = new(Compile);

    public static TheoryData<int> Texts { get; } = [.. Enumerable.Range(0, s_texts.Length)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_TextWithOneLineEnd_IsTheTextWithoutIt(int text)
    {
        var (schema, value) = s_texts[text];
        var expected = Read(text, value, isBinary: false);

        foreach (var end in new[] { "", "\n", "\r\n", "\r" })
        {
            Validate(text, value + end).ShouldBeEmpty(schema);
            Validate(text, "\uFEFF" + value + end).ShouldBeEmpty(schema);
            Read(text, value + end, isBinary: false).ShouldBe(expected, schema);
            Read(text, "\uFEFF" + value + end, isBinary: false).ShouldBe(expected, schema);
            if (s_subject.Value.Models[text].Root is not BinaryType)
            {
                Read(text, value + end, isBinary: true).ShouldBe(expected, schema);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_TextWithAnotherEnd_IsJudgedAlikeByBoth(int text)
    {
        var (schema, value) = s_texts[text];

        foreach (var other in new[] { value + "\n\n", value + "\r\n\r\n", value + "\n\r", value + " \n", value + "\t", value + "\u2028", "\n" + value, "\n", "\r\n", "" })
        {
            Violations(() => Read(text, other, isBinary: false)).ShouldBe(Validate(text, other), $"{schema} {System.Text.Json.JsonSerializer.Serialize(other)}");
        }
    }

    private static object Read(int text, string value, bool isBinary) => s_subject.Value.Read(text, Encoding.UTF8.GetBytes(value), isBinary);

    private static List<string> Validate(int text, string value) =>
        [.. ValueValidator.Validate(s_subject.Value.Models[text], Encoding.UTF8.GetBytes(value)).Select(static violation => $"{violation.Path}: {violation.Problem}")];

    private static List<string> Violations(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (SecretSchemaException exception)
        {
            return [.. exception.Violations.Select(static violation => $"{violation.Path}: {violation.Problem}")];
        }
    }

    private static (CategoryModel[] Models, Func<int, byte[], bool, object> Read) Compile()
    {
        var models = s_texts.Select(static (text, index) => Model($"text{index}", text.Schema)).ToArray();
        var project = s_texts.Select(static (text, index) => (text.Schema, index))
            .Aggregate(TestProject.WithManifest, static (former, schema) => former.Schema($"text{schema.index}", schema.Schema));
        var cases = string.Concat(models.Select(static (model, index) => $"""

                    {index} => SecretReader.Parse<object>(value, isBinary, "genie-dev/text", "v1", static (ref SecretReader reader) => new {model.Identifier}Secret(ref reader)),
            """));
        var source = $$"""
            using Genie.TypedSecrets.CompilerServices;

            namespace IngestJob;

            /// <summary>Test code.</summary>
            public static class Texts
            {
                /// <summary>Reads a value.</summary>
                public static object Read(int category, byte[] value, bool isBinary) => category switch
                {{{cases}}
                    _ => throw new System.ArgumentOutOfRangeException(nameof(category)),
                };
            }
            """;
        var run = project.Source(source).Run();
        return (models, Compiler.Load(run.Compilation).GetType("IngestJob.Texts")!.GetMethod("Read")!.CreateDelegate<Func<int, byte[], bool, object>>());
    }

    private static CategoryModel Model(string category, string text)
    {
        var result = CategoryReader.Read(new SchemaText($"{category}.schema.json", text), []);
        result.Diagnostics.Select(static diagnostic => diagnostic.ToString()).ShouldBeEmpty(text);
        return result.Model.ShouldNotBeNull();
    }
}
