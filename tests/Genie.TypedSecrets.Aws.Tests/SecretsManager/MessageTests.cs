using System.Text;
using System.Text.Json;
using CsCheck;
using Genie.TypedSecrets.Aws.SecretsManager.Json;
using Genie.TypedSecrets.Aws.SecretsManager.Model;

namespace Genie.TypedSecrets.Aws.Tests.SecretsManager;

/// <summary>Tests how values are serialized and deserialized.</summary>
public sealed class MessageTests
{
    [Fact]
    public void SecretString_AnyText_RoundTripsAsUtf8() => Gen.String.Select(static text => new string([.. text.EnumerateRunes().SelectMany(static rune => rune.ToString())])).Sample(text =>
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new PutSecretValueRequest { SecretId = "a", SecretString = SecretBytes.CopyOf(utf8) }, SecretsManagerJson.Messages.PutSecretValueRequest);

        using var read = JsonSerializer.Deserialize(json, SecretsManagerJson.Messages.GetSecretValueResponse)!;

        return read.SecretString!.Reveal().SequenceEqual(utf8)
            && JsonDocument.Parse(json).RootElement.GetProperty("SecretString").GetString() == text;
    });

    [Fact]
    public void SecretBinary_AnyBytes_RoundTrip() => Gen.Byte.Array[0, 2_000].Sample(bytes =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new PutSecretValueRequest { SecretId = "a", SecretBinary = SecretBytes.CopyOf(bytes) }, SecretsManagerJson.Messages.PutSecretValueRequest);

        using var read = JsonSerializer.Deserialize(json, SecretsManagerJson.Messages.GetSecretValueResponse)!;

        return read.SecretBinary!.Reveal().SequenceEqual(bytes);
    });

    [Fact]
    public void SecretString_AllEscapes_AreUnescaped()
    {
        using var read = JsonSerializer.Deserialize("""{"SecretString":"\u0041\n\"\\\/\ud83d\ude00ü"}""", SecretsManagerJson.Messages.GetSecretValueResponse)!;

        Encoding.UTF8.GetString(read.SecretString!.Reveal()).ShouldBe("A\n\"\\/😀ü");
    }

    [Fact]
    public void Response_UnknownMembers_AreIgnored()
    {
        using var read = JsonSerializer.Deserialize("""{"Name":"a","BrandNew":{"deep":[1]},"SecretString":"fake"}""", SecretsManagerJson.Messages.GetSecretValueResponse)!;

        read.Name.ShouldBe("a");
    }

    [Fact]
    public void Request_NullMembers_AreNotSent() =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new GetSecretValueRequest { SecretId = "a", VersionStage = "AWSCURRENT" }, SecretsManagerJson.Messages.GetSecretValueRequest))
            .ShouldBe("""{"SecretId":"a","VersionStage":"AWSCURRENT"}""");

    [Theory]
    [InlineData("1700000000.25", "2023-11-14T22:13:20.2500000+00:00")]
    [InlineData("1.70000000025E9", "2023-11-14T22:13:20.2500000+00:00")]
    [InlineData("\"1700000000.25\"", "2023-11-14T22:13:20.2500000+00:00")]
    [InlineData("\"2023-11-14T22:13:20.25Z\"", "2023-11-14T22:13:20.2500000+00:00")]
    public void CreatedDate_AllKnownForms_AreRead(string json, string expected)
    {
        using var read = JsonSerializer.Deserialize($$"""{"CreatedDate":{{json}}}""", SecretsManagerJson.Messages.GetSecretValueResponse)!;

        read.CreatedDate!.Value.ToString("O").ShouldBe(expected);
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("\"NaN\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("[]")]
    public void CreatedDate_Invalid_IsRejected(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize($$"""{"CreatedDate":{{json}}}""", SecretsManagerJson.Messages.GetSecretValueResponse));

    [Fact]
    public void Dispose_SecretBytes_WipesTheBuffer()
    {
        var buffer = "fake-value"u8.ToArray();

        new SecretBytes(buffer, buffer.Length).Dispose();

        buffer.ShouldAllBe(b => b == 0);
    }
}
