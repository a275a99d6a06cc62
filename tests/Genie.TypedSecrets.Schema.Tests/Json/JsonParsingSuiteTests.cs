using Genie.TypedSecrets.Schema.Json;

namespace Genie.TypedSecrets.Schema.Tests.Json;

/// <summary>The JSONTestSuite (see json-parsing/LICENSE): y_ must be accepted, n_ refused, i_ is open but may never crash.</summary>
public sealed class JsonParsingSuiteTests
{
    public static TheoryData<string> Files(string prefix) => new(Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "json-parsing"), prefix + "*.json")
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files), "y_")]
    public void Read_TextOfTheGrammar_IsAccepted(string file) =>
        Read(file).Errors.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files), "n_")]
    public void Read_TextOutsideTheGrammar_IsRefusedAtAPlaceInIt(string file)
    {
        var result = Read(file);

        result.IsValid.ShouldBeFalse();
        result.Errors.ShouldNotBeEmpty();
        foreach (var error in result.Errors)
        {
            error.Span.Start.ShouldBeInRange(0, result.Text.Length);
            error.Span.End.ShouldBeInRange(error.Span.Start, result.Text.Length);
            error.ToDiagnostic(file, new(result.Text)).Message.ShouldNotContain("{");
        }
    }

    [Theory]
    [MemberData(nameof(Files), "i_")]
    public void Read_TextTheGrammarLeavesOpen_ReadsOrRefuses(string file)
    {
        var result = Read(file);

        result.IsValid.ShouldBe(result.Errors.Count == 0);
    }

    [Fact]
    public void Suite_AsCopied_IsComplete() =>
        (Files("y_").Count, Files("n_").Count, Files("i_").Count).ShouldBe((95, 188, 35));

    private static JsonReadResult Read(string file) => JsonReader.Read(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "json-parsing", file)), DuplicateKeys.Allow);
}
