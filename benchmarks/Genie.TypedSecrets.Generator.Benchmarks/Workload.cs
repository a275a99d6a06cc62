using System.Globalization;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Genie.TypedSecrets.Generator.Benchmarks;

/// <summary>A project with a number of schemas of 20 keys each, and one C# file.</summary>
internal sealed class Workload
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12);

    internal Workload(int schemas)
    {
        Files =
        [
            new MemoryFile("/repo/schemas/secrets.json", """{ "project": "genie", "environments": ["dev", "prod"] }""", "Manifest"),
            .. Enumerable.Range(0, schemas).Select(number => Schema(number, "A token.")),
        ];
        Compilation = CSharpCompilation.Create(
            "Job",
            [Parse("class Program { static void Main() { } }")],
            [.. Net80.References.All, MetadataReference.CreateFromFile(typeof(Secret<>).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        EditedCompilation = Compilation.ReplaceSyntaxTree(Compilation.SyntaxTrees[0], Parse("class Program { static void Main() { _ = 1; } }"));
        EditedSchema = Schema(0, "Another token.");
    }

    internal MemoryFile[] Files { get; }

    internal CSharpCompilation Compilation { get; }

    internal CSharpCompilation EditedCompilation { get; }

    internal MemoryFile EditedSchema { get; }

    internal GeneratorDriver CreateDriver() =>
        CSharpGeneratorDriver.Create([new TypedSecretsGenerator().AsSourceGenerator()], Files, s_parse, new TagOptions());

    internal AnalyzerOptions CreateOptions() => new([.. Files], new TagOptions());

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_parse, "/repo/Program.cs");

    private static MemoryFile Schema(int number, string description)
    {
        var strings = string.Join(",\n", Enumerable.Range(0, 12).Select(key => $$"""
                "token_{{key}}": { "type": "string", "minLength": 8, "maxLength": 200, "description": "{{description}}", "x-owner": "team-{{key}}" }
            """));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"/repo/schemas/category-{number}.schema.json"),
            $$"""
            {
              "$schema": "meta/category.meta.json",
              "type": "object",
              "description": "The secrets of system {{number}}.",
              "x-owner": "platform-team",
              "x-rotation-days": 90,
              "properties": {
            {{strings}},
                "host": { "type": "string", "format": "hostname", "x-sensitive": false },
                "port": { "type": "integer", "minimum": 1, "maximum": 65535, "default": 5432, "x-sensitive": false },
                "url": { "type": "string", "format": "uri", "x-sensitive": false },
                "enabled": { "type": "boolean", "default": true, "x-sensitive": false },
                "engine": { "enum": ["postgres", "mysql", "mssql"], "x-sensitive": false },
                "valid_until": { "type": "string", "format": "date-time", "x-sensitive": false },
                "scopes": { "type": "array", "items": { "type": "string" }, "x-sensitive": false },
                "endpoint": { "type": "object", "properties": { "user": { "type": "string" }, "password": { "type": "string" } }, "required": ["user"] }
              },
              "required": ["token_0", "token_1", "host", "engine"]
            }
            """,
            "Schema");
    }

    internal sealed class MemoryFile(string path, string text, string tag) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        internal string Tag { get; } = tag;

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class TagOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new One("build_property.RootNamespace", "Job");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new One("build_metadata.AdditionalFiles.GenieSecrets", ((MemoryFile)textFile).Tag);
    }

    private sealed class One(string name, string text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == name ? text : null;
            return value is not null;
        }
    }
}
