using System.Diagnostics.CodeAnalysis;
using Genie.TypedSecrets.Constraints;

namespace Genie.TypedSecrets.Stores;

/// <summary>Interprets the stored bytes of a secret as text, in the way that the client does.</summary>
/// <remarks>
/// A value is text when it is UTF-8, whether it was stored as text (<c>SecretString</c>), as bytes (<c>SecretBinary</c>) or in a file. A byte order
/// mark is not part of the text. When the whole secret is a single text, neither is one line end at its end, which editors and
/// <c>echo</c> add.
/// </remarks>
public static class SecretText
{
    /// <summary>Tries to interpret stored bytes as text.</summary>
    /// <param name="value">The stored bytes.</param>
    /// <param name="text">The UTF-8 text without a byte order mark: a part of <paramref name="value"/>.</param>
    /// <param name="problem">The description of bytes that are not text, such as <c>not UTF-8 text but UTF-16 text (little endian)</c>. It never contains the value.</param>
    /// <returns><see langword="true"/> if the bytes are text; otherwise <see langword="false"/>.</returns>
    public static bool TryRead(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> text, [NotNullWhen(false)] out string? problem)
    {
        problem = StoredText.FindProblem(value, out var start);
        text = problem is null ? value[start..] : default;
        return problem is null;
    }

    /// <summary>Removes one line end (LF, CRLF or CR) from the end of a text.</summary>
    /// <param name="text">The text.</param>
    public static ReadOnlySpan<byte> TrimLineEnd(ReadOnlySpan<byte> text) => text[..StoredText.LengthWithoutLineEnd(text)];
}
