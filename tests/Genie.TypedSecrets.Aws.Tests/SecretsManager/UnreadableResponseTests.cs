using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Genie.TypedSecrets.Aws.SecretsManager.Json;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>Tests responses that become unreadable after a value.</summary>
public sealed class UnreadableResponseTests
{
    private static readonly JsonTypeInfo<TestResponse> s_typeInfo = (JsonTypeInfo<TestResponse>)new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(typeof(TestResponse));

    [Theory]
    [InlineData("""{"SecretString":"fake-value","SecretBinary":"ZmFrZQ==","Number":"none"}""", 2)]
    [InlineData("""{"SecretBinary":"ZmFrZQ==","Number":1""", 1)]
    [InlineData("""{"SecretString":"fake-value","SecretBinary":"no base64!"}""", 1)]
    public void TryRead_UnreadableAfterAValue_WipesTheValue(string json, int values)
    {
        TestResponse.Values.Value = [];

        SecretsManagerJson.TryRead(System.Text.Encoding.UTF8.GetBytes(json), s_typeInfo).ShouldBeNull();

        TestResponse.Values.Value.Count.ShouldBe(values);
        TestResponse.Values.Value.ShouldAllBe(value => value.Length == 0);
    }

    [Fact]
    public void TryRead_ReadableResponse_KeepsTheValue()
    {
        TestResponse.Values.Value = [];
        SecretsManagerJson.TryRead("""{"SecretString":"fake-value","Number":1}"""u8, s_typeInfo).ShouldNotBeNull().SecretString!.Length.ShouldBe(10);

        SecretsManagerJson.TryRead("""{"Number":"none"}"""u8, s_typeInfo).ShouldBeNull();

        TestResponse.Values.Value.ShouldHaveSingleItem().Length.ShouldBe(10);
    }

    private sealed class TestResponse
    {
        private SecretBytes? _secretString;
        private SecretBytes? _secretBinary;

        // All values that the current test has read.
        internal static AsyncLocal<List<SecretBytes>> Values { get; } = new();

        [JsonConverter(typeof(SecretTextConverter))]
        public SecretBytes? SecretString
        {
            get => _secretString;
            set => Values.Value!.Add((_secretString = value)!);
        }

        [JsonConverter(typeof(SecretBinaryConverter))]
        public SecretBytes? SecretBinary
        {
            get => _secretBinary;
            set => Values.Value!.Add((_secretBinary = value)!);
        }

        public int Number { get; set; }
    }
}
