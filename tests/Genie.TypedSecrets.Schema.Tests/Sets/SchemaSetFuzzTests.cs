using System.Diagnostics;
using System.Globalization;
using Genie.TypedSecrets.Schema.Linting;
using Genie.TypedSecrets.Schema.Naming;
using Genie.TypedSecrets.Schema.Sets;
using Genie.TypedSecrets.Schema.Tests.Corpus;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Text;
using Genie.TypedSecrets.Schema.Validation;

namespace Genie.TypedSecrets.Schema.Tests.Sets;

/// <summary>No text makes the loader, the lint rules or the validator throw. <c>GENIE_TEST_FUZZ_SECONDS</c> sets for how long it runs.</summary>
public sealed class SchemaSetFuzzTests
{
    private static readonly string[] s_fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\u41\0\0", "null", "true", "-", "1e400", "0.1", "\0", "\u001b", "\u202e", "\ufffe", "\uffff",
        "\ud800", "\udc00", "\u2028", "//", "\"$ref\":\"#/$defs/x\",", "\"$ref\":\"secrets.schema.json#/$defs/x\",", "\"$defs\":{\"x\":{\"$ref\":\"#/$defs/x\"}},",
        "\"type\":[\"string\",\"null\"],", "\"type\":[],", "\"enum\":[null],", "\"x-csharp-name\":{},", "\"x-csharp-name\":\"Get\",", "\"x-csharp-name\":[],",
        "\"oneOf\":[],", "\"propertis\":{},", "\"x-renamed-from\":[\"\"],", "\"pattern\":\"(a+)+$\",", "\"default\":null,", "\"x-environments\":[\"\\u0000\"],",
        "\"project\":\"\",", "\"environments\":[{}],", "9999999999999999999999999999999999999999",
    ];

    [Fact]
    public void Load_MutatedAndRandomTexts_DoesNotThrow()
    {
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("GENIE_TEST_FUZZ_SECONDS"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;
        var texts = CorpusCase.All.SelectMany(item => item.Paths).Select(path => SchemaFiles.Load(path).Text).Where(text => text.Length is > 0 and < 4000).ToArray();
        var watch = Stopwatch.StartNew();
        for (var seed = 0; seed < 1_500 || watch.Elapsed < TimeSpan.FromSeconds(seconds); seed++)
        {
            var random = new Random(seed);
            SchemaText[] files =
            [
                new("secrets.json", random.Next(3) == 0 ? Text(random, texts) : """{ "project": "genie", "environments": ["dev", "prod"] }"""),
                new(random.Next(4) == 0 ? Noise(random) : "a.schema.json", Text(random, texts)),
                new("b/secrets.schema.json", Text(random, texts)),
            ];

            Should.NotThrow(() => Exercise(files, random), $"seed {seed}");
        }
    }

    private static void Exercise(SchemaText[] files, Random random)
    {
        var set = SchemaSet.Load(files);
        foreach (var diagnostic in set.Diagnostics)
        {
            diagnostic.Message.ShouldNotContain('\u001b');
            diagnostic.ToString().ShouldNotBeEmpty();
        }

        foreach (var category in set.Categories)
        {
            var file = files.First(text => CategoryFileName.CategoryOf(text.Path) == category.Name);
            SchemaLint.Check(file, category, LintSettings.Default);
            ValueValidator.Validate(category, Noise(random));
            ValueValidator.Validate(category, files[random.Next(files.Length)].Text);
            set.Names?.Match(category.Name);
        }
    }

    private static string Text(Random random, string[] texts)
    {
        if (random.Next(8) == 0)
        {
            return Noise(random);
        }

        var text = texts[random.Next(texts.Length)];
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(12), text.Length - at);
            var fragment = s_fragments[random.Next(s_fragments.Length)];
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length) + " ",
                1 when text.IndexOf('{', at) is var brace and >= 0 => text.Insert(brace + 1, fragment),
                _ => string.Concat(text.AsSpan(0, at), fragment, text.AsSpan(at + length)),
            };
        }

        return text;
    }

    private static string Noise(Random random) => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(2) == 0
        ? s_fragments[random.Next(s_fragments.Length)]
        : ((char)random.Next(char.MaxValue + 1)).ToString()));
}
