using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Serializes JSON for a response, with the escaping of AWS: quotes as <c>\"</c>, and no escapes for other printable characters.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ReadOnlyMemory<byte> Of(JsonObject body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, s_options);
        body.WriteTo(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
