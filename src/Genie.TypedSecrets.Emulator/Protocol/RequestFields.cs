using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>
/// The members of a request's JSON object, read as the service model declares them. What does not fit is collected, and reported in
/// one <c>ValidationException</c> as AWS does.
/// </summary>
internal sealed class RequestFields(JsonElement body)
{
    private readonly FieldViolations _violations = new();

    /// <summary>The body of a request: a JSON object, or nothing.</summary>
    /// <exception cref="SecretsManagerError">It is not JSON, or not an object.</exception>
    internal static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
        }
        catch (JsonException)
        {
            // Not the exception's own message: it quotes the body.
            throw Serialization("The request body is not valid JSON.");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw Serialization("The request body is not a JSON object.");
    }

    /// <summary>A string that must be there; empty where it is not, until <see cref="ThrowIfInvalid"/> says so.</summary>
    internal string RequiredText(string name, int maxLength)
    {
        if (Text(name, maxLength) is { } text)
        {
            return text;
        }

        _violations.AddNull(name);
        return string.Empty;
    }

    /// <summary>The secret a request is about, by name or ARN.</summary>
    internal string SecretId() => RequiredText("SecretId", maxLength: 2048);

    /// <summary>A string; null where it is absent.</summary>
    internal string? Text(string name, int maxLength, int minLength = 1, bool isSensitive = false)
    {
        if (Member(name) is not { } member)
        {
            return null;
        }

        var text = TextOf(member);
        _violations.CheckLength(name, text, minLength, maxLength, isSensitive);
        return text;
    }

    /// <summary>A string out of a closed set; null where it is absent.</summary>
    internal string? OneOf(string name, ReadOnlySpan<string> allowed)
    {
        if (Member(name) is not { } member)
        {
            return null;
        }

        var text = TextOf(member);
        _violations.CheckAllowed(name, text, allowed);
        return text;
    }

    internal bool? Flag(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => throw NotConvertible(other, "Boolean"),
    };

    /// <summary>An integer within bounds; null where it is absent.</summary>
    internal int? Number(string name, int minimum, int maximum)
    {
        if (Member(name) is not { } member)
        {
            return null;
        }

        if (member.ValueKind != JsonValueKind.Number || !member.TryGetInt64(out var number))
        {
            throw NotConvertible(member, "Integer");
        }

        _violations.CheckRange(name, number, minimum, maximum);
        return (int)Math.Clamp(number, minimum, maximum);
    }

    /// <summary>A list of strings; null where it is absent.</summary>
    internal IReadOnlyList<string>? Texts(string name, int maxCount, int maxLength, int minCount = 1)
    {
        if (List(name, minCount, maxCount) is not { } items)
        {
            return null;
        }

        var texts = items.Select(TextOf).ToArray();
        foreach (var text in texts)
        {
            _violations.CheckLength($"{name}.member", text, 1, maxLength, isSensitive: false);
        }

        return texts;
    }

    /// <summary>A list of structures; null where it is absent.</summary>
    internal IReadOnlyList<RequestFields>? Structures(string name, int minCount, int maxCount) =>
        List(name, minCount, maxCount)?.Select(item => item.ValueKind == JsonValueKind.Object ? new RequestFields(item) : throw NotConvertible(item, "structure")).ToArray();

    /// <summary>A structure; null where it is absent.</summary>
    internal RequestFields? Structure(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } member => new RequestFields(member),
        { } other => throw NotConvertible(other, "structure"),
    };

    /// <summary>The value a request brings, as <c>SecretString</c> or <c>SecretBinary</c>; null where it brings none.</summary>
    internal SecretContent? Content()
    {
        var text = Text("SecretString", SecretContent.MaxLength, isSensitive: true);
        var binary = Member("SecretBinary") is { } member ? BlobOf(member) : null;
        if (text is not null && binary is not null)
        {
            throw SecretsManagerError.InvalidParameter("You can't specify both a binary secret value and a string secret value in the same secret.");
        }

        if (binary is not null)
        {
            _violations.CheckSize("SecretBinary", binary.Length, SecretContent.MaxLength);
            return new SecretContent(binary, isBinary: true);
        }

        if (text is null)
        {
            return null;
        }

        // The quota is in bytes, the model's length in characters.
        _violations.CheckSize("SecretString", Math.Min(Encoding.UTF8.GetByteCount(text), SecretContent.MaxLength + text.Length), SecretContent.MaxLength);
        return SecretContent.OfText(text);
    }

    /// <summary>The token that becomes a new version's id.</summary>
    internal string? Token() => Text("ClientRequestToken", maxLength: 64, minLength: 32);

    /// <summary>Reports what did not fit.</summary>
    /// <exception cref="SecretsManagerError">Something did not.</exception>
    internal void ThrowIfInvalid() => _violations.ThrowIfAny();

    private static SecretsManagerError Serialization(string message) => new("SerializationException", message);

    private static SecretsManagerError NotConvertible(JsonElement found, string expected) => Serialization(found.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected.",
        JsonValueKind.Array => "Start of list found where not expected",
        JsonValueKind.String => $"STRING_VALUE can not be converted to {Article(expected)} {expected}",
        JsonValueKind.Number => $"NUMBER_VALUE can not be converted to {Article(expected)} {expected}",
        _ => $"{found.ValueKind.ToString().ToUpperInvariant()}_VALUE can not be converted to {Article(expected)} {expected}",
    });

    private static string Article(string noun) => noun[0] is 'I' ? "an" : "a";

    private static string TextOf(JsonElement member)
    {
        if (member.ValueKind != JsonValueKind.String)
        {
            throw NotConvertible(member, "String");
        }

        return JsonTexts.TryRead(member) ?? throw Serialization("A string of the request is not valid Unicode.");
    }

    private static byte[] BlobOf(JsonElement member)
    {
        if (member.ValueKind != JsonValueKind.String)
        {
            throw NotConvertible(member, "Blob");
        }

        return member.TryGetBytesFromBase64(out var bytes) ? bytes : throw Serialization("A blob of the request is not valid Base64.");
    }

    private JsonElement? Member(string name) =>
        body.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private JsonElement[]? List(string name, int minCount, int maxCount)
    {
        if (Member(name) is not { } member)
        {
            return null;
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            throw NotConvertible(member, "List");
        }

        _violations.CheckCount(name, member.GetArrayLength(), minCount, maxCount);
        return member.EnumerateArray().ToArray();
    }
}
