using Test = Genie.TypedSecrets.CodeFixes.Tests.Support.CodeFixTest<
    Genie.TypedSecrets.Generator.Analyzers.Redaction.RevealingConverterAnalyzer,
    Genie.TypedSecrets.CodeFixes.Redaction.HiddenConverterCodeFix>;

namespace Genie.TypedSecrets.CodeFixes.Tests.Redaction;

public sealed class HiddenConverterTests
{
    [Fact]
    public Task Fix_OfAConverter_WritesStars() => Test.VerifyAsync(Converter("value.Reveal()"), Converter("value.ToString()"));

    private static string Converter(string value) => $$"""
        using System.Text.Json;
        using System.Text.Json.Serialization;

        namespace IngestJob;

        internal sealed class PlainConverter : JsonConverter<Secret<string>>
        {
            public override Secret<string> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Secret.Create(reader.GetString()!);

            public override void Write(Utf8JsonWriter writer, Secret<string> value, JsonSerializerOptions options) => writer.WriteStringValue({{value}});
        }
        """;
}
