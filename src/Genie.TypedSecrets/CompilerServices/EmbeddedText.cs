using System.Buffers;
using System.Text.Json;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.CompilerServices;

/// <summary>Represents the JSON text that a string of a value holds, and the position to return to when it has been read. Disposing it overwrites the text.</summary>
internal sealed class EmbeddedText : IDisposable
{
    private readonly int _length;
    private byte[]? _rented;

    private EmbeddedText(byte[] rented, int length) => (_rented, _length) = (rented, length);

    /// <summary>Gets the text.</summary>
    internal ReadOnlySpan<byte> Utf8 => _rented.AsSpan(0, _length);

    /// <summary>Gets the number of objects and arrays that the string is in.</summary>
    internal required int Depth { get; init; }

    /// <summary>Gets the text that the string is in; null for the payload.</summary>
    internal required EmbeddedText? Outer { get; init; }

    /// <summary>Gets the index in the outer text of what follows the string.</summary>
    internal required int OuterPosition { get; init; }

    /// <summary>Gets the state of the reader of the outer text.</summary>
    internal required JsonReaderState OuterState { get; init; }

    /// <summary>Copies the text of a string.</summary>
    /// <param name="json">A reader at the string.</param>
    /// <param name="position">The index in its text of what follows the string.</param>
    /// <param name="outer">The text that the string is in; null for the payload.</param>
    /// <returns>The text; null if the string is not well-formed Unicode.</returns>
    internal static EmbeddedText? Copy(ref readonly Utf8JsonReader json, int position, EmbeddedText? outer)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max(json.ValueSpan.Length, 1));
        if (JsonText.TryCopy(in json, rented, out var length))
        {
            return new(rented, length) { Depth = (outer?.Depth ?? 0) + json.CurrentDepth, Outer = outer, OuterPosition = position, OuterState = json.CurrentState };
        }

        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return null;
    }

    /// <summary>Gets the reason why the text is not the JSON text of an object or an array; null if it is.</summary>
    /// <param name="open">The bracket that the text begins with.</param>
    /// <param name="expected">The description of the expected value.</param>
    /// <param name="maxDepth">The maximum depth of objects and arrays in the value.</param>
    internal string? FindProblem(byte open, string expected, int maxDepth)
    {
        if (!Utf8.TrimStart(" \t\r\n"u8).StartsWith([open]))
        {
            return Problems.WrongKind(expected, JsonKind.String);
        }

        var json = new Utf8JsonReader(Utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (json.Read())
            {
                if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && Depth + json.CurrentDepth >= maxDepth)
                {
                    return Problems.DeepText(expected, maxDepth);
                }
            }

            return null;
        }
        catch (JsonException)
        {
            // The exception can quote the value, so it is not passed on.
            return Problems.BrokenText(expected);
        }
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}
