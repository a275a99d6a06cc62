using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Reads the current token of a <see cref="Utf8JsonReader"/> without exceptions.</summary>
internal static class JsonText
{
    /// <summary>Reads the text of a string or property name; returns false when an escape is a lone surrogate.</summary>
    internal static bool TryRead(ref readonly Utf8JsonReader json, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = json.GetString();
        }
        catch (InvalidOperationException)
        {
            text = null;
        }

        return text is not null;
    }

    /// <summary>Reads the text like <see cref="TryRead"/>, into a buffer that its owner can overwrite.</summary>
    internal static bool TryCopy(ref readonly Utf8JsonReader json, Span<char> destination, out int length)
    {
        try
        {
            length = json.CopyString(destination);
            return true;
        }
        catch (InvalidOperationException)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Reads the text like <see cref="TryRead"/>, as UTF-8.</summary>
    internal static bool TryCopy(ref readonly Utf8JsonReader json, Span<byte> destination, out int length)
    {
        try
        {
            length = json.CopyString(destination);
            return true;
        }
        catch (InvalidOperationException)
        {
            length = 0;
            return false;
        }
    }

    internal static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.String => JsonKind.String,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True or JsonTokenType.False => JsonKind.Boolean,
        JsonTokenType.StartArray => JsonKind.Array,
        JsonTokenType.StartObject => JsonKind.Object,
        _ => JsonKind.Null,
    };
}
