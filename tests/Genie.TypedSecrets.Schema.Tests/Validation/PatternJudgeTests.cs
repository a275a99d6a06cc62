using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Genie.TypedSecrets.Schema.Model;
using Genie.TypedSecrets.Schema.Tests.Support;
using Genie.TypedSecrets.Schema.Validation;
using JsonReader = Genie.TypedSecrets.Schema.Json.JsonReader;

namespace Genie.TypedSecrets.Schema.Tests.Values;

/// <summary>
/// Compares random patterns with Node.js. <c>GENIE_TEST_FUZZ_SECONDS</c> says for how long; one round by default. A pattern that we
/// do not support is rejected with a message that says so, and nothing else is rejected.
/// </summary>
public sealed class PatternJudgeTests(Node node)
{
    private const int PatternsPerRound = 300;

    private static readonly string[] s_atoms =
    [
        "a", "b", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", ".", "[a-c]", "[^a]", "[\\d_]", "[^\\s]", "\\b", "\\B", "^", "$", "(a)", "(?:b)", "(?=a)", "(?!b)", "(?<=a)", "(?<!b)",
        "(?<n>a|b)", "\\1", "\\k<n>", "\\u{1F600}", "\\ud83d\\ude00", "😀", "[😀-😂]", "[^😀]", "\\p{L}", "\\P{L}", "[\\p{Nd}x]", "\\cA", "\\x41", "\\u0041", "\\t", "\\0", "\\-", "\\/",
        "[a-]", "[-a]", "[]", "[^]", "é", "\\p{ASCII}", "[\\w-a]", "\\a", "{", "}", "]", "a{2}", "a{1,2}", "a{,2}", "[\\b]", "|", "(", "(?i)", ")", "\\Z", "\\p{Script=Greek}", "[z-a]",
    ];

    private static readonly string[] s_quantifiers = ["", "", "", "*", "+", "?", "{2}", "{1,3}", "*?", "{0}"];

    private static readonly string[] s_characters =
        ["a", "b", "c", "A", "1", "_", " ", "\n", "\t", "\u00a0", "\ufeff", "\u180e", "\u2028", "é", "😀", "😂", "ſ", "K", "٣", "𝒜", "\0", "\u0001", "-", "z"];

    [Fact]
    public async Task Validate_RandomPatterns_AgreesWithNode()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("GENIE_TEST_FUZZ_SECONDS") ?? "1", CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var seed = seconds == 1 ? 1 : Environment.TickCount;
        do
        {
            await CompareAsync(seed++);
        }
        while (seconds > 1 && watch.Elapsed < TimeSpan.FromSeconds(seconds));
    }

    private async Task CompareAsync(int seed)
    {
        var random = new Random(seed);
        var cases = Enumerable.Range(0, PatternsPerRound)
            .Select(_ => (
                Pattern: Join(random, 6, () => s_atoms[random.Next(s_atoms.Length)] + s_quantifiers[random.Next(s_quantifiers.Length)]),
                Texts: Enumerable.Range(0, 6).Select(_ => Join(random, 6, () => s_characters[random.Next(s_characters.Length)])).ToArray()))
            .ToArray();
        var input = new JsonArray([.. cases.Select(c => new JsonObject { ["pattern"] = c.Pattern, ["texts"] = new JsonArray([.. c.Texts.Select(text => JsonValue.Create(text))]) })]);
        var verdicts = JsonSerializer.Deserialize<bool[]?[]>(await node.RunAsync("judge-patterns.mjs", [], input.ToJsonString())).ShouldNotBeNull();

        cases.Zip(verdicts).SelectMany(pair => Disagreements(pair.First.Pattern, pair.First.Texts, pair.Second)).ShouldBeEmpty($"seed {seed}");
    }

    private static IEnumerable<string> Disagreements(string pattern, string[] texts, bool[]? verdicts)
    {
        var error = ValueValidator.FindPatternError(pattern);
        if (verdicts is null || error is not null)
        {
            var isExpected = error is not null && (verdicts is null || error.Contains("not supported", StringComparison.Ordinal));
            return isExpected ? [] : [$"{pattern}: ours {error ?? "accepts"}"];
        }

        StringType type = new(StringFormat.None, null, null, pattern, default);
        return texts
            .Where((text, i) => ValueValidator.Fits(type, [], [], JsonReader.Read(JsonSerializer.Serialize(text)).Root!) != verdicts[i])
            .Select(text => $"{pattern} on {JsonSerializer.Serialize(text)}");
    }

    private static string Join(Random random, int maxCount, Func<string> next) => string.Concat(Enumerable.Range(0, random.Next(maxCount)).Select(_ => next()));
}
