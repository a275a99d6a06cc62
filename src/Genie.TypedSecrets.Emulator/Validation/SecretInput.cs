using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Genie.TypedSecrets.Emulator.Model;

namespace Genie.TypedSecrets.Emulator.Validation;

/// <summary>Checks names and values that are passed in code, by the same limits as requests.</summary>
internal static class SecretInput
{
    /// <exception cref="ArgumentException">The text is empty, too long, or not valid Unicode.</exception>
    internal static SecretContent OfText(string value)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(value.Length)];
        var status = Utf8.FromUtf16(value, bytes, out _, out var length, replaceInvalidSequences: false);
        return status == OperationStatus.Done
            ? Checked(new SecretContent(bytes[..length], isBinary: false), nameof(value))
            : throw new ArgumentException("The value isn't valid Unicode.", nameof(value));
    }

    /// <exception cref="ArgumentException">The value is empty or too long, or the text isn't valid UTF-8.</exception>
    internal static SecretContent OfBytes(ReadOnlySpan<byte> value, bool isBinary)
    {
        if (!isBinary && !Utf8.IsValid(value))
        {
            throw new ArgumentException("The value isn't valid UTF-8. Store it as bytes.", nameof(value));
        }

        return Checked(new SecretContent(value.ToArray(), isBinary), nameof(value));
    }

    /// <exception cref="ArgumentException">A new secret can't have the name.</exception>
    internal static void ThrowIfInvalidName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (SecretArn.IsArn(name))
        {
            throw new ArgumentException($"The secret with the ARN {name} does not exist. Use the secret's name to create it.", nameof(name));
        }

        if (!SecretIdentifier.IsValidName(name))
        {
            throw new ArgumentException($"The name isn't valid. Use 1 to {SecretIdentifier.MaxNameLength} letters, digits, or the characters -/_+=.@!", nameof(name));
        }
    }

    private static SecretContent Checked(SecretContent content, string parameterName) => content.Bytes.Length is > 0 and <= SecretContent.MaxLength
        ? content
        : throw new ArgumentException($"The value has {content.Bytes.Length} bytes. Use 1 to {SecretContent.MaxLength}.", parameterName);
}
