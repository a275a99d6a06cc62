using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>
/// Computes a digest of a JSON value that is the same for values that JSON Schema considers equal: numbers by their numeric value, objects
/// regardless of the order of their keys. It finds repeated items without keeping copies of them.
/// </summary>
internal static class JsonDigest
{
    /// <summary>Computes the digest of the value at the position of the reader, which is a copy of the caller's.</summary>
    internal static string Compute(Utf8JsonReader json)
    {
        try
        {
            return Convert.ToHexString(ComputeValue(ref json));
        }
        catch (JsonException)
        {
            // The JSON text is invalid within the item. Reading reaches that position and reports it.
            return Guid.NewGuid().ToString();
        }
    }

    /// <summary>Computes the digest of an element. The copy of its text is overwritten.</summary>
    internal static string Compute(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            return string.Empty;
        }

        using var buffer = new System.IO.MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            element.WriteTo(writer);
        }

        var text = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        var digest = Compute(reader);
        CryptographicOperations.ZeroMemory(text);
        return digest;
    }

    private static byte[] ComputeValue(ref Utf8JsonReader json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([(byte)JsonText.KindOf(json.TokenType)]);
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                AppendObject(hash, ref json);
                break;
            case JsonTokenType.StartArray:
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    hash.AppendData(ComputeValue(ref json));
                }

                break;
            case JsonTokenType.Number:
                AppendNumber(hash, json.ValueSpan);
                break;
            case JsonTokenType.String:
                AppendString(hash, in json);
                break;
            default:
                hash.AppendData([(byte)json.TokenType]);
                break;
        }

        return hash.GetHashAndReset();
    }

    private static void AppendObject(IncrementalHash hash, ref Utf8JsonReader json)
    {
        var members = new List<(string Name, byte[] Digest)>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.TryRead(in json, out var text) ? text : string.Empty;
            json.Read();
            members.Add((name, ComputeValue(ref json)));
        }

        foreach (var (name, digest) in members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            hash.AppendData(digest);
        }
    }

    private static void AppendNumber(IncrementalHash hash, ReadOnlySpan<byte> utf8)
    {
        using var text = new CharBuffer(utf8.Length);
        _ = ExactNumber.TryParse(text.Span[..Encoding.UTF8.GetChars(utf8, text.Span)], out var number);
        Span<byte> prefix = stackalloc byte[sizeof(long) + 1];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, number.Magnitude);
        prefix[^1] = number.IsNegative ? (byte)1 : (byte)0;
        hash.AppendData(prefix);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(number.Digits.AsSpan()));
        number.Wipe();
    }

    private static void AppendString(IncrementalHash hash, ref readonly Utf8JsonReader json)
    {
        using var text = new CharBuffer(json.ValueSpan.Length);
        if (JsonText.TryCopy(in json, text.Span, out var length))
        {
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes((ReadOnlySpan<char>)text.Span[..length]));
        }
        else
        {
            hash.AppendData(json.ValueSpan);
        }
    }
}
