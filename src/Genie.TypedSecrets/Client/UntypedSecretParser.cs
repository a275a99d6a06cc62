using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.CompilerServices;
using Genie.TypedSecrets.Constraints;
using Genie.TypedSecrets.Stores;

namespace Genie.TypedSecrets;

/// <summary>Parses a secret without a schema.</summary>
internal static class UntypedSecretParser
{
    /// <summary>Parses the keys of a JSON object, which can be stored as JSON text in a string: encoded twice.</summary>
    /// <exception cref="SecretSchemaException">The value is not a JSON object, or a key appears more than once.</exception>
    internal static UntypedSecret Parse(SecretPayload payload)
    {
        if (!SecretText.TryRead(payload.Reveal(), out var json, out var problem))
        {
            throw Invalid(payload, string.Empty, problem);
        }

        try
        {
            return new(payload.Name, payload.VersionId, UntypedValues.From(ReadKeys(payload, json, isText: false)));
        }
        catch (JsonException)
        {
            // The message of the exception may quote the value.
            throw Invalid(payload, string.Empty, $"expected {Problems.AJsonObject}, found text that is not valid JSON");
        }
    }

    private static List<KeyValuePair<string, string>> ReadKeys(SecretPayload payload, ReadOnlySpan<byte> json, bool isText)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            var kind = JsonText.KindOf(reader.TokenType);
            var value = reader;
            reader.Skip();
            reader.Read();
            if (!isText && kind == JsonKind.String && EmbeddedText.Copy(in value, position: 0, outer: null) is { } text)
            {
                using (text)
                {
                    if (text.FindProblem((byte)'{', Problems.AnObject, SecretReader.MaxDepth) is { } found)
                    {
                        throw Invalid(payload, string.Empty, found);
                    }

                    return ReadKeys(payload, text.Utf8, isText: true);
                }
            }

            throw Invalid(payload, string.Empty, Problems.WrongKind(Problems.AnObject, kind));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        List<KeyValuePair<string, string>> values = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!JsonText.TryRead(in reader, out var key))
            {
                throw Invalid(payload, JsonPointers.Append(string.Empty, "\uFFFD"), Problems.LoneSurrogate);
            }

            reader.Read();
            if (!TryReadText(json, ref reader, out var text))
            {
                throw Invalid(payload, PathOf(key), Problems.LoneSurrogate);
            }

            // It cannot be known which of the two values is intended.
            if (!names.Add(key))
            {
                throw Invalid(payload, PathOf(key), Problems.Duplicate);
            }

            values.Add(new(key, text));
        }

        // The reader rejects anything after the object.
        reader.Read();
        return values;
    }

    private static bool TryReadText(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, out string text)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var isWellFormed = JsonText.TryRead(in reader, out var value);
            text = value ?? string.Empty;
            return isWellFormed;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        text = Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
        return true;
    }

    private static string PathOf(string key) => JsonPointers.Append(string.Empty, DisplayText.CleanName(key));

    private static SecretSchemaException Invalid(SecretPayload payload, string path, string problem) =>
        new(payload.Name, payload.VersionId, [new(path, problem)]);
}
