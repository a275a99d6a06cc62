using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Writes JSON as a body.</summary>
internal static class JsonBody
{
    internal static ReadOnlyMemory<byte> Of(JsonObject body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        body.WriteTo(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
