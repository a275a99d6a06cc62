using System.Text.Json;

namespace Genie.TypedSecrets.Emulator.Protocol;

/// <summary>Reads JSON strings that may be no text: JSON can spell half a surrogate pair.</summary>
internal static class JsonTexts
{
    /// <summary>The text; null where the element is no string, or its string no valid Unicode.</summary>
    internal static string? TryRead(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
