using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genie.TypedSecrets.Aws.SecretsManager.Json;

/// <summary>Converts the timestamps of AWS JSON: seconds since 1970 with a fraction. Some versions of the agent send the number as a string.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var seconds))
        {
            return From(seconds);
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var fromText) ? From(fromText)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000.0);

    private static DateTimeOffset From(double seconds)
    {
        // The range of DateTimeOffset. NaN fails both comparisons.
        if (!(seconds >= -62_135_596_800 && seconds < 253_402_300_800))
        {
            throw new JsonException();
        }

        return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
    }
}
