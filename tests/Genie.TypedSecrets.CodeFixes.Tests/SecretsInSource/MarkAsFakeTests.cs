using Fake = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.SecretsInSource.SecretInSourceAnalyzer,
    Genie.TypedSecrets.CodeFixes.SecretsInSource.MarkAsFakeCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.SecretsInSource;

public sealed class MarkAsFakeTests
{
    private static readonly string s_random = string.Concat("R7vQ2mZx9KpL4wTn8BsY3cHd6FgJ1aEuWiXo".Reverse());

    [Fact]
    public Task Fix_OfAFakeValue_AddsTheComment() => Fake.VerifyAsync(
        Job($"private readonly string _apiKey = \"{s_random}\";"),
        Job($"// fake-secret: test data\n    private readonly string _apiKey = \"{s_random}\";"));

    [Fact]
    public Task FixAll_OfFakeValues_AddsAComment() => Fake.VerifyAllAsync(
        Job($"private readonly string _apiKey = \"{s_random}\";\n    private readonly string _token = \"{s_random}\";"),
        Job($"// fake-secret: test data\n    private readonly string _apiKey = \"{s_random}\";\n    // fake-secret: test data\n    private readonly string _token = \"{s_random}\";"));

    // A comment above the line would be a part of the text.
    [Fact]
    public Task Fix_OfAValueWithinALaterLineOfAnInterpolatedText_IsNotOffered() => Fake.OffersNothingAsync(
        Job($"public string Text(int n) => $\"\"\"\n        page: {{n}}\n        key: {{Shown(apiKey: \"{s_random}\")}}\n        \"\"\";\n    private static string Shown(string apiKey) => apiKey;"));

    [Fact]
    public Task Fix_OfAnInterpolatedTextOfSeveralLines_AddsTheCommentAboveIt() => Fake.VerifyAsync(
        Job($"public string Text(int n) => $\"\"\"\n        page: {{n}}\n        api_key: {s_random}\n        \"\"\";"),
        Job($"// fake-secret: test data\n    public string Text(int n) => $\"\"\"\n        page: {{n}}\n        api_key: {s_random}\n        \"\"\";"));

    private static string Job(string members) => $"namespace IngestJob;\n\ninternal sealed class Job\n{{\n    {members}\n}}\n";
}
