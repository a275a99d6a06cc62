using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Genie.TypedSecrets.Aws.SecretsManager.Json;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>An answer that turns out unreadable after a value in it was read.</summary>
public sealed class UnreadableAnswerTests
{
    private static readonly JsonTypeInfo<Answer> s_answer = (JsonTypeInfo<Answer>)new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(typeof(Answer));

    [Theory]
    [InlineData("""{"SecretString":"fake-value","SecretBinary":"ZmFrZQ==","Number":"none"}""", 2)]
    [InlineData("""{"SecretBinary":"ZmFrZQ==","Number":1""", 1)]
    [InlineData("""{"SecretString":"fake-value","SecretBinary":"no base64!"}""", 1)]
    public void Read_BreaksOffBehindAValue_WipesIt(string json, int values)
    {
        Answer.Values.Value = [];

        SecretsManagerJson.TryRead(System.Text.Encoding.UTF8.GetBytes(json), s_answer).ShouldBeNull();

        Answer.Values.Value.Count.ShouldBe(values);
        Answer.Values.Value.ShouldAllBe(value => value.Length == 0);
    }

    [Fact]
    public void Read_Readable_LeavesTheValueToItsOwner()
    {
        Answer.Values.Value = [];
        SecretsManagerJson.TryRead("""{"SecretString":"fake-value","Number":1}"""u8, s_answer).ShouldNotBeNull().SecretString!.Length.ShouldBe(10);

        SecretsManagerJson.TryRead("""{"Number":"none"}"""u8, s_answer).ShouldBeNull();

        Answer.Values.Value.ShouldHaveSingleItem().Length.ShouldBe(10);
    }

    private sealed class Answer
    {
        private SecretBytes? _secretString;
        private SecretBytes? _secretBinary;

        // All that were read, in the test that reads them.
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
