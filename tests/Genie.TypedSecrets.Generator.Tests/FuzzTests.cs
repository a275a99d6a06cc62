using Genie.TypedSecrets.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Genie.TypedSecrets.Generator.Tests;

/// <summary>Whatever a schema says: the generator reports or generates, and what it generates compiles.</summary>
public sealed class FuzzTests
{
    private static readonly string[] s_fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-1", "1e400", "0.1", "\u0000", "\ud800", "\u2028", "//", "\"type\"", "\"string\"",
        "\"object\"", "\"integer\"", "\"array\"", "\"items\":{},", "\"enum\":[\"a\",\"A\"],", "\"const\":1,", "\"$ref\":\"#\",", "\"$ref\":\"#/$defs/x\",",
        "\"x-renamed-from\":[\"a\",\"token\"],", "\"default\":[1],", "\"default\":{},", "\"default\":\"x\",", "\"minimum\":1e30,", "\"x-environments\":[\"nowhere\"],",
        "\"deprecated\":true,", "\"x-sensitive\":false,", "\"$defs\":{\"x\":{\"$ref\":\"#/$defs/x\"}},", "\"format\":\"date\",", "\"additionalProperties\":{\"type\":\"string\"},", "\"patternProperties\":{\"^a\":{\"enum\":[\"x\"]}},", "\"propertyNames\":{\"x-sensitive\":true},", "\"minProperties\":1,", "\"oneOf\":[{\"required\":[\"a\"]}],", "\"allOf\":[{\"$ref\":\"#/$defs/x\"}],", "{\"type\":\"null\"},", "\"dependentRequired\":{\"a\":[\"b\"]},", "\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}],", "\"unevaluatedProperties\":false,", "\"required\":[\"token\"],",
    ];

    private static readonly string[] s_schemas = [Schemas.ApiKeys, Schemas.EveryType, Schemas.Defaults, Schemas.Moved, Schemas.License, Schemas.Hostile, Schemas.Maps, Schemas.WholeMap, Schemas.Unions, Schemas.WholeUnion, Schemas.FreeForm];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Generate_MutatedSchemas_NeverThrowsAndWhatItEmitsCompiles(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var project = TestProject.WithManifest
                .Manifest(Mutate(random, TestProject.ManifestText, random.Next(3) == 0 ? 1 : 0))
                .Schema("first", Mutate(random, s_schemas[random.Next(s_schemas.Length)], random.Next(1, 3)))
                .Schema("second", Mutate(random, s_schemas[random.Next(s_schemas.Length)], random.Next(1, 3)));

            var run = project.Run();

            Compiler.Check(run.Compilation).ShouldBeEmpty(string.Join("\n\n", project.Files.Select(file => file.GetText()!.ToString())));
            if (run.Files.Count < 3)
            {
                run.Diagnostics.ShouldContain(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            }
        }
    }

    private static string Mutate(Random random, string text, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(AfterBrace(text, at), s_fragments[random.Next(s_fragments.Length)]),
                2 => text.Insert(at, text.Substring(random.Next(text.Length - length), length)),
                _ => string.Concat(text.AsSpan(0, at), s_fragments[random.Next(s_fragments.Length)], text.AsSpan(at + length)),
            };
        }

        return text;
    }

    // Right after a brace a whole member fits, so that many mutants are still JSON.
    private static int AfterBrace(string text, int at) => text.IndexOf('{', at) is var brace and >= 0 ? brace + 1 : at;
}
