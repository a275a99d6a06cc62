using Genie.TypedSecrets.Generator.Analyzers.Redaction;
using Genie.TypedSecrets.Generator.Tests.Analyzers.Support;

namespace Genie.TypedSecrets.Generator.Tests.Analyzers.Redaction;

public sealed class RevealingConverterTests
{
    [Theory]
    [InlineData("writer.WriteStringValue([|value.Reveal()|]);")]
    [InlineData("writer.WriteString(\"token\", [|value.Reveal()|]);")]
    [InlineData("var text = value.Reveal(); writer.WriteStringValue([|text|]);")]
    [InlineData("JsonSerializer.Serialize(writer, [|value.Reveal()|], options);")]
    public async Task Converter_ThatWritesARevealedValue_IsFound(string statements) => await VerifyAsync(statements);

    [Theory]
    [InlineData("writer.WriteStringValue(value.ToString());")]
    [InlineData("writer.WriteNumberValue(value.Reveal().Length);")]
    [InlineData("writer.WriteNullValue(); _ = value.Reveal();")]
    [InlineData("JsonSerializer.Serialize(writer, value, options);")]
    public async Task Converter_ThatWritesNone_IsFine(string statements) => await VerifyAsync(statements);

    [Fact]
    public async Task Json_OfARequestWrittenByHand_IsFine() => await AnalyzerTest<RevealingConverterAnalyzer>.VerifyAsync("""
        using System.Text.Json;

        namespace IngestJob;

        internal sealed class Login
        {
            public void Write(Utf8JsonWriter writer) => writer.WriteString("token", Secrets.Current.ApiKeys.GithubToken.Reveal());
        }
        """);

    [Fact]
    public async Task Rule_SwitchedOffInEditorConfig_IsSilent() => await VerifyAsync("writer.WriteStringValue(value.Reveal());", "dotnet_diagnostic.GTS1802.severity = none");

    private static async Task VerifyAsync(string statements, string editorConfig = "") => await AnalyzerTest<RevealingConverterAnalyzer>.VerifyAsync(
        $$"""
        using System.Text.Json;
        using System.Text.Json.Serialization;

        namespace IngestJob;

        internal sealed class PlainConverter : JsonConverter<Secret<string>>
        {
            public override Secret<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Secret.Create(reader.GetString()!);

            public override void Write(Utf8JsonWriter writer, Secret<string> value, JsonSerializerOptions options)
            {
                {{statements}}
            }
        }
        """,
        editorConfig);
}
